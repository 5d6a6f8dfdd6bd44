package io.github.brushwork.optim;

import java.util.Objects;

/** The schedules that {@link Schedule} offers, as data: for those who save settings. Immutable. */
public final class Schedules {

    private Schedules() {}

    /**
     * See {@link Schedule#constant}.
     *
     * @param rate the learning rate, finite and more than 0
     */
    public record Constant(double rate) implements Schedule {

        /**
         * Creates it.
         *
         * @param rate the learning rate, finite and more than 0
         * @throws IllegalArgumentException if the rate is not positive and finite
         */
        public Constant {
            Requirements.positive("learning rate", rate);
        }

        @Override
        public double rate(int iteration) {
            return rate;
        }

        @Override
        public String toString() {
            return Double.toString(rate);
        }
    }

    /**
     * See {@link Schedule#exponential}.
     *
     * @param initial the first rate, finite and more than 0
     * @param factor what the rate is multiplied by over so many iterations, in (0, 1]
     * @param every so many iterations, at least 1
     */
    public record Exponential(double initial, double factor, int every) implements Schedule {

        /**
         * Creates it.
         *
         * @param initial the first rate, finite and more than 0
         * @param factor what the rate is multiplied by over so many iterations, in (0, 1]
         * @param every so many iterations, at least 1
         * @throws IllegalArgumentException if an argument is out of range
         */
        public Exponential {
            requireDecay(initial, factor, every);
        }

        @Override
        public double rate(int iteration) {
            return initial * Math.pow(factor, (double) iteration / every);
        }

        @Override
        public String toString() {
            return initial + ", decaying by " + factor + " over " + every + " iterations";
        }
    }

    /**
     * See {@link Schedule#steps}.
     *
     * @param initial the first rate, finite and more than 0
     * @param factor what the rate is multiplied by in each step, in (0, 1]
     * @param every iterations of the same rate, at least 1
     */
    public record Steps(double initial, double factor, int every) implements Schedule {

        /**
         * Creates it.
         *
         * @param initial the first rate, finite and more than 0
         * @param factor what the rate is multiplied by in each step, in (0, 1]
         * @param every iterations of the same rate, at least 1
         * @throws IllegalArgumentException if an argument is out of range
         */
        public Steps {
            requireDecay(initial, factor, every);
        }

        @Override
        public double rate(int iteration) {
            return initial * Math.pow(factor, iteration / every);
        }

        @Override
        public String toString() {
            return initial + ", times " + factor + " every " + every + " iterations";
        }
    }

    /**
     * See {@link Schedule#cosine}.
     *
     * @param initial the first rate, finite and more than 0
     * @param last the rate from then on, finite and at least 0
     * @param iterations when the last rate is reached, at least 1
     */
    public record Cosine(double initial, double last, int iterations) implements Schedule {

        /**
         * Creates it.
         *
         * @param initial the first rate, finite and more than 0
         * @param last the rate from then on, finite and at least 0
         * @param iterations when the last rate is reached, at least 1
         * @throws IllegalArgumentException if an argument is out of range
         */
        public Cosine {
            Requirements.positive("learning rate", initial);
            Requirements.atLeastOne("iterations of a cosine", iterations);
            if (!(last >= 0) || Double.isInfinite(last)) {
                throw new IllegalArgumentException(
                        "a last learning rate of " + last + ": it must be finite and at least 0");
            }
        }

        @Override
        public double rate(int iteration) {
            double share = Math.min((double) iteration / iterations, 1);
            return last + (initial - last) * (1 + Math.cos(Math.PI * share)) / 2;
        }

        @Override
        public String toString() {
            return initial + ", falling to " + last + " over " + iterations + " iterations";
        }
    }

    /**
     * See {@link Schedule#warmedUp}.
     *
     * @param then what comes after the rise
     * @param iterations of the rise, at least 1
     */
    public record WarmUp(Schedule then, int iterations) implements Schedule {

        /**
         * Creates it.
         *
         * @param then what comes after the rise
         * @param iterations of the rise, at least 1
         * @throws IllegalArgumentException if the iterations are less than 1
         */
        public WarmUp {
            Objects.requireNonNull(then, "then");
            Requirements.atLeastOne("iterations of warming up", iterations);
        }

        @Override
        public double rate(int iteration) {
            return iteration < iterations
                    ? then.rate(0) * (iteration + 1) / iterations
                    : then.rate(iteration - iterations);
        }

        @Override
        public String toString() {
            return then + ", after warming up for " + iterations + " iterations";
        }
    }

    /** The rate of an iteration, if it is one. */
    static double rate(Schedule schedule, int iteration) {
        double rate = schedule.rate(iteration);
        if (!(rate >= 0) || Double.isInfinite(rate)) {
            throw new IllegalArgumentException("the schedule \"" + schedule + "\" gives a learning rate of " + rate
                    + " for iteration " + iteration + ": it must be finite and at least 0");
        }
        return rate;
    }

    private static void requireDecay(double initial, double factor, int every) {
        Requirements.positive("learning rate", initial);
        Requirements.atLeastOne("iterations of a decay", every);
        if (!(factor > 0 && factor <= 1)) {
            throw new IllegalArgumentException(
                    "a decay of the learning rate by " + factor + ": the factor must be more than 0 and at most 1");
        }
    }
}
