package io.github.brushwork.core.kernel;

import io.github.brushwork.core.Convolution;
import io.github.brushwork.core.Pool;
import io.github.brushwork.core.Shape;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * A convolution with its ReLU, and perhaps the pooling after it: by Winograd's method, or directly where there are fewer
 * channels than a vector has lanes.
 */
final class VectorConvolution implements ForwardKernel {

    private final String inputName;
    private final String outputName;
    private final Shape input;
    private final Shape output;
    private final VectorReluMask mask;
    private final Consumer<float[]> inputField;
    private final Consumer<float[]> outputField;
    private final VectorTilePass pass;

    /**
     * @param pool null if there is none
     */
    VectorConvolution(Workers workers, Convolution layer, Pool pool, Shape input) {
        this.inputName = layer.name();
        this.outputName = pool == null ? layer.name() : pool.name();
        this.input = input;
        Shape shape = layer.outputShape(input);
        VectorTileGrid tiles = new VectorTileGrid(input.height(), input.width());
        this.mask = VectorReluMask.create(tiles, layer.outputs());
        float[] bias = Arrays.copyOf(layer.bias(), VectorLanes.padded(layer.outputs()));
        VectorTilePass.Sink sink;
        if (pool != null) {
            VectorPooledSink pooled = VectorPooledSink.of(pool.pooling(), shape, bias, mask);
            this.output = pooled.outputShape();
            this.outputField = pooled::output;
            sink = pooled;
        } else {
            VectorActivationSink activations = new VectorActivationSink(shape, bias, mask);
            this.output = shape;
            this.outputField = activations::activations;
            sink = activations;
        }
        if (isNarrow(layer)) {
            VectorWindowSource windows = new VectorWindowSource(input, layer.padding());
            this.inputField = windows::image;
            this.pass = new VectorTilePass(
                    workers, tiles.count(), windows, VectorDirectFilters.of(layer), new VectorDirectOutput(sink));
        } else {
            VectorImagePatches patches = new VectorImagePatches(input, layer.padding());
            this.inputField = patches::image;
            this.pass = new VectorTilePass(
                    workers,
                    tiles.count(),
                    new VectorWinogradSource(patches),
                    VectorWinogradFilters.forward(workers, layer, tiles.count()),
                    new VectorWinogradOutput(sink));
        }
    }

    static Footprint footprint(int workers, Convolution layer, Shape input) {
        VectorTileGrid tiles = new VectorTileGrid(input.height(), input.width());
        Footprint result = VectorReluMask.footprint(tiles, layer.outputs())
                .and(Footprint.filters(VectorLanes.padded(layer.outputs())));
        return isNarrow(layer)
                ? result.and(VectorWindowSource.footprint(layer.inputs()))
                        .and(VectorDirectFilters.footprint(layer))
                        .and(VectorTilePass.footprintOfDirect(workers, tiles.count(), layer.inputs(), layer.outputs()))
                : result.and(VectorWinogradFilters.footprintForward(layer, tiles.count()))
                        .and(VectorTilePass.footprintOfWinograd(
                                workers, tiles.count(), layer.inputs(), layer.outputs()));
    }

    /** Whether the channels are too few for vectors of them. */
    static boolean isNarrow(Convolution layer) {
        return Math.min(layer.inputs(), layer.outputs()) < VectorLanes.COUNT;
    }

    String inputName() {
        return inputName;
    }

    String outputName() {
        return outputName;
    }

    /** What passed in the last call. */
    VectorReluMask mask() {
        return mask;
    }

    @Override
    public Shape inputShape() {
        return input;
    }

    @Override
    public Shape outputShape() {
        return output;
    }

    @Override
    public void forward(float[] input, float[] output) {
        Preconditions.checkLength("the input", inputName, input, this.input);
        Preconditions.checkLength("the output", outputName, output, this.output);
        inputField.accept(input);
        outputField.accept(output);
        try {
            pass.run();
        } finally {
            inputField.accept(null);
            outputField.accept(null);
        }
    }
}
