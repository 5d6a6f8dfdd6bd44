package io.github.brushwork.core.kernel;

import io.github.brushwork.core.Shape;

/**
 * Evaluates one {@link io.github.brushwork.core.Convolution} on inputs of any size. Owns its filters as they are read and
 * its scratch memory: for one thread at a time.
 */
public interface ConvolutionKernel {

    /**
     * The layer's output: 3 x 3 cross-correlation of stride 1 with zeros around the input, plus bias, then ReLU. A NaN in
     * the input makes every output NaN whose window holds it.
     *
     * @param input height x width x inputs; not modified
     * @param inputShape shape of the input
     * @param output height x width x outputs; modified: overwritten
     * @throws IllegalArgumentException if the shape does not fit the layer or an array's length its shape
     */
    void forward(float[] input, Shape inputShape, float[] output);

    /**
     * The gradient with respect to the input: the transpose of the linear part, which is a convolution with rotated
     * filters and swapped channels.
     *
     * @param outputGradient height x width x outputs, the gradient with respect to what the ReLU takes, see
     *     {@link Kernels#reluGradient}; not modified
     * @param outputShape shape of the output
     * @param inputGradient height x width x inputs; modified: overwritten
     * @throws IllegalArgumentException if the shape does not fit the layer or an array's length its shape
     */
    void inputGradient(float[] outputGradient, Shape outputShape, float[] inputGradient);
}
