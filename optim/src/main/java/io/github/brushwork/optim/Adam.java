package io.github.brushwork.optim;

import io.github.brushwork.core.Evaluation;
import io.github.brushwork.core.Objective;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Adam, gradient descent whose step is scaled for each variable by running means of the gradient and of its square, with
 * bias correction: Kingma and Ba (2015), "Adam: a method for stochastic optimization", ICLR, algorithm 1.
 *
 * <p>An iteration is one step and one evaluation, of the point that the step leads to; so a run of n iterations takes n +
 * 1 evaluations. The value may rise now and then; the result is the best point all the same. A step into infinity or NaN
 * ends the run with {@link StopReason.Kind#NOT_FINITE}. With bounds, every step is projected onto them.
 *
 * <p>Immutable and safe to share between threads. A run keeps two vectors of doubles and three of floats. The same start
 * and objective give the same result to the last bit.
 */
public final class Adam implements Optimizer {

    private static final double DEFAULT_BETA1 = 0.9;
    private static final double DEFAULT_BETA2 = 0.999;
    private static final double DEFAULT_EPSILON = 1e-8;

    private final double learningRate;
    private final double beta1;
    private final double beta2;
    private final double epsilon;
    private final Bounds bounds;
    private final LongSupplier nanoClock;

    /**
     * Creates an optimizer with the paper's decay rates (0.9 and 0.999) and epsilon (1e-8), and no bounds.
     *
     * @param learningRate about the largest step of any variable, in units of that variable, more than 0: for pictures in
     *     [0, 255] a few units are usual
     * @throws IllegalArgumentException if the learning rate is not positive and finite
     */
    public Adam(double learningRate) {
        this(learningRate, DEFAULT_BETA1, DEFAULT_BETA2, DEFAULT_EPSILON, Bounds.NONE, System::nanoTime);
    }

    private Adam(
            double learningRate, double beta1, double beta2, double epsilon, Bounds bounds, LongSupplier nanoClock) {
        requirePositive("learning rate", learningRate);
        requirePositive("epsilon", epsilon);
        requireDecayRate("beta1", beta1);
        requireDecayRate("beta2", beta2);
        this.learningRate = learningRate;
        this.beta1 = beta1;
        this.beta2 = beta2;
        this.epsilon = epsilon;
        this.bounds = Objects.requireNonNull(bounds, "bounds");
        this.nanoClock = Objects.requireNonNull(nanoClock, "nanoClock");
    }

    /**
     * A copy with another learning rate.
     *
     * @param learningRate about the largest step of any variable, in units of that variable, more than 0
     * @return the copy
     * @throws IllegalArgumentException if the learning rate is not positive and finite
     */
    public Adam withLearningRate(double learningRate) {
        return new Adam(learningRate, beta1, beta2, epsilon, bounds, nanoClock);
    }

    /**
     * A copy with another decay rate for the mean of the gradient.
     *
     * @param beta1 the share of the old mean that is kept, in [0, 1)
     * @return the copy
     * @throws IllegalArgumentException if the rate is not in [0, 1)
     */
    public Adam withBeta1(double beta1) {
        return new Adam(learningRate, beta1, beta2, epsilon, bounds, nanoClock);
    }

    /**
     * A copy with another decay rate for the mean of the squared gradient.
     *
     * @param beta2 the share of the old mean that is kept, in [0, 1)
     * @return the copy
     * @throws IllegalArgumentException if the rate is not in [0, 1)
     */
    public Adam withBeta2(double beta2) {
        return new Adam(learningRate, beta1, beta2, epsilon, bounds, nanoClock);
    }

    /**
     * A copy with another epsilon.
     *
     * @param epsilon added to the root of the mean squared gradient, in units of the gradient, more than 0
     * @return the copy
     * @throws IllegalArgumentException if epsilon is not positive and finite
     */
    public Adam withEpsilon(double epsilon) {
        return new Adam(learningRate, beta1, beta2, epsilon, bounds, nanoClock);
    }

    /**
     * A copy that keeps all variables within bounds. A start that lies outside is moved to the nearest point inside.
     *
     * @param bounds range of every variable; {@link Bounds#NONE} unless told otherwise
     * @return the copy
     */
    public Adam withBounds(Bounds bounds) {
        return new Adam(learningRate, beta1, beta2, epsilon, bounds, nanoClock);
    }

    /**
     * A copy that takes the time from another clock.
     *
     * @param nanoClock nanoseconds from any fixed moment; {@link System#nanoTime()} unless told otherwise
     * @return the copy
     */
    public Adam withClock(LongSupplier nanoClock) {
        return new Adam(learningRate, beta1, beta2, epsilon, bounds, nanoClock);
    }

    @Override
    public Optimum minimize(
            Objective objective, float[] start, StoppingRule stoppingRule, OptimizationListener listener) {
        Run run = new Run(objective, stoppingRule, listener, bounds, nanoClock);
        float[] x = run.feasible(start);
        float[] gradient = new float[x.length];
        Moments moments = new Moments(x.length);
        Optional<StopReason> stop = run.start(x, gradient);
        while (stop.isEmpty()) {
            moments.step(x, gradient);
            Evaluation evaluation = run.evaluate(x, gradient);
            if (Run.isFinite(evaluation)) {
                stop = run.completeIteration(x, evaluation, gradient);
            } else {
                stop = Optional.of(run.isInterrupted() ? run.interrupted() : notFinite(run, evaluation));
            }
        }
        return run.optimum(stop.get());
    }

    private StopReason notFinite(Run run, Evaluation evaluation) {
        return new StopReason(
                StopReason.Kind.NOT_FINITE,
                run.whatIsNotFinite(evaluation) + " after a step of learning rate " + learningRate
                        + ": try a smaller one");
    }

    /** The running means; in doubles, because the square of a float gradient may not be a float. */
    private final class Moments {

        private final double[] first;
        private final double[] second;
        private double correction1 = 1;
        private double correction2 = 1;

        Moments(int dimension) {
            first = new double[dimension];
            second = new double[dimension];
        }

        /** Modified: {@code x} becomes the next point. */
        void step(float[] x, float[] gradient) {
            correction1 *= beta1;
            correction2 *= beta2;
            double rate = learningRate / (1 - correction1);
            double scale = 1 / (1 - correction2);
            for (int i = 0; i < x.length; i++) {
                double g = gradient[i];
                first[i] = beta1 * first[i] + (1 - beta1) * g;
                second[i] = beta2 * second[i] + (1 - beta2) * g * g;
                double change = rate * first[i] / (Math.sqrt(scale * second[i]) + epsilon);
                x[i] = bounds.clamp((float) (x[i] - change));
            }
        }
    }

    @Override
    public String toString() {
        return "Adam of learning rate " + learningRate
                + (bounds.isUnbounded() ? "" : " within [" + bounds.lower() + ", " + bounds.upper() + "]");
    }

    private static void requirePositive(String name, double value) {
        if (!(value > 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException("a " + name + " of " + value + ": it must be finite and more than 0");
        }
    }

    private static void requireDecayRate(String name, double value) {
        if (!(value >= 0 && value < 1)) {
            throw new IllegalArgumentException(
                    "a " + name + " of " + value + ": it must be at least 0 and less than 1");
        }
    }
}
