package io.github.brushwork.core.engine;

import io.github.brushwork.core.Convolution;
import io.github.brushwork.core.Layer;
import io.github.brushwork.core.Pool;
import io.github.brushwork.core.Shape;
import io.github.brushwork.core.kernel.ConvolutionKernel;
import io.github.brushwork.core.kernel.Kernels;

/** One layer on the kernels, forward and backward. */
interface LayerStep {

    static LayerStep of(Layer layer, Kernels kernels) {
        if (layer instanceof Convolution convolution) {
            return new ConvolutionStep(kernels, kernels.convolution(convolution));
        }
        Pool pool = (Pool) layer;
        return switch (pool.pooling()) {
            case AVERAGE -> new AveragePoolStep(kernels);
            case MAX -> new MaxPoolStep(kernels);
        };
    }

    /** Computes the layer's output. */
    void forward(float[] input, Shape inputShape, float[] output);

    /**
     * Computes the gradient with respect to the input from that with respect to the output.
     *
     * @param input what the layer was given; not modified
     * @param inputShape shape of the input
     * @param output what it made of it; not modified
     * @param outputGradient modified: used as scratch
     * @param inputGradient modified: overwritten
     */
    void backward(float[] input, Shape inputShape, float[] output, float[] outputGradient, float[] inputGradient);

    /** A convolution with ReLU. Reads the output only before it writes the gradient, which may thus take its place. */
    record ConvolutionStep(Kernels kernels, ConvolutionKernel kernel) implements LayerStep {

        @Override
        public void forward(float[] input, Shape inputShape, float[] output) {
            kernel.forward(input, inputShape, output);
        }

        @Override
        public void backward(
                float[] input, Shape inputShape, float[] output, float[] outputGradient, float[] inputGradient) {
            kernels.reluGradient(output, outputGradient);
            Shape outputShape = inputShape.withChannels(output.length / inputShape.positions());
            kernel.inputGradient(outputGradient, outputShape, inputGradient);
        }
    }

    /** A pooling by the mean. */
    record AveragePoolStep(Kernels kernels) implements LayerStep {

        @Override
        public void forward(float[] input, Shape inputShape, float[] output) {
            kernels.averagePool(input, inputShape, output);
        }

        @Override
        public void backward(
                float[] input, Shape inputShape, float[] output, float[] outputGradient, float[] inputGradient) {
            kernels.averagePoolGradient(outputGradient, inputShape, inputGradient);
        }
    }

    /** A pooling by the maximum. */
    record MaxPoolStep(Kernels kernels) implements LayerStep {

        @Override
        public void forward(float[] input, Shape inputShape, float[] output) {
            kernels.maxPool(input, inputShape, output);
        }

        @Override
        public void backward(
                float[] input, Shape inputShape, float[] output, float[] outputGradient, float[] inputGradient) {
            kernels.maxPoolGradient(input, inputShape, outputGradient, inputGradient);
        }
    }
}
