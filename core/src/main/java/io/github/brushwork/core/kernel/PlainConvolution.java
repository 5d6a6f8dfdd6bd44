package io.github.brushwork.core.kernel;

import io.github.brushwork.core.Convolution;
import io.github.brushwork.core.Shape;

/** Convolution and ReLU, parallel over rows. Remembers which outputs are active, if there is a backward pass. */
final class PlainConvolution implements LayerKernel {

    private final String name;
    private final Shape inputShape;
    private final Shape outputShape;
    private final PlainCorrelation correlation;
    private final RowLoop forward;
    /** Null if the kernel only goes forward. */
    private final PlainReluMask mask;
    /** Null if the kernel only goes forward. */
    private final PlainConvolutionGradient gradient;

    private PlainConvolution(Convolution layer, Shape input, Workers workers, boolean forwardOnly) {
        this.name = layer.name();
        this.inputShape = input;
        this.outputShape = layer.outputShape(input);
        this.correlation = PlainCorrelation.of(layer, input);
        this.forward = new RowLoop(workers, input.height(), this::forwardRow);
        this.mask = forwardOnly ? null : new PlainReluMask(outputShape);
        this.gradient =
                forwardOnly ? null : new PlainConvolutionGradient(layer, outputShape, mask, this::gradientRow, workers);
    }

    static ForwardKernel forward(Convolution layer, Shape input, Workers workers) {
        return new PlainConvolution(layer, input, workers, true);
    }

    static LayerKernel layer(Convolution layer, Shape input, Workers workers) {
        return new PlainConvolution(layer, input, workers, false);
    }

    static Footprint footprint(Convolution layer, Shape input) {
        Shape output = layer.outputShape(input);
        return PlainReluMask.footprint(output)
                .and(PlainCorrelation.footprintOf(layer, input))
                .and(PlainConvolutionGradient.footprint(layer, output));
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

    private void forwardRow(float[] input, float[] output, int y, Scratch scratch) {
        int length = outputShape.width() * outputShape.channels();
        correlation.row(input, 0, y, output, y * length, scratch);
        relu(output, y * length, length);
        if (mask != null) {
            mask.passActive(y, output, y * length);
        }
    }

    /** Sets negative elements to 0 and lets NaN be. */
    static void relu(float[] sums, int offset, int length) {
        for (int i = offset; i < offset + length; i++) {
            sums[i] = Math.max(0f, sums[i]);
        }
    }

    @Override
    public void backward(float[] outputGradient, float[] inputGradient) {
        Preconditions.checkLength("the output gradient", name, outputGradient, outputShape);
        Preconditions.checkLength("the input gradient", name, inputGradient, inputShape);
        gradient.run(outputGradient, inputGradient);
    }

    private void gradientRow(float[] outputGradient, int y, float[] target, int offset) {
        int length = outputShape.width() * outputShape.channels();
        System.arraycopy(outputGradient, y * length, target, offset, length);
    }
}
