package io.github.brushwork.optim;

/**
 * The learning rate as a function of the iteration. The schedules offered here are immutable; own ones are to give the
 * same rate for the same iteration, or else a run cannot be resumed to the same bits.
 *
 * <pre>{@code
 * Optimizer descent = new GradientDescent(Schedule.exponential(100, 0.96, 100));
 * Optimizer adam = new Adam(Schedule.cosine(2, 0.1, 450).warmedUp(50));
 * }</pre>
 */
@FunctionalInterface
public interface Schedule {

    /**
     * The rate of an iteration.
     *
     * @param iteration iterations completed before, 0 for the first
     * @return the learning rate, finite and at least 0
     */
    double rate(int iteration);

    /**
     * The same rate for ever.
     *
     * @param rate the learning rate, finite and more than 0
     * @return the schedule
     * @throws IllegalArgumentException if the rate is not positive and finite
     */
    static Schedule constant(double rate) {
        return new Schedules.Constant(rate);
    }

    /**
     * A rate that decays smoothly: {@code initial * factor^(iteration / every)}. With 100, 0.96 and 100 it is that of
     * Keras's example of style transfer.
     *
     * @param initial the first rate, finite and more than 0
     * @param factor what the rate is multiplied by over so many iterations, in (0, 1]
     * @param every so many iterations, at least 1
     * @return the schedule
     * @throws IllegalArgumentException if an argument is out of range
     */
    static Schedule exponential(double initial, double factor, int every) {
        return new Schedules.Exponential(initial, factor, every);
    }

    /**
     * A rate that falls in steps: {@code initial * factor^floor(iteration / every)}.
     *
     * @param initial the first rate, finite and more than 0
     * @param factor what the rate is multiplied by in each step, in (0, 1]
     * @param every iterations of the same rate, at least 1
     * @return the schedule
     * @throws IllegalArgumentException if an argument is out of range
     */
    static Schedule steps(double initial, double factor, int every) {
        return new Schedules.Steps(initial, factor, every);
    }

    /**
     * A rate that falls along half a cosine, and then remains: {@code last + (initial - last) * (1 + cos(pi * iteration /
     * iterations)) / 2}. Source: Loshchilov and Hutter (2017), "SGDR: stochastic gradient descent with warm restarts",
     * ICLR, equation 5.
     *
     * @param initial the first rate, finite and more than 0
     * @param last the rate from then on, finite and at least 0
     * @param iterations when the last rate is reached, at least 1
     * @return the schedule
     * @throws IllegalArgumentException if an argument is out of range
     */
    static Schedule cosine(double initial, double last, int iterations) {
        return new Schedules.Cosine(initial, last, iterations);
    }

    /**
     * This schedule after a rise in equal steps to its first rate, {@code rate(0) * (iteration + 1) / iterations}. Source:
     * Goyal et al. (2017), "Accurate, large minibatch SGD", section 2.2.
     *
     * @param iterations of the rise, at least 1; the first iteration of this schedule comes after them
     * @return the schedule
     * @throws IllegalArgumentException if the iterations are less than 1
     */
    default Schedule warmedUp(int iterations) {
        return new Schedules.WarmUp(this, iterations);
    }
}
