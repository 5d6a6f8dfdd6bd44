package io.github.brushwork.transfer.settings;

import io.github.brushwork.optim.StoppingRule;
import java.util.Objects;

/**
 * Running the optimizer several times, each run from the end of the last: an iteration of the transfer is then one such
 * round.
 *
 * @param each when a round ends
 * @param clip after each round the image is clipped to so many levels of an 8-bit image on either side of the network's
 *     zero
 */
public record Rounds(StoppingRule each, double clip) {

    /**
     * @throws IllegalArgumentException if the clip is not positive
     */
    public Rounds {
        Objects.requireNonNull(each, "each");
        if (!(clip > 0)) {
            throw new IllegalArgumentException("clip " + clip + ": it must be positive");
        }
    }
}
