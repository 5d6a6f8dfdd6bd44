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

    /** Releases what the kernel holds; nothing by default. */
    @Override
    default void close() {}
}
