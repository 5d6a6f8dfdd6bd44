package io.github.brushwork.optim;

import io.github.brushwork.core.Objective;
import java.time.Duration;
import java.util.Objects;
import java.util.function.LongSupplier;

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
 */
public final class RestartedOptimizer implements Optimizer {

    private final Optimizer optimizer;
    private final StoppingRule round;
    private final Bounds bounds;
    private final LongSupplier nanoClock;

    /**
     * Creates an optimizer.
     *
     * @param optimizer what runs in each round
     * @param round when a round ends
     * @param bounds what the point is brought into after each round; {@link Bounds#NONE} to leave it
     */
    public RestartedOptimizer(Optimizer optimizer, StoppingRule round, Bounds bounds) {
        this(optimizer, round, bounds, System::nanoTime);
    }

    RestartedOptimizer(Optimizer optimizer, StoppingRule round, Bounds bounds, LongSupplier nanoClock) {
        this.optimizer = Objects.requireNonNull(optimizer, "optimizer");
        this.round = Objects.requireNonNull(round, "round");
        this.bounds = Objects.requireNonNull(bounds, "bounds");
        this.nanoClock = nanoClock;
    }

    /**
     * A copy that brings the point within other bounds after each round. Those of the optimizer that runs in a round are
     * its own.
     *
     * @param bounds what the point is brought into; {@link Bounds#NONE} to leave it
     * @return the copy
     */
    public RestartedOptimizer withBounds(Bounds bounds) {
        return new RestartedOptimizer(optimizer, round, bounds, nanoClock);
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
        return optimizer.heapBytes(variables) + beforeAndAfterRound;
    }

    /**
     * What runs in each round.
     *
     * @return the optimizer
     */
    public Optimizer optimizer() {
        return optimizer;
    }

    /**
     * When a round ends.
     *
     * @return the rule
     */
    public StoppingRule round() {
        return round;
    }

    /**
     * What the point is brought into after each round.
     *
     * @return the bounds; {@link Bounds#NONE} if it is left as it is
     */
    public Bounds bounds() {
        return bounds;
    }

    Stopwatch stopwatch(Duration already) {
        return new Stopwatch(nanoClock, already);
    }

    @Override
    public String toString() {
        return "rounds of " + optimizer;
    }
}
