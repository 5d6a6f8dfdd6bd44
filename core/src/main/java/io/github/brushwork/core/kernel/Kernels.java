package io.github.brushwork.core.kernel;

import io.github.brushwork.core.Convolution;
import io.github.brushwork.core.Shape;

/**
 * The numerical operations of a network and its losses, on channels-last arrays ({@link Shape} gives the layout).
 *
 * <p>Safe to share between threads. Arrays that are read and arrays that are written must not be the same. Every method
 * throws {@link IllegalArgumentException} if an array's length does not fit its shape. NaN is carried through, never
 * swallowed.
 */
public interface Kernels {

    /**
     * Kernels in plain Java, in loops that the JVM's compiler vectorises.
     *
     * @return kernels that run everywhere
     */
    static Kernels plain() {
        return PlainKernels.INSTANCE;
    }

    /**
     * Prepares a convolution layer for repeated evaluation.
     *
     * @param layer a layer
     * @return a kernel of its own for each call
     */
    ConvolutionKernel convolution(Convolution layer);

    /**
     * Evaluates a convolution layer once, bias and ReLU included; see {@link ConvolutionKernel#forward}.
     *
     * @param input height x width x inputs; not modified
     * @param inputShape shape of the input
     * @param layer the layer
     * @param output height x width x outputs; modified: overwritten
     * @throws IllegalArgumentException if the shape does not fit the layer or an array's length its shape
     */
    default void convolve(float[] input, Shape inputShape, Convolution layer, float[] output) {
        convolution(layer).forward(input, inputShape, output);
    }

    /**
     * The gradient of a convolution layer, once; see {@link ConvolutionKernel#inputGradient}.
     *
     * @param outputGradient height x width x outputs, already through {@link #reluGradient}; not modified
     * @param outputShape shape of the output
     * @param layer the layer
     * @param inputGradient height x width x inputs; modified: overwritten
     * @throws IllegalArgumentException if the shape does not fit the layer or an array's length its shape
     */
    default void convolveInputGradient(
            float[] outputGradient, Shape outputShape, Convolution layer, float[] inputGradient) {
        convolution(layer).inputGradient(outputGradient, outputShape, inputGradient);
    }

    /**
     * The gradient of ReLU: passes where the activation is greater than 0 (or NaN), else becomes 0.
     *
     * @param activations after the ReLU; not modified
     * @param gradient same length; modified: with respect to the activations before, to what the ReLU takes after
     */
    void reluGradient(float[] activations, float[] gradient);

    /**
     * The mean of every 2 x 2 window, stride 2; an odd last row or column is dropped.
     *
     * @param input height x width x channels, both sides at least 2; not modified
     * @param inputShape shape of the input
     * @param output (height / 2) x (width / 2) x channels; modified: overwritten
     */
    void averagePool(float[] input, Shape inputShape, float[] output);

    /**
     * The gradient of {@link #averagePool}: a quarter to each of the four; 0 where a row or column was dropped.
     *
     * @param outputGradient (height / 2) x (width / 2) x channels; not modified
     * @param inputShape shape of the pooling's input
     * @param inputGradient height x width x channels; modified: overwritten
     */
    void averagePoolGradient(float[] outputGradient, Shape inputShape, float[] inputGradient);

    /**
     * The largest of every 2 x 2 window, stride 2; an odd last row or column is dropped. A window with NaN gives NaN.
     *
     * @param input height x width x channels, both sides at least 2; not modified
     * @param inputShape shape of the input
     * @param output (height / 2) x (width / 2) x channels; modified: overwritten
     */
    void maxPool(float[] input, Shape inputShape, float[] output);

    /**
     * The gradient of {@link #maxPool}: all of it to the largest of the four, to the first in row-major order if several
     * are equal, and to the first NaN if there is one; 0 elsewhere.
     *
     * @param input the pooling's input; not modified
     * @param inputShape shape of the pooling's input
     * @param outputGradient (height / 2) x (width / 2) x channels; not modified
     * @param inputGradient height x width x channels; modified: overwritten
     */
    void maxPoolGradient(float[] input, Shape inputShape, float[] outputGradient, float[] inputGradient);

    /**
     * The Gram matrix {@code F^T F} of activations {@code F}, one row for each position. Sums are carried in double
     * precision between short blocks of positions, so that the relative error stays near 1e-7 however many there are.
     *
     * @param activations positions x channels; not modified
     * @param positions height times width
     * @param channels channels
     * @param gram channels x channels, all of it, symmetric; modified: overwritten
     */
    void gram(float[] activations, int positions, int channels, float[] gram);

    /**
     * Adds {@code F S}, the product of activations and a symmetric matrix: the form of a Gram matrix' gradient.
     *
     * @param activations {@code F}, positions x channels; not modified
     * @param positions height times width
     * @param channels channels
     * @param symmetric {@code S}, channels x channels; not modified
     * @param gradient positions x channels; modified: the product is added
     */
    void multiplyAdd(float[] activations, int positions, int channels, float[] symmetric, float[] gradient);
}
