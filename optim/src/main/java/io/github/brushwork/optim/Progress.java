package io.github.brushwork.optim;

import java.time.Duration;
import java.util.List;

/**
 * Where a run of an {@link Optimizer} stands: a view, valid only during the call it is passed to.
 */
public interface Progress {

    /**
     * Iterations completed.
     *
     * @return 0 before the first iteration
     */
    int iteration();

    /**
     * Evaluations of the objective so far, the one at the start and those of line searches included.
     *
     * @return at least 1
     */
    int evaluations();

    /**
     * The objective's value at {@link #x()}.
     *
     * @return a finite number
     */
    double value();

    /**
     * The value one iteration ago.
     *
     * @return NaN before the first iteration, and after a {@link OptimizerRun#restart() restart} until the next
     */
    double previousValue();

    /**
     * The names of the objective's terms.
     *
     * @return as many names as there are contributions
     */
    List<String> terms();

    /**
     * Each term's share of the value.
     *
     * @return in the order of {@link #terms()}; not copied, not to be modified
     */
    double[] contributions();

    /**
     * The largest component of the gradient at {@link #x()}, by magnitude. With {@link Bounds}, of the projected
     * gradient: how far a step along the negative gradient, brought back within the bounds, would change a variable.
     *
     * @return at least 0
     */
    double gradientNorm();

    /**
     * Time since the run began; if it was resumed, over all its sittings.
     *
     * @return at least 0
     */
    Duration elapsed();

    /**
     * The point that the iteration reached.
     *
     * @return the optimizer's own array, overwritten later: not to be modified, and copied by whoever keeps it
     */
    float[] x();

    /**
     * A snapshot of the whole run, from which {@link Optimizer#resume} goes on. Copies all vectors that the run keeps: to
     * be asked for now and then, not after every iteration.
     *
     * @return the state; later iterations do not change it
     */
    OptimizerState state();
}
