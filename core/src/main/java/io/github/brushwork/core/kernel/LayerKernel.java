package io.github.brushwork.core.kernel;

/**
 * A stage with its backward pass. Remembers of the last forward call no more than a few bits for each output: which gradients
 * pass its ReLU and its pooling.
 */
public interface LayerKernel extends ForwardKernel {

    /**
     * The gradient with respect to the input of the last {@link #forward} call.
     *
     * <p>A ReLU lets pass where the activation is greater than 0 or NaN. An average pooling gives its {@linkplain
     * io.github.brushwork.core.Pooling#weight() weight} times the gradient to each of the four; a maximum pooling gives all
     * to the largest of the four, to the first in row-major order if several are equal, and to the first NaN if there is
     * one. The last row or column that a pooling drops gets 0. What a convolution's padding gets is added to the positions
     * that it was copied from.
     *
     * @param outputGradient gradient with respect to the output, as {@link #outputShape()} says; not modified
     * @param inputGradient as {@link #inputShape()} says; modified: overwritten
     * @throws IllegalArgumentException if an array's length does not fit its shape
     */
    void backward(float[] outputGradient, float[] inputGradient);
}
