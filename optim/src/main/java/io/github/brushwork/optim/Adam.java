package io.github.brushwork.optim;

import io.github.brushwork.core.Objective;
import java.util.Objects;
import java.util.function.UnaryOperator;

/**
 * Adam, gradient descent whose step is scaled for each variable by running means of the gradient and of its square, with
 * bias correction: Kingma and Ba (2015), "Adam: a method for stochastic optimization", ICLR, algorithm 1.
 *
 * <p>An iteration is one step and one evaluation, of the point that the step leads to; so a run of n iterations takes n +
 * 1 evaluations. The value may rise now and then; the result is the best point all the same, unless another {@link
 * Outcome} is wanted. A step into infinity or NaN ends the run with {@link StopReason.Kind#NOT_FINITE}. With bounds, every
 * step is projected onto them.
 *
 * <p>Immutable and safe to share between threads. A run keeps two vectors of doubles and four of floats. The same start
 * and objective give the same result to the last bit.
 *
 * @param schedule the learning rate of each iteration: about the largest step of any variable, in units of that variable
 * @param beta1 the share of the gradient's old mean that is kept, in [0, 1)
 * @param beta2 the share of the squared gradient's old mean that is kept, in [0, 1)
 * @param epsilon added to the root of the mean squared gradient, in units of the gradient, more than 0
 * @param bounds range of every variable; {@link Bounds#NONE} unless told otherwise
 * @param outcome which point is the result; {@link Outcome#best()} unless told otherwise
 */
public record Adam(Schedule schedule, double beta1, double beta2, double epsilon, Bounds bounds, Outcome outcome)
        implements Optimizer {

    private static final double DEFAULT_BETA1 = 0.9;
    private static final double DEFAULT_BETA2 = 0.999;
    private static final double DEFAULT_EPSILON = 1e-8;

    public Adam {
        Objects.requireNonNull(schedule, "schedule");
        Requirements.share("beta1", beta1);
        Requirements.share("beta2", beta2);
        Requirements.positive("epsilon", epsilon);
        Objects.requireNonNull(bounds, "bounds");
        Objects.requireNonNull(outcome, "outcome");
    }

    /**
     * Creates an optimizer with the paper's decay rates (0.9 and 0.999) and epsilon (1e-8), and no bounds.
     *
     * @param learningRate about the largest step of any variable, in units of that variable, more than 0: for pictures in
     *     [0, 255] a few units are usual
     * @throws IllegalArgumentException if the learning rate is not positive and finite
     */
    public Adam(double learningRate) {
        this(Schedule.constant(learningRate));
    }

    /**
     * Creates an optimizer with the paper's decay rates (0.9 and 0.999) and epsilon (1e-8), and no bounds.
     *
     * @param schedule the learning rate of each iteration
     */
    public Adam(Schedule schedule) {
        this(schedule, DEFAULT_BETA1, DEFAULT_BETA2, DEFAULT_EPSILON, Bounds.NONE, Outcome.best());
    }

    /**
     * A copy with another learning rate.
     *
     * @param learningRate about the largest step of any variable, in units of that variable, more than 0
     * @return the copy
     * @throws IllegalArgumentException if the learning rate is not positive and finite
     */
    public Adam withLearningRate(double learningRate) {
        return withLearningRate(Schedule.constant(learningRate));
    }

    /**
     * A copy with a learning rate that changes.
     *
     * @param schedule the learning rate of each iteration
     * @return the copy
     */
    public Adam withLearningRate(Schedule schedule) {
        return new Adam(schedule, beta1, beta2, epsilon, bounds, outcome);
    }

    /**
     * A copy with another decay rate for the mean of the gradient.
     *
     * @param beta1 the share of the old mean that is kept, in [0, 1)
     * @return the copy
     * @throws IllegalArgumentException if the rate is not in [0, 1)
     */
    public Adam withBeta1(double beta1) {
        return new Adam(schedule, beta1, beta2, epsilon, bounds, outcome);
    }

    /**
     * A copy with another decay rate for the mean of the squared gradient.
     *
     * @param beta2 the share of the old mean that is kept, in [0, 1)
     * @return the copy
     * @throws IllegalArgumentException if the rate is not in [0, 1)
     */
    public Adam withBeta2(double beta2) {
        return new Adam(schedule, beta1, beta2, epsilon, bounds, outcome);
    }

    /**
     * A copy with another epsilon.
     *
     * @param epsilon added to the root of the mean squared gradient, in units of the gradient, more than 0
     * @return the copy
     * @throws IllegalArgumentException if epsilon is not positive and finite
     */
    public Adam withEpsilon(double epsilon) {
        return new Adam(schedule, beta1, beta2, epsilon, bounds, outcome);
    }

    /**
     * A copy that keeps all variables within bounds. A start that lies outside is moved to the nearest point inside.
     *
     * @param bounds range of every variable; {@link Bounds#NONE} unless told otherwise
     * @return the copy
     */
    public Adam withBounds(Bounds bounds) {
        return new Adam(schedule, beta1, beta2, epsilon, bounds, outcome);
    }

    /**
     * A copy with another result.
     *
     * @param outcome which point is the result; {@link Outcome#best()} unless told otherwise
     * @return the copy
     */
    public Adam withOutcome(Outcome outcome) {
        return new Adam(schedule, beta1, beta2, epsilon, bounds, outcome);
    }

    @Override
    public OptimizerRun begin(Objective objective, float[] start) {
        return begin(objective, start, new AdamMoments(0, new double[start.length], new double[start.length]));
    }

    /** The moments are carried over, see {@link AdamMoments#resampled}; iterations count from 0. */
    @Override
    public OptimizerRun begin(
            Objective objective, float[] start, OptimizerState before, UnaryOperator<double[]> resampling) {
        return before instanceof AdamState state
                ? begin(objective, start, state.moments().resampled(resampling))
                : begin(objective, start);
    }

    /**
     * Begins a run that already knows something of the gradient, such as the moments of a run on a smaller image, {@link
     * AdamState#moments()}, resampled. Iterations count from 0, for the schedule too; only the correction of the moments'
     * bias counts their steps on.
     *
     * @param objective what is minimised; used by this run alone while it lasts, and not closed
     * @param start where to begin, {@link Objective#dimension()} variables; not modified
     * @param moments as many components as variables; not modified
     * @return the run, before its first iteration
     * @throws IllegalArgumentException if the length of the start or of the moments is not the objective's dimension
     * @throws ArithmeticException if the value or the gradient is not finite at the start; the message names the terms
     * @throws java.util.concurrent.CancellationException if the thread is interrupted before the evaluation is complete
     */
    public OptimizerRun begin(Objective objective, float[] start, AdamMoments moments) {
        if (moments.first().length != start.length) {
            throw new IllegalArgumentException("the moments have " + moments.first().length
                    + " components, but the start " + start.length + " variables: resample them like the start");
        }
        return descent().begin(objective, start, update(moments));
    }

    @Override
    public OptimizerRun resume(Objective objective, OptimizerState state) {
        AdamState saved = ResumeChecks.require(AdamState.class, this, state);
        return descent().resume(objective, saved.run(), update(saved.moments()));
    }

    private Descent descent() {
        return new Descent(schedule, bounds, outcome);
    }

    private Update update(AdamMoments moments) {
        return new AdamUpdate(beta1, beta2, epsilon, moments);
    }

    @Override
    public long heapBytes(int variables) {
        long moments = 2L * Double.BYTES * variables;
        return descent().heapBytes(variables) + moments;
    }

    @Override
    public String toString() {
        return "Adam of learning rate " + schedule + named("beta1", beta1, DEFAULT_BETA1)
                + named("beta2", beta2, DEFAULT_BETA2) + named("epsilon", epsilon, DEFAULT_EPSILON)
                + RunSettings.of(bounds, outcome).suffix();
    }

    private static String named(String name, double value, double usual) {
        return value == usual ? "" : ", " + name + " " + value;
    }
}
