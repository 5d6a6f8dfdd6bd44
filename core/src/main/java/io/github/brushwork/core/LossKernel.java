package io.github.brushwork.core;

/**
 * Evaluates one {@link Loss} on activations of one shape. Owns its buffers: for one thread at a time, and closed by the
 * engine that asked for it.
 */
public interface LossKernel extends AutoCloseable {

    /**
     * The loss, and its gradient added to what other losses left.
     *
     * @param activations height x width x channels; not modified
     * @param weight factor on the gradient
     * @param gradient same length; modified: {@code weight} times the gradient of the loss is added
     * @return the loss itself, without the weight
     */
    double evaluate(float[] activations, double weight, float[] gradient);

    /**
     * Checks the arrays of an evaluation.
     *
     * @param shape height, width and channels that the kernel was made for
     * @param activations not modified
     * @param gradient not modified
     * @throws IllegalArgumentException if one of them has another length
     */
    static void requireLengths(Shape shape, float[] activations, float[] gradient) {
        if (activations.length != shape.size() || gradient.length != shape.size()) {
            throw new IllegalArgumentException("activations of shape " + shape + " and their gradient have "
                    + shape.size() + " elements, not " + activations.length + " and " + gradient.length);
        }
    }

    /** Releases what the kernel holds; nothing by default. */
    @Override
    default void close() {}
}
