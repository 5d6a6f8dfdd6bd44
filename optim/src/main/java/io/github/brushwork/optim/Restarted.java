package io.github.brushwork.optim;

import io.github.brushwork.core.Objective;
import java.util.Objects;

/**
 * Runs another optimizer again and again, each time from where it ended, with the point brought within bounds in between.
 * What the other optimizer remembers, such as the memory of {@link Lbfgs}, is dropped with each round.
 *
 * <p>An iteration is one round. The value reported for it is the best of that round, before the point is moved into the
 * bounds; the point reported, and the result, is the one after. This is how demos of style transfer in Keras drive SciPy's
 * L-BFGS-B. A round that is interrupted is no iteration, though the best of it is the result; a run that is saved then
 * goes on in the midst of it.
 *
 * <p>Immutable and safe to share between threads.
 *
 * @param inner what runs in each round
 * @param round when a round ends
 * @param bounds what the point is brought into after each round; {@link Bounds#NONE} to leave it
 */
public record Restarted(Optimizer inner, StoppingRule round, Bounds bounds) implements Optimizer {

    public Restarted {
        Objects.requireNonNull(inner, "inner");
        Objects.requireNonNull(round, "round");
        Objects.requireNonNull(bounds, "bounds");
    }

    /**
     * A copy that brings the point within other bounds after each round. Those of the optimizer that runs in a round are
     * its own.
     *
     * @param bounds what the point is brought into; {@link Bounds#NONE} to leave it
     * @return the copy
     */
    public Restarted withBounds(Bounds bounds) {
        return new Restarted(inner, round, bounds);
    }

    @Override
    public OptimizerRun begin(Objective objective, float[] start) {
        return new RestartedRun(this, objective, start.clone());
    }

    @Override
    public OptimizerRun resume(Objective objective, OptimizerState state) {
        return new RestartedRun(this, objective, ResumeChecks.require(RestartedState.class, this, state));
    }

    @Override
    public long heapBytes(int variables) {
        long beforeAndAfterRound = 2L * Float.BYTES * variables;
        return inner.heapBytes(variables) + beforeAndAfterRound;
    }

    @Override
    public String toString() {
        return "rounds of " + inner;
    }
}
