package io.github.brushwork.core.kernel;

import io.github.brushwork.core.Shape;

/**
 * One stage of a network, planned for inputs of one shape: a convolution with its ReLU, a pooling, or both in one.
 *
 * <p>Owns what it needs between calls: for one thread at a time. A call throws
 * {@link java.util.concurrent.CancellationException} if the calling thread is interrupted; the output is then undefined.
 */
public interface ForwardKernel {

    /**
     * What the stage takes.
     *
     * @return height x width x channels
     */
    Shape inputShape();

    /**
     * What the stage gives.
     *
     * @return height x width x channels
     */
    Shape outputShape();

    /**
     * Computes the stage's output. A convolution is a 3 x 3 cross-correlation of stride 1 with the layer's padding around
     * the input, plus bias, then ReLU.
     *
     * <p>Every output is NaN or infinite whose window holds a NaN or an infinity of the input, unless the ReLU cuts off a
     * negative infinity. A convolution by Winograd's method may make others NaN within four positions of it.
     *
     * @param input as {@link #inputShape()} says; not modified
     * @param output as {@link #outputShape()} says; modified: overwritten
     * @throws IllegalArgumentException if an array's length does not fit its shape
     */
    void forward(float[] input, float[] output);
}
