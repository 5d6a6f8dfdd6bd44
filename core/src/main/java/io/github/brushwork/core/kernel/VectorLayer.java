package io.github.brushwork.core.kernel;

import io.github.brushwork.core.Convolution;
import io.github.brushwork.core.Pool;
import io.github.brushwork.core.Shape;

/** A {@link VectorConvolution} with its backward pass: a convolution of the masked gradient with turned filters. */
final class VectorLayer implements LayerKernel {

    private final VectorConvolution forward;
    private final VectorReluGradient gradient;
    private final PaddedGradient inputGradient;
    private final Runnable pass;

    /**
     * @param pool null if there is none
     */
    VectorLayer(Workers workers, Convolution layer, Pool pool, Shape input) {
        this.forward = new VectorConvolution(workers, layer, pool, input);
        this.gradient = new VectorReluGradient(
                layer.outputShape(input),
                forward.mask(),
                pool == null ? 1 : 2,
                pool == null ? 1f : pool.pooling().weight());
        this.inputGradient = new PaddedGradient(layer.padding(), input);
        this.pass = VectorConvolution.isNarrow(layer)
                ? new VectorNarrowGradient(workers, layer, gradient, inputGradient)::run
                : winograd(workers, layer)::run;
    }

    /** A pooling after the convolution makes no difference. */
    static Footprint footprint(int workers, Convolution layer, Shape input) {
        return VectorConvolution.footprint(workers, layer, input)
                .and(PaddedGradient.footprint(layer.padding(), input))
                .and(footprintOfPass(workers, layer, input));
    }

    private static Footprint footprintOfPass(int workers, Convolution layer, Shape input) {
        int margins = 2 * PaddedGradient.margin(layer.padding());
        int height = input.height() + margins;
        int width = input.width() + margins;
        if (VectorConvolution.isNarrow(layer)) {
            return VectorNarrowGradient.footprint(layer, height, width);
        }
        int tiles = new VectorTileGrid(height, width).count();
        return VectorWinogradFilters.footprintBackward(layer, tiles)
                .and(VectorTilePass.footprintOfWinograd(workers, tiles, layer.outputs(), layer.inputs()));
    }

    private VectorTilePass winograd(Workers workers, Convolution layer) {
        VectorTileGrid tiles = new VectorTileGrid(inputGradient.paddedHeight(), inputGradient.paddedWidth());
        return new VectorTilePass(
                workers,
                tiles.count(),
                new VectorWinogradSource(new VectorGradientPatches(gradient, tiles, inputGradient.margin())),
                VectorWinogradFilters.backward(workers, layer, tiles.count()),
                new VectorWinogradOutput(new VectorGradientSink(inputGradient, tiles, layer.inputs())));
    }

    @Override
    public Shape inputShape() {
        return forward.inputShape();
    }

    @Override
    public Shape outputShape() {
        return forward.outputShape();
    }

    @Override
    public void forward(float[] input, float[] output) {
        forward.forward(input, output);
    }

    @Override
    public void backward(float[] outputGradient, float[] inputGradient) {
        Preconditions.checkLength("the output gradient", forward.outputName(), outputGradient, outputShape());
        Preconditions.checkLength("the input gradient", forward.inputName(), inputGradient, inputShape());
        gradient.outputGradient(outputGradient);
        try {
            this.inputGradient.compute(inputGradient, pass);
        } finally {
            gradient.outputGradient(null);
        }
    }
}
