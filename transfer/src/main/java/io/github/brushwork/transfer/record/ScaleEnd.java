package io.github.brushwork.transfer.record;

import io.github.brushwork.optim.StopReason;
import java.util.Objects;

/**
 * How far a scale was painted, and why no further.
 *
 * @param scale number of the scale, from 1
 * @param iterations how many there were at this scale
 * @param evaluations how many there were at this scale
 * @param unfinished how many of these belong to no iteration, because it was not completed
 * @param reason why it ended
 */
public record ScaleEnd(int scale, int iterations, int evaluations, int unfinished, StopReason reason) {

    public ScaleEnd {
        Objects.requireNonNull(reason, "reason");
    }

    /**
     * Whether evaluations of an iteration that was interrupted may have found the result.
     *
     * @return true if there were such evaluations
     */
    public boolean isAmidIteration() {
        return reason.kind() == StopReason.Kind.INTERRUPTED && unfinished > 0;
    }
}
