package io.github.brushwork.core.kernel;

import io.github.brushwork.core.Convolution;
import io.github.brushwork.core.Pool;
import io.github.brushwork.core.Pooling;
import io.github.brushwork.core.Shape;

/**
 * Convolution, ReLU and pooling in one, parallel over rows. The activations between exist two rows at a time; what is
 * remembered of them is which let the gradient through both the ReLU and the pooling.
 */
final class PlainPooledConvolution implements LayerKernel {

    private final String inputName;
    private final String outputName;
    private final Shape inputShape;
    private final int between;
    private final Pooling pooling;
    private final PlainCorrelation correlation;
    private final PlainPooledRows pooled;
    private final RowLoop forward;
    /** Null if the kernel only goes forward. */
    private final PlainReluMask mask;
    /** Null if the kernel only goes forward. */
    private final PlainConvolutionGradient gradient;

    private PlainPooledConvolution(Convolution layer, Pool pool, Shape input, Workers workers, boolean forwardOnly) {
        Shape shapeBetween = layer.outputShape(input);
        this.inputName = layer.name();
        this.outputName = pool.name();
        this.inputShape = input;
        this.between = shapeBetween.width() * shapeBetween.channels();
        this.pooling = pool.pooling();
        this.correlation = PlainCorrelation.of(layer, input);
        this.pooled = new PlainPooledRows(pool, shapeBetween);
        this.forward = new RowLoop(workers, outputShape().height(), this::forwardRow);
        this.mask = forwardOnly ? null : new PlainReluMask(shapeBetween);
        this.gradient =
                forwardOnly ? null : new PlainConvolutionGradient(layer, shapeBetween, mask, pooled::spread, workers);
    }

    static ForwardKernel forward(Convolution layer, Pool pool, Shape input, Workers workers) {
        return new PlainPooledConvolution(layer, pool, input, workers, true);
    }

    static LayerKernel layer(Convolution layer, Pool pool, Shape input, Workers workers) {
        return new PlainPooledConvolution(layer, pool, input, workers, false);
    }

    static Footprint footprint(Convolution layer, Shape input) {
        long rows = 2L * input.width() * layer.outputs();
        return PlainConvolution.footprint(layer, input).and(Footprint.scratch(ScratchSize.floats(rows)));
    }

    @Override
    public Shape inputShape() {
        return inputShape;
    }

    @Override
    public Shape outputShape() {
        return pooled.outputShape();
    }

    @Override
    public void forward(float[] input, float[] output) {
        Preconditions.checkLength("the input", inputName, input, inputShape);
        Preconditions.checkLength("the output", outputName, output, outputShape());
        forward.run(input, output);
    }

    private void forwardRow(float[] input, float[] output, int y, Scratch scratch) {
        float[] rows = scratch.floats(2 * between);
        for (int i = 0; i < 2; i++) {
            correlation.row(input, 0, 2 * y + i, rows, i * between, scratch);
        }
        PlainConvolution.relu(rows, 0, 2 * between);
        pooled.forward(rows, 0, output, y);
        if (mask != null) {
            remember(2 * y, rows);
        }
    }

    private void remember(int y, float[] rows) {
        switch (pooling) {
            case AVERAGE, RESCALED_AVERAGE -> {
                mask.passActive(y, rows, 0);
                mask.passActive(y + 1, rows, between);
            }
            case MAX -> mask.passLargest(y, rows, 0, true);
        }
    }

    @Override
    public void backward(float[] outputGradient, float[] inputGradient) {
        Preconditions.checkLength("the output gradient", outputName, outputGradient, outputShape());
        Preconditions.checkLength("the input gradient", inputName, inputGradient, inputShape);
        gradient.run(outputGradient, inputGradient);
    }
}
