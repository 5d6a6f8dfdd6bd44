package io.github.brushwork.optim;

import java.time.Duration;

/**
 * What a run of an {@link Optimizer} found.
 *
 * @param x the best point that was evaluated, unless another {@link Outcome} was wanted; not copied
 * @param value the objective's value at {@code x}; finite. With {@link Outcome#average}, and with rounds that end outside
 *     of their bounds, that of the point that {@code x} was made of
 * @param contributions each term's share of the value, in the order of the objective's terms; not copied
 * @param iterations iterations completed
 * @param evaluations evaluations of the objective
 * @param elapsed how long the run took
 * @param stopReason why the run ended
 */
public record Optimum(
        float[] x,
        double value,
        double[] contributions,
        int iterations,
        int evaluations,
        Duration elapsed,
        StopReason stopReason) {

    /**
     * The result without its arrays.
     *
     * @return one line for a log
     */
    @Override
    public String toString() {
        return "Optimum[value " + value + " after " + iterations + " iterations and " + evaluations + " evaluations in "
                + elapsed + ": " + stopReason + "]";
    }
}
