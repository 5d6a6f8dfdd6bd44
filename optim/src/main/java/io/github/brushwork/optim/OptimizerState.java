package io.github.brushwork.optim;

/**
 * All that a run of an {@link Optimizer} knows after an iteration: what {@link Optimizer#resume} goes on from, to the same
 * bits as if the run had never been interrupted. {@link OptimizerStates} writes and reads states.
 *
 * <p>The settings of the optimizer are not part of it, nor is the objective: for the same bits both are to be those of the
 * run that was saved, and so are the machine's vector kernels, which decide the order of sums.
 *
 * <p>A state is a snapshot: its arrays are its own, and no run modifies them. They are not copied when asked for, so
 * whoever modifies them modifies the state.
 */
public sealed interface OptimizerState
        permits LbfgsState, AdamState, GradientDescentState, RestartedState, OptimizerState.Other {

    /**
     * Counts, time, and points.
     *
     * @return the part that all optimizers have
     */
    RunState run();

    /**
     * A state of an optimizer that is not of this package: it knows how to save and read its states itself, since {@link
     * OptimizerStates} cannot.
     */
    non-sealed interface Other extends OptimizerState {}
}
