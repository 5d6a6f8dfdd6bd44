package io.github.brushwork.optim;

/**
 * The state of a run of {@link Adam}.
 *
 * @param run counts, time, and points
 * @param moments the running means
 */
public record AdamState(RunState run, AdamMoments moments) implements OptimizerState {

    /**
     * Creates a state.
     *
     * @param run counts, time, and points
     * @param moments the running means
     * @throws IllegalArgumentException if the moments have not as many components as there are variables
     */
    public AdamState {
        run.requireDimension("moment", moments.first().length);
    }

    /**
     * The state without its arrays.
     *
     * @return a few words for a log
     */
    @Override
    public String toString() {
        return "Adam after " + run.iterations() + " iterations";
    }
}
