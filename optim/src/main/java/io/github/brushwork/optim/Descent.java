package io.github.brushwork.optim;

import io.github.brushwork.core.Objective;
import java.util.Objects;

/**
 * What methods of first order share: an iteration is a step, then an evaluation of the point that it leads to. With an
 * {@link Update} it makes the runs of an {@link Optimizer} of one's own; counts, bounds, the best point, interruption,
 * changes of the objective and values that are not finite are taken care of.
 *
 * <p>Immutable and safe to share between threads. {@link Adam} and {@link GradientDescent} run in the same way.
 *
 * @param schedule the learning rate of each iteration
 * @param bounds range of every variable: each step is projected onto it
 * @param outcome which point is the result
 */
public record Descent(Schedule schedule, Bounds bounds, Outcome outcome) {

    /**
     * Creates it.
     *
     * @param schedule the learning rate of each iteration
     * @param bounds range of every variable
     * @param outcome which point is the result
     */
    public Descent {
        Objects.requireNonNull(schedule, "schedule");
        Objects.requireNonNull(bounds, "bounds");
        Objects.requireNonNull(outcome, "outcome");
    }

    /**
     * Without bounds, and with the best point as the result.
     *
     * @param schedule the learning rate of each iteration
     */
    public Descent(Schedule schedule) {
        this(schedule, Bounds.NONE, Outcome.best());
    }

    /**
     * Begins a run: for {@link Optimizer#begin}, which says what is thrown.
     *
     * @param objective what is minimised; not closed
     * @param start where to begin; not modified
     * @param update of this run alone, which remembers nothing yet
     * @return the run, before its first iteration
     */
    public OptimizerRun begin(Objective objective, float[] start, Update update) {
        return DescentRun.begin(objective, settings(), schedule, update, start);
    }

    /**
     * Takes up a run where it was saved: for {@link Optimizer#resume}, which says what is thrown.
     *
     * @param objective what is minimised; not closed
     * @param state the part of the saved state that all optimizers have; not modified
     * @param update of this run alone, which remembers what it did when the run was saved
     * @return the run
     */
    public OptimizerRun resume(Objective objective, RunState state, Update update) {
        return DescentRun.resume(objective, settings(), schedule, update, state);
    }

    /**
     * The memory of a run in the Java heap, its result included, the vectors of the update and the objective left out.
     *
     * @param variables the objective's dimension, at least 1
     * @return bytes, at most
     */
    public long heapBytes(int variables) {
        return settings().heapBytes(variables) + DescentRun.heapBytes(variables);
    }

    private RunSettings settings() {
        return RunSettings.of(bounds, outcome);
    }
}
