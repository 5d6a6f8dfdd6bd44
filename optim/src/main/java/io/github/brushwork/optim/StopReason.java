package io.github.brushwork.optim;

/**
 * Why a run of an {@link Optimizer} ended.
 *
 * @param kind what sort of reason, for programs
 * @param message the reason with its figures, for people
 */
public record StopReason(Kind kind, String message) {

    /** Sorts of reasons. */
    public enum Kind {
        /** As many iterations as {@link StoppingRule#iterations} allows. */
        ITERATIONS,
        /** As many evaluations as {@link StoppingRule#evaluations} allows. */
        EVALUATIONS,
        /** As much time as {@link StoppingRule#time} allows. */
        TIME,
        /** The value hardly falls any more: {@link StoppingRule#relativeChange}. */
        RELATIVE_CHANGE,
        /** The gradient is as small as {@link StoppingRule#gradientNorm} asks, or zero. */
        GRADIENT_NORM,
        /** A rule of the user's own. */
        OTHER_RULE,
        /** The listener returned {@link OptimizationListener.Decision#STOP}. */
        LISTENER,
        /** The thread was interrupted; its interrupted status is still set. */
        INTERRUPTED,
        /** No lower value was found, not even along the steepest descent: usually the limit of float precision. */
        LINE_SEARCH_FAILED,
        /** The value or the gradient became infinite or NaN, and the algorithm cannot step back. */
        NOT_FINITE
    }

    @Override
    public String toString() {
        return message;
    }
}
