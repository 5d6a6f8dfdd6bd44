package io.github.brushwork.optim;

import io.github.brushwork.core.Objective;
import java.util.function.UnaryOperator;

/**
 * An algorithm that minimises an {@link Objective}, with its settings.
 *
 * <p>The optimizers of this package are immutable and may be shared between threads: everything that changes lives in an
 * {@link OptimizerRun}. Own implementations are welcome.
 *
 * <p>A run stops when the stopping rule or the listener says so, when the algorithm can get no further, or when the
 * thread is interrupted: then it returns after the evaluation that is under way, with {@link
 * StopReason.Kind#INTERRUPTED}, and the thread's interrupted status is still set.
 */
public interface Optimizer {

    /**
     * Begins a run: evaluates the start.
     *
     * @param objective what is minimised; used by this run alone while it lasts, and not closed
     * @param start where to begin, {@link Objective#dimension()} variables; not modified
     * @return the run, before its first iteration
     * @throws IllegalArgumentException if the length of the start is not the objective's dimension
     * @throws ArithmeticException if the value or the gradient is not finite at the start; the message names the terms
     * @throws java.util.concurrent.CancellationException if the thread is interrupted before the evaluation is complete
     */
    OptimizerRun begin(Objective objective, float[] start);

    /**
     * Begins a run on an image of another size, with what a run on the former image has learnt and can be carried over: the moments of
     * {@link Adam}; the curvature that {@link Lbfgs} remembers cannot. Unless an optimizer says otherwise, nothing is.
     *
     * @param objective what is minimised; used by this run alone while it lasts, and not closed
     * @param start where to begin, {@link Objective#dimension()} variables; not modified
     * @param before of the run on the former image; not modified
     * @param resampling from a component for each variable of the former image to one for each of the new one; it modifies nothing
     * @return the run, before its first iteration
     */
    default OptimizerRun begin(
            Objective objective, float[] start, OptimizerState before, UnaryOperator<double[]> resampling) {
        return begin(objective, start);
    }

    /**
     * The range of every variable.
     *
     * @return the bounds; {@link Bounds#NONE} if there are none
     */
    default Bounds bounds() {
        return Bounds.NONE;
    }

    /**
     * Takes up a run where it was saved. Nothing is evaluated yet. Iterations, evaluations and time count on. With the
     * same settings and the same objective, the run takes the path, to the last bit, that it would have taken
     * uninterrupted; other settings are followed from here on. If the objective is another one, call {@link
     * OptimizerRun#restart()} before the first step.
     *
     * @param objective what is minimised; used by this run alone while it lasts, and not closed
     * @param state of a run of this kind of optimizer; not modified, so it may be resumed again
     * @return the run
     * @throws IllegalArgumentException if the state is another optimizer's, its dimension or number of terms is not the
     *     objective's, or its point is out of bounds
     */
    OptimizerRun resume(Objective objective, OptimizerState state);

    /**
     * The memory that a run takes in the Java heap, its result included and the objective left out.
     *
     * @param variables the objective's dimension, at least 1
     * @return bytes, at most; found without allocating them
     */
    long heapBytes(int variables);

    /**
     * Looks for a minimum: {@link #begin begins} a run and runs it to its end.
     *
     * @param objective what is minimised; used by this call alone while it runs, and not closed
     * @param start where to begin, {@link Objective#dimension()} variables; not modified
     * @param stoppingRule asked before the first iteration and after each
     * @param listener told after each iteration
     * @return the best point seen, unless another {@link Outcome} is wanted; its value is always finite
     * @throws IllegalArgumentException if the length of the start is not the objective's dimension
     * @throws ArithmeticException if the value or the gradient is not finite at the start; the message names the terms
     * @throws java.util.concurrent.CancellationException if the thread is interrupted before the first evaluation is
     *     complete; later, the run ends with the result so far and the reason {@link StopReason.Kind#INTERRUPTED}
     */
    default Optimum minimize(
            Objective objective, float[] start, StoppingRule stoppingRule, OptimizationListener listener) {
        return begin(objective, start).minimize(stoppingRule, listener);
    }

    /**
     * Looks for a minimum, telling nobody.
     *
     * @param objective what is minimised; used by this call alone while it runs, and not closed
     * @param start where to begin, {@link Objective#dimension()} variables; not modified
     * @param stoppingRule asked before the first iteration and after each
     * @return the best point seen, unless another {@link Outcome} is wanted; its value is always finite
     * @throws IllegalArgumentException if the length of the start is not the objective's dimension
     * @throws ArithmeticException if the value or the gradient is not finite at the start; the message names the terms
     * @throws java.util.concurrent.CancellationException if the thread is interrupted before the first evaluation is
     *     complete; later, the run ends with the result so far and the reason {@link StopReason.Kind#INTERRUPTED}
     */
    default Optimum minimize(Objective objective, float[] start, StoppingRule stoppingRule) {
        return minimize(objective, start, stoppingRule, OptimizationListener.NONE);
    }
}
