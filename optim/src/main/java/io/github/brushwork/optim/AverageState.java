package io.github.brushwork.optim;

import java.util.Objects;

/**
 * The running average of a run's points, as {@link Outcome#average} keeps it.
 *
 * @param sum the weighted sum of all points, whose weights add up to {@code 1 - missing}; not copied, and not to be
 *     modified
 * @param missing the weight that no point has yet, in [0, 1): the product of all decays
 */
public record AverageState(double[] sum, double missing) {

    /**
     * Creates a state.
     *
     * @param sum the weighted sum of all points, whose weights add up to {@code 1 - missing}; not copied, and not to be
     *     modified
     * @param missing the weight that no point has yet, in [0, 1)
     * @throws IllegalArgumentException if the missing weight is not in [0, 1)
     */
    public AverageState {
        Objects.requireNonNull(sum, "sum");
        if (!(missing >= 0 && missing < 1)) {
            throw new IllegalArgumentException(
                    "an average that misses a weight of " + missing + ": it must be at least 0 and less than 1");
        }
    }

    /**
     * The average without its array.
     *
     * @return a few words for a log
     */
    @Override
    public String toString() {
        return "average of weight " + (1 - missing);
    }
}
