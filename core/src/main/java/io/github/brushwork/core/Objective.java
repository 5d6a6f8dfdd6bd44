package io.github.brushwork.core;

import java.util.List;

/**
 * A function of many variables with its gradient: the seam between engines, which make objectives, and optimizers, which
 * know nothing of networks.
 *
 * <p>Holds the buffers of an evaluation: for one thread at a time, and closed when no longer needed.
 */
public interface Objective extends AutoCloseable {

    /**
     * The number of variables.
     *
     * @return length of the arrays that {@link #evaluate} takes
     */
    int dimension();

    /**
     * The names of the summands.
     *
     * @return as many names as an {@link Evaluation} has contributions
     */
    List<String> terms();

    /**
     * Value and gradient at a point.
     *
     * @param x the point; not modified
     * @param gradient modified: overwritten with the gradient at {@code x}
     * @return the value and each term's share of it
     * @throws IllegalArgumentException if an array's length is not {@link #dimension()}
     * @throws java.util.concurrent.CancellationException if the thread is interrupted and this evaluation was given up
     *     for it; the gradient is undefined then, and the thread is still interrupted
     */
    Evaluation evaluate(float[] x, float[] gradient);

    /** Releases buffers and native memory; nothing by default. */
    @Override
    default void close() {}
}
