package io.github.brushwork.optim;

/**
 * The state of a run of {@link GradientDescent}.
 *
 * @param run counts, time, and points
 * @param velocity the decaying sum of gradients that the next step follows; not copied, and not to be modified
 */
public record GradientDescentState(RunState run, double[] velocity) implements OptimizerState {

    /**
     * Creates a state.
     *
     * @param run counts, time, and points
     * @param velocity the decaying sum of gradients that the next step follows; not copied, and not to be modified
     * @throws IllegalArgumentException if the velocity has not as many components as there are variables
     */
    public GradientDescentState {
        run.requireDimension("velocity", velocity.length);
    }

    /**
     * The state without its arrays.
     *
     * @return a few words for a log
     */
    @Override
    public String toString() {
        return "gradient descent after " + run.iterations() + " iterations";
    }
}
