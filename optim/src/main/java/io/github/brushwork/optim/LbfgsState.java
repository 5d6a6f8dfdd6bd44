package io.github.brushwork.optim;

import java.util.List;
import java.util.Objects;

/**
 * The state of a run of {@link Lbfgs}.
 *
 * @param run counts, time, and points
 * @param gradient the gradient at the current point; not copied, and not to be modified
 * @param memory the changes that make up the inverse Hessian, oldest first
 * @param plateau where noise has led the run
 */
public record LbfgsState(RunState run, float[] gradient, List<CurvaturePair> memory, Plateau plateau)
        implements OptimizerState {

    /**
     * Creates a state.
     *
     * @param run counts, time, and points
     * @param gradient the gradient at the current point; not copied, and not to be modified
     * @param memory the changes that make up the inverse Hessian, oldest first
     * @param plateau where noise has led the run
     * @throws IllegalArgumentException if a vector has not as many components as there are variables
     */
    public LbfgsState {
        run.requireDimension("gradient", gradient.length);
        memory = List.copyOf(memory);
        Objects.requireNonNull(plateau, "plateau");
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
