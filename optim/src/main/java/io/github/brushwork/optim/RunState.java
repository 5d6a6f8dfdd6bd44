package io.github.brushwork.optim;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * The part of an {@link OptimizerState} that all optimizers have: counts, time, and points.
 *
 * @param iterations iterations completed
 * @param evaluations evaluations of the objective up to the last of these iterations; those of an iteration that was
 *     interrupted do not count as far as they are done again
 * @param elapsed how long the run took
 * @param current the point that the last iteration reached
 * @param best the best point that was evaluated
 * @param previousValue the value an iteration before the current one; NaN if there is none to compare with
 * @param gradientNorm the largest component of the projected gradient at the current point, by magnitude
 * @param stale whether the objective changed and could not be evaluated at the current point since
 * @param average the running average of the points, if the run keeps one
 */
public record RunState(
        int iterations,
        int evaluations,
        Duration elapsed,
        EvaluatedPoint current,
        EvaluatedPoint best,
        double previousValue,
        double gradientNorm,
        boolean stale,
        Optional<AverageState> average) {

    /**
     * Creates a state.
     *
     * @param iterations iterations completed, at least 0
     * @param evaluations evaluations of the objective, at least 1
     * @param elapsed how long the run took, at least 0
     * @param current the point that the last iteration reached
     * @param best the best point that was evaluated
     * @param previousValue the value an iteration before the current one; NaN if there is none to compare with
     * @param gradientNorm the largest component of the projected gradient at the current point, by magnitude
     * @param stale whether the objective changed and could not be evaluated at the current point since
     * @param average the running average of the points, if the run keeps one
     * @throws IllegalArgumentException if a count or the time is negative, or the points are not equally long
     */
    public RunState {
        if (iterations < 0 || evaluations < 1) {
            throw new IllegalArgumentException("a state after " + iterations + " iterations and " + evaluations
                    + " evaluations: there must be at least 0 and 1 of them");
        }
        if (elapsed.isNegative()) {
            throw new IllegalArgumentException("a state after a time of " + elapsed + ": it must be at least 0");
        }
        Objects.requireNonNull(current, "current");
        requireLength("best point", best.x().length, current);
        average.ifPresent(each -> requireLength("average", each.sum().length, current));
    }

    /**
     * The number of variables.
     *
     * @return length of each vector
     */
    public int dimension() {
        return current.x().length;
    }

    void requireDimension(String what, int length) {
        requireLength(what, length, current);
    }

    private static void requireLength(String what, int length, EvaluatedPoint current) {
        if (length != current.x().length) {
            throw new IllegalArgumentException("a state of " + current.x().length + " variables with a " + what + " of "
                    + length + ": they must be equally many");
        }
    }
}
