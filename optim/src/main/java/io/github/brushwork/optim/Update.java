package io.github.brushwork.optim;

/** What a method of first order remembers of the gradients, and the step it makes of it. */
interface Update {

    /** Takes in the gradient at the current point. */
    void absorb(float[] gradient);

    /**
     * Makes the step from a point.
     *
     * @param x not modified
     * @param rate the learning rate
     * @param target modified: overwritten with the next point
     */
    void move(float[] x, double rate, float[] target);

    /** Forgets all gradients. */
    void clear();

    /** A snapshot. */
    OptimizerState state(RunState run);
}
