package io.github.brushwork.optim;

import java.util.List;

/**
 * The state of a run of {@link Lbfgs}.
 *
 * @param run counts, time, and points
 * @param gradient the gradient at the current point; not copied, and not to be modified
 * @param memory the changes that make up the inverse Hessian, oldest first
 */
public record LbfgsState(RunState run, float[] gradient, List<CurvaturePair> memory) implements OptimizerState {

    /**
     * Creates a state.
     *
     * @param run counts, time, and points
     * @param gradient the gradient at the current point; not copied, and not to be modified
     * @param memory the changes that make up the inverse Hessian, oldest first
     * @throws IllegalArgumentException if a vector has not as many components as there are variables
     */
    public LbfgsState {
        run.requireDimension("gradient", gradient.length);
        memory = List.copyOf(memory);
        for (CurvaturePair pair : memory) {
            run.requireDimension("step", pair.step().length);
        }
    }

    /**
     * The state without its arrays.
     *
     * @return a few words for a log
     */
    @Override
    public String toString() {
        return "L-BFGS after " + run.iterations() + " iterations, with a memory of " + memory.size();
    }
}
