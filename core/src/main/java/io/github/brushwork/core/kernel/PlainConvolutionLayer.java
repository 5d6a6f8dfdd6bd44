package io.github.brushwork.core.kernel;

import io.github.brushwork.core.Convolution;
import io.github.brushwork.core.Shape;

/** Convolution and ReLU with the way back, parallel over rows. Remembers which outputs are active. */
final class PlainConvolutionLayer implements LayerKernel {

    private final String name;
    private final Shape inputShape;
    private final Shape outputShape;
    private final PlainCorrelation correlation;
    private final PlainConvolutionGradient gradient;
    private final PlainReluMask gates;
    private final RowLoop forward;

    PlainConvolutionLayer(Convolution layer, Shape input, Workers workers) {
        this.name = layer.name();
        this.inputShape = input;
        this.outputShape = layer.outputShape(input);
        this.correlation = PlainCorrelation.of(layer, input);
        this.gates = new PlainReluMask(outputShape);
        this.forward = new RowLoop(workers, input.height(), this::forwardRow);
        this.gradient = new PlainConvolutionGradient(layer, outputShape, gates, this::gradientRow, workers);
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
        PlainConvolution.relu(output, y * length, length);
        gates.openActive(y, output, y * length);
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
