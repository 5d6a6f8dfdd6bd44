package io.github.brushwork.optim;

/**
 * Told after every iteration, on the thread of the run; decides whether to go on. An exception thrown by a listener ends
 * the run and reaches the caller.
 */
@FunctionalInterface
public interface OptimizationListener {

    /** A listener that always goes on. */
    OptimizationListener NONE = progress -> Decision.CONTINUE;

    /** Whether the run goes on. */
    enum Decision {
        /** Go on. */
        CONTINUE,
        /** End the run with {@link StopReason.Kind#LISTENER}. */
        STOP
    }

    /**
     * Called after an iteration.
     *
     * @param progress where the run stands; valid during this call only
     * @return whether to go on
     */
    Decision onIteration(Progress progress);
}
