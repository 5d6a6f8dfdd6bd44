package io.github.brushwork.optim;

/**
 * Told after every iteration, on the thread of the run; decides how to go on. An exception thrown by a listener ends the
 * run and reaches the caller.
 *
 * <p>A listener may change the objective, such as the weights of its terms, and then has to return {@link
 * Decision#RESTART}: values and gradients of before are not those of the objective any more. A snapshot that it took in
 * the same call is one of before the restart.
 */
@FunctionalInterface
public interface OptimizationListener {

    /** A listener that always goes on. */
    OptimizationListener NONE = progress -> Decision.CONTINUE;

    /** How the run goes on. */
    enum Decision {
        /** Go on. */
        CONTINUE,
        /** End the run with {@link StopReason.Kind#LISTENER}. */
        STOP,
        /**
         * The objective is another function now: evaluate it here, forget what was learnt of the former one, and go on.
         * See {@link OptimizerRun#restart()}.
         */
        RESTART
    }

    /**
     * Called after an iteration.
     *
     * @param progress where the run stands; valid during this call only
     * @return how to go on
     */
    Decision onIteration(Progress progress);
}
