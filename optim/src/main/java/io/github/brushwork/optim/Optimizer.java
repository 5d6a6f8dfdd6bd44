package io.github.brushwork.optim;

import io.github.brushwork.core.Objective;

/**
 * An algorithm that minimises an {@link Objective}, with its settings.
 *
 * <p>The optimizers of this package are immutable and may be shared between threads: everything that changes lives in
 * the call of {@link #minimize(Objective, float[], StoppingRule, OptimizationListener) minimize}. Own implementations
 * are welcome.
 *
 * <p>A run stops when the stopping rule or the listener says so, when the algorithm can get no further, or when the
 * thread is interrupted: then it returns after the evaluation that is under way, with {@link
 * StopReason.Kind#INTERRUPTED}, and the thread's interrupted status is still set.
 */
public interface Optimizer {

    /**
     * Looks for a minimum.
     *
     * @param objective what is minimised; used by this call alone while it runs, and not closed
     * @param start where to begin, {@link Objective#dimension()} variables; not modified
     * @param stoppingRule asked before the first iteration and after each
     * @param listener told after each iteration
     * @return the best point seen, whose value is always finite
     * @throws IllegalArgumentException if the length of the start is not the objective's dimension
     * @throws ArithmeticException if the value or the gradient is not finite at the start; the message names the terms
     * @throws java.util.concurrent.CancellationException if the thread is interrupted before the first evaluation is
     *     complete; later, the run ends with the best point seen and the reason
     *     {@link StopReason.Kind#INTERRUPTED}
     */
    Optimum minimize(Objective objective, float[] start, StoppingRule stoppingRule, OptimizationListener listener);

    /**
     * Looks for a minimum, telling nobody.
     *
     * @param objective what is minimised; used by this call alone while it runs, and not closed
     * @param start where to begin, {@link Objective#dimension()} variables; not modified
     * @param stoppingRule asked before the first iteration and after each
     * @return the best point seen, whose value is always finite
     * @throws IllegalArgumentException if the length of the start is not the objective's dimension
     * @throws ArithmeticException if the value or the gradient is not finite at the start; the message names the terms
     * @throws java.util.concurrent.CancellationException if the thread is interrupted before the first evaluation is
     *     complete; later, the run ends with the best point seen and the reason
     *     {@link StopReason.Kind#INTERRUPTED}
     */
    default Optimum minimize(Objective objective, float[] start, StoppingRule stoppingRule) {
        return minimize(objective, start, stoppingRule, OptimizationListener.NONE);
    }
}
