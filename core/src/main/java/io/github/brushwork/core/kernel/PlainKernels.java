package io.github.brushwork.core.kernel;

import io.github.brushwork.core.Convolution;
import io.github.brushwork.core.Shape;

/** The kernels in plain Java; the oracle for faster ones. */
final class PlainKernels implements Kernels {

    static final PlainKernels INSTANCE = new PlainKernels();

    /** Elements that one task of an elementwise operation takes. */
    private static final int SLICE = 1 << 16;

    private PlainKernels() {}

    @Override
    public ConvolutionKernel convolution(Convolution layer) {
        return new PlainConvolution(layer);
    }

    @Override
    public void reluGradient(float[] activations, float[] gradient) {
        if (activations.length != gradient.length) {
            throw new IllegalArgumentException("there are " + activations.length + " activations, but the gradient has "
                    + gradient.length + " elements");
        }
        Parallel.forEach((gradient.length + SLICE - 1) / SLICE, slice -> {
            int end = Math.min(gradient.length, (slice + 1) * SLICE);
            for (int i = slice * SLICE; i < end; i++) {
                gradient[i] = activations[i] <= 0f ? 0f : gradient[i];
            }
        });
    }

    @Override
    public void averagePool(float[] input, Shape inputShape, float[] output) {
        PlainPooling.average(input, inputShape, output);
    }

    @Override
    public void averagePoolGradient(float[] outputGradient, Shape inputShape, float[] inputGradient) {
        PlainPooling.averageGradient(outputGradient, inputShape, inputGradient);
    }

    @Override
    public void maxPool(float[] input, Shape inputShape, float[] output) {
        PlainPooling.max(input, inputShape, output);
    }

    @Override
    public void maxPoolGradient(float[] input, Shape inputShape, float[] outputGradient, float[] inputGradient) {
        PlainPooling.maxGradient(input, inputShape, outputGradient, inputGradient);
    }

    @Override
    public void gram(float[] activations, int positions, int channels, float[] gram) {
        PlainGram.gram(activations, positions, channels, gram);
    }

    @Override
    public void multiplyAdd(float[] activations, int positions, int channels, float[] symmetric, float[] gradient) {
        PlainGram.multiplyAdd(activations, positions, channels, symmetric, gradient);
    }
}
