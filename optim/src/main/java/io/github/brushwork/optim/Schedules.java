package io.github.brushwork.optim;

/** The schedules that {@link Schedule} offers. */
final class Schedules {

    private Schedules() {}

    record Constant(double rate) implements Schedule {
        Constant {
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

    record Exponential(double initial, double factor, int every) implements Schedule {
        Exponential {
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

    record Steps(double initial, double factor, int every) implements Schedule {
        Steps {
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

    record Cosine(double initial, double last, int iterations) implements Schedule {
        Cosine {
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

    record WarmUp(Schedule then, int iterations) implements Schedule {
        WarmUp {
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
