package io.github.brushwork.core.kernel;

import io.github.brushwork.core.Convolution;
import io.github.brushwork.core.Shape;

/** Convolution and ReLU forward only, parallel over rows. */
final class PlainConvolution implements ForwardKernel {

    private final String name;
    private final Shape inputShape;
    private final Shape outputShape;
    private final PlainCorrelation correlation;
    private final RowLoop forward;

    PlainConvolution(Convolution layer, Shape input, Workers workers) {
        this.name = layer.name();
        this.inputShape = input;
        this.outputShape = layer.outputShape(input);
        this.correlation = PlainCorrelation.of(layer, input);
        this.forward = new RowLoop(workers, input.height(), this::row);
    }

    @Override
    public Shape inputShape() {
        return inputShape;
    }

    @Override
    public Shape outputShape() {
        return outputShape;
    }

    @Override
    public void forward(float[] input, float[] output) {
        Preconditions.checkLength("the input", name, input, inputShape);
        Preconditions.checkLength("the output", name, output, outputShape);
        forward.run(input, output);
    }

    private void row(float[] input, float[] output, int y, Scratch scratch) {
        int length = outputShape.width() * outputShape.channels();
        correlation.row(input, 0, y, output, y * length, scratch);
        relu(output, y * length, length);
    }

    /** Sets negative elements to 0 and lets NaN be. */
    static void relu(float[] sums, int offset, int length) {
        for (int i = offset; i < offset + length; i++) {
            sums[i] = Math.max(0f, sums[i]);
        }
    }
}
