package io.github.brushwork.optim;

import io.github.brushwork.core.Objective;
import java.util.Objects;

/**
 * Gradient descent with momentum: {@code v = momentum * v + gradient}, {@code x = x - rate * v}. Polyak (1964), "Some
 * methods of speeding up the convergence of iteration methods", USSR Computational Mathematics and Mathematical Physics
 * 4(5), in the form of PyTorch's {@code SGD}. Keras scales the gradient rather than the sum by the rate; the two differ
 * where both the rate changes and there is momentum.
 *
 * <p>An iteration is one step and one evaluation, of the point that the step leads to; so a run of n iterations takes n +
 * 1 evaluations. The value may rise now and then; the result is the best point all the same, unless another {@link
 * Outcome} is wanted. A step into infinity or NaN ends the run with {@link StopReason.Kind#NOT_FINITE}. With bounds, every
 * step is projected onto them.
 *
 * <p>Immutable and safe to share between threads. A run keeps a vector of doubles and four of floats. The same start and
 * objective give the same result to the last bit.
 *
 * @param schedule the learning rate of each iteration
 * @param momentum the share of the last step's sum that is kept, in [0, 1); 0 unless told otherwise
 * @param bounds range of every variable; {@link Bounds#NONE} unless told otherwise
 * @param outcome which point is the result; {@link Outcome#best()} unless told otherwise
 */
public record GradientDescent(Schedule schedule, double momentum, Bounds bounds, Outcome outcome) implements Optimizer {

    public GradientDescent {
        Objects.requireNonNull(schedule, "schedule");
        Requirements.share("momentum", momentum);
        Objects.requireNonNull(bounds, "bounds");
        Objects.requireNonNull(outcome, "outcome");
    }

    /**
     * Creates an optimizer without momentum and without bounds.
     *
     * @param learningRate units of a variable squared per unit of the value, more than 0: less than twice the inverse of
     *     the greatest curvature, or the values grow
     * @throws IllegalArgumentException if the learning rate is not positive and finite
     */
    public GradientDescent(double learningRate) {
        this(Schedule.constant(learningRate));
    }

    /**
     * Creates an optimizer without momentum and without bounds.
     *
     * @param schedule the learning rate of each iteration
     */
    public GradientDescent(Schedule schedule) {
        this(schedule, 0, Bounds.NONE, Outcome.best());
    }

    /**
     * A copy with a learning rate that changes.
     *
     * @param schedule the learning rate of each iteration
     * @return the copy
     */
    public GradientDescent withLearningRate(Schedule schedule) {
        return new GradientDescent(schedule, momentum, bounds, outcome);
    }

    /**
     * A copy with another momentum.
     *
     * @param momentum the share of the last step's sum that is kept, in [0, 1); 0 unless told otherwise
     * @return the copy
     * @throws IllegalArgumentException if the momentum is not in [0, 1)
     */
    public GradientDescent withMomentum(double momentum) {
        return new GradientDescent(schedule, momentum, bounds, outcome);
    }

    /**
     * A copy that keeps all variables within bounds. A start that lies outside is moved to the nearest point inside.
     *
     * @param bounds range of every variable; {@link Bounds#NONE} unless told otherwise
     * @return the copy
     */
    public GradientDescent withBounds(Bounds bounds) {
        return new GradientDescent(schedule, momentum, bounds, outcome);
    }

    /**
     * A copy with another result.
     *
     * @param outcome which point is the result; {@link Outcome#best()} unless told otherwise
     * @return the copy
     */
    public GradientDescent withOutcome(Outcome outcome) {
        return new GradientDescent(schedule, momentum, bounds, outcome);
    }

    @Override
    public OptimizerRun begin(Objective objective, float[] start) {
        return descent().begin(objective, start, new VelocityUpdate(momentum, new double[start.length]));
    }

    @Override
    public OptimizerRun resume(Objective objective, OptimizerState state) {
        GradientDescentState saved = ResumeChecks.require(GradientDescentState.class, this, state);
        return descent().resume(objective, saved.run(), new VelocityUpdate(momentum, saved.velocity()));
    }

    private Descent descent() {
        return new Descent(schedule, bounds, outcome);
    }

    @Override
    public long heapBytes(int variables) {
        long velocity = (long) Double.BYTES * variables;
        return descent().heapBytes(variables) + velocity;
    }

    @Override
    public String toString() {
        return "gradient descent of learning rate " + schedule + (momentum > 0 ? " and momentum " + momentum : "")
                + RunSettings.of(bounds, outcome).suffix();
    }
}
