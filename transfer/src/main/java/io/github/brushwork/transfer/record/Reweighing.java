package io.github.brushwork.transfer.record;

import io.github.brushwork.transfer.TransferProgress;
import java.util.Objects;

/**
 * A change of a term's weight that a listener asked for, see {@link TransferProgress#reweigh}.
 *
 * @param iteration after which it took effect, through all scales, from 1
 * @param term the term's name
 * @param weight its weight from then on
 */
public record Reweighing(int iteration, String term, double weight) {

    public Reweighing {
        Objects.requireNonNull(term, "term");
    }
}
