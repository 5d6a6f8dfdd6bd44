package io.github.brushwork.optim;

import io.github.brushwork.optim.OptimizationListener.Decision;
import java.util.Objects;
import java.util.Optional;

/**
 * One run of an {@link Optimizer}: begun or resumed, advanced step by step or to its end, and saved whenever no step is
 * under way.
 *
 * <pre>{@code
 * OptimizerRun run = optimizer.begin(objective, start);
 * while (run.iteration() < 500 && run.step().isEmpty()) {
 *     if (run.iteration() % 50 == 0) {
 *         save(run.state());
 *     }
 * }
 * }</pre>
 *
 * <p>As {@link Progress} it says where the run stands now, and so it changes with each step. For one thread at a time. It
 * uses the objective that it was given, and does not close it.
 */
public interface OptimizerRun extends Progress {

    /**
     * Advances by one iteration.
     *
     * @return empty if the iteration is complete; else why there can be none: the gradient is zero, the algorithm can get
     *     no further, or the thread was interrupted. The run then is where the last iteration left it, and may be saved,
     *     or asked to step again
     */
    Optional<StopReason> step();

    /**
     * Tells the run that its objective is another function now, as after a change of weights: evaluates it at the current
     * point, and drops whatever was learnt of the former one, the best point included. There is no {@link
     * #previousValue()} then. The running average of {@link Outcome#average} goes on.
     *
     * @return empty if the objective could be evaluated; else why not: it is not finite there, or the thread was
     *     interrupted. The result is that of the former objective then, and the next step tries again
     */
    Optional<StopReason> restart();

    /**
     * What the run has found.
     *
     * @param reason why it ends
     * @return the result, a copy that later steps do not change
     */
    Optimum optimum(StopReason reason);

    /**
     * Runs to the end. Afterwards the run may be saved, or go on under another rule.
     *
     * @param stoppingRule asked before the first step and after each
     * @param listener told after each step
     * @return the result
     */
    default Optimum minimize(StoppingRule stoppingRule, OptimizationListener listener) {
        Objects.requireNonNull(stoppingRule, "stoppingRule");
        Objects.requireNonNull(listener, "listener");
        Optional<StopReason> stop = Interruption.check(this).or(() -> stoppingRule.check(this));
        while (stop.isEmpty()) {
            stop = step();
            if (stop.isEmpty()) {
                Decision decision = listener.onIteration(this);
                stop = follow(decision).or(() -> stoppingRule.check(this));
            }
        }
        return optimum(stop.get());
    }

    private Optional<StopReason> follow(Decision decision) {
        Optional<StopReason> failure = decision == Decision.RESTART ? restart() : Optional.empty();
        Optional<StopReason> stop = decision == Decision.STOP
                ? Optional.of(new StopReason(StopReason.Kind.LISTENER, "the listener asked to stop"))
                : failure;
        return Interruption.check(this).or(() -> stop);
    }
}
