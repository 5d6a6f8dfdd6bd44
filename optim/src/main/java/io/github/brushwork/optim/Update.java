package io.github.brushwork.optim;

/**
 * What a method of first order remembers of the gradients, and the step it makes of it: all that {@link Descent} needs to
 * run one. Holds vectors of its own; for one run, and one thread at a time.
 *
 * <p>{@link #absorb} is called once for each point, {@link #move} once for each iteration, after it; {@link #move} may be
 * called again from the same point, where the evaluation of the next was given up, and is to make the same step then.
 */
public interface Update {

    /**
     * Takes in the gradient at the current point, as soon as that was evaluated.
     *
     * @param gradient one value for each variable, all finite; not modified, and overwritten later
     */
    void absorb(float[] gradient);

    /**
     * Makes the step from the current point. Bounds are not its concern.
     *
     * @param x the current point; not modified
     * @param rate the learning rate of this iteration
     * @param target as long; modified: overwritten with the next point
     */
    void move(float[] x, double rate, float[] target);

    /** Forgets all gradients: the objective is another function now. */
    void clear();

    /**
     * A snapshot.
     *
     * @param run the part that all optimizers have
     * @return the state, with copies of what this update remembers
     */
    OptimizerState state(RunState run);
}
