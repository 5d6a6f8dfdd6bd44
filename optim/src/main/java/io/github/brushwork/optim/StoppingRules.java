package io.github.brushwork.optim;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/** The rules that {@link StoppingRule} offers, as data: for those who save settings. Immutable. */
public final class StoppingRules {

    private StoppingRules() {}

    /**
     * See {@link StoppingRule#iterations}.
     *
     * @param limit iterations, at least 1
     */
    public record Iterations(int limit) implements StoppingRule {

        /**
         * Creates it.
         *
         * @param limit iterations, at least 1
         * @throws IllegalArgumentException if the limit is less than 1
         */
        public Iterations {
            requireCount("iterations", limit);
        }

        @Override
        public Optional<StopReason> check(Progress progress) {
            return reasonIf(
                    progress.iteration() >= limit,
                    StopReason.Kind.ITERATIONS,
                    progress.iteration() + " iterations of " + limit + " are done");
        }
    }

    /**
     * See {@link StoppingRule#evaluations}.
     *
     * @param limit evaluations, at least 1
     */
    public record Evaluations(int limit) implements StoppingRule {

        /**
         * Creates it.
         *
         * @param limit evaluations, at least 1
         * @throws IllegalArgumentException if the limit is less than 1
         */
        public Evaluations {
            requireCount("evaluations", limit);
        }

        @Override
        public Optional<StopReason> check(Progress progress) {
            return reasonIf(
                    progress.evaluations() >= limit,
                    StopReason.Kind.EVALUATIONS,
                    progress.evaluations() + " evaluations of " + limit + " are done");
        }
    }

    /**
     * See {@link StoppingRule#time}.
     *
     * @param limit time since the run began, more than 0
     */
    public record Time(Duration limit) implements StoppingRule {

        /**
         * Creates it.
         *
         * @param limit time since the run began, more than 0
         * @throws IllegalArgumentException if the limit is zero or negative
         */
        public Time {
            if (limit.isNegative() || limit.isZero()) {
                throw new IllegalArgumentException("a time limit of " + limit + ": it must be more than 0");
            }
        }

        @Override
        public Optional<StopReason> check(Progress progress) {
            Duration elapsed = progress.elapsed();
            return reasonIf(
                    elapsed.compareTo(limit) >= 0, StopReason.Kind.TIME, "the time is up: " + elapsed + " of " + limit);
        }
    }

    /**
     * See {@link StoppingRule#relativeChange}.
     *
     * @param tolerance at least 0 and finite
     */
    public record RelativeChange(double tolerance) implements StoppingRule {

        /**
         * Creates it.
         *
         * @param tolerance at least 0 and finite
         * @throws IllegalArgumentException if the tolerance is negative, infinite or NaN
         */
        public RelativeChange {
            requireTolerance("relative change", tolerance);
        }

        @Override
        public Optional<StopReason> check(Progress progress) {
            double before = progress.previousValue();
            double now = progress.value();
            double scale = Math.max(1, Math.max(Math.abs(before), Math.abs(now)));
            // Before the first iteration the previous value is NaN, and the comparison false.
            return reasonIf(
                    (before - now) / scale <= tolerance,
                    StopReason.Kind.RELATIVE_CHANGE,
                    "the value changed from " + before + " to " + now + ", relatively by no more than " + tolerance);
        }
    }

    /**
     * See {@link StoppingRule#gradientNorm}.
     *
     * @param tolerance in units of the value per unit of a variable; at least 0 and finite
     */
    public record GradientNorm(double tolerance) implements StoppingRule {

        /**
         * Creates it.
         *
         * @param tolerance in units of the value per unit of a variable; at least 0 and finite
         * @throws IllegalArgumentException if the tolerance is negative, infinite or NaN
         */
        public GradientNorm {
            requireTolerance("gradient norm", tolerance);
        }

        @Override
        public Optional<StopReason> check(Progress progress) {
            return reasonIf(
                    progress.gradientNorm() <= tolerance,
                    StopReason.Kind.GRADIENT_NORM,
                    "the largest component of the gradient is " + progress.gradientNorm() + ", no more than "
                            + tolerance);
        }
    }

    /**
     * See {@link StoppingRule#or}.
     *
     * @param first the rule whose reason is given if both are met
     * @param second the other rule
     */
    public record Either(StoppingRule first, StoppingRule second) implements StoppingRule {

        /**
         * Creates it.
         *
         * @param first the rule whose reason is given if both are met
         * @param second the other rule
         */
        public Either {
            Objects.requireNonNull(first, "first");
            Objects.requireNonNull(second, "second");
        }

        @Override
        public Optional<StopReason> check(Progress progress) {
            return first.check(progress).or(() -> second.check(progress));
        }
    }

    private static Optional<StopReason> reasonIf(boolean met, StopReason.Kind kind, String message) {
        return met ? Optional.of(new StopReason(kind, message)) : Optional.empty();
    }

    private static void requireCount(String what, int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("a limit of " + limit + " " + what + ": it must be at least 1");
        }
    }

    private static void requireTolerance(String what, double tolerance) {
        if (!(tolerance >= 0) || Double.isInfinite(tolerance)) {
            throw new IllegalArgumentException(
                    "a tolerance of " + tolerance + " on the " + what + ": it must be finite and at least 0");
        }
    }
}
