package io.github.brushwork.core.kernel.vector;

import io.github.brushwork.core.Convolution;
import io.github.brushwork.core.Pool;
import io.github.brushwork.core.Shape;
import io.github.brushwork.core.kernel.Arguments;
import io.github.brushwork.core.kernel.Footprint;
import io.github.brushwork.core.kernel.ForwardKernel;
import io.github.brushwork.core.kernel.Workers;
import java.util.Arrays;
import java.util.Optional;
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
    private final Gates gates;
    private final Consumer<float[]> inputField;
    private final Consumer<float[]> outputField;
    private final TilePass pass;

    VectorConvolution(Workers workers, Convolution layer, Optional<Pool> pool, Shape input) {
        this.inputName = layer.name();
        this.outputName = pool.map(Pool::name).orElse(layer.name());
        this.input = input;
        Shape shape = layer.outputShape(input);
        TileGrid tiles = new TileGrid(input.height(), input.width());
        this.gates = Gates.create(tiles, layer.outputs());
        float[] bias = Arrays.copyOf(layer.bias(), Lanes.padded(layer.outputs()));
        TileSink sink;
        if (pool.isPresent()) {
            PooledSink pooled = PooledSink.of(pool.get().pooling(), shape, bias, gates);
            this.output = pooled.outputShape();
            this.outputField = pooled::output;
            sink = pooled;
        } else {
            ActivationSink activations = new ActivationSink(shape, bias, gates);
            this.output = shape;
            this.outputField = activations::activations;
            sink = activations;
        }
        if (isNarrow(layer)) {
            WindowSource windows = new WindowSource(input, layer.padding());
            this.inputField = windows::image;
            this.pass = new TilePass(workers, tiles.count(), windows, DirectFilters.of(layer), new DirectOutput(sink));
        } else {
            ImagePatches patches = new ImagePatches(input, layer.padding());
            this.inputField = patches::image;
            this.pass = new TilePass(
                    workers,
                    tiles.count(),
                    new WinogradSource(patches),
                    WinogradFilters.forward(workers, layer, tiles.count()),
                    new WinogradOutput(sink));
        }
    }

    static Footprint footprint(int workers, Convolution layer, Shape input) {
        TileGrid tiles = new TileGrid(input.height(), input.width());
        Footprint result =
                Gates.footprint(tiles, layer.outputs()).and(Footprint.filters(Lanes.padded(layer.outputs())));
        return isNarrow(layer)
                ? result.and(WindowSource.footprint(layer.inputs()))
                        .and(DirectFilters.footprint(layer))
                        .and(TilePass.footprintOfDirect(workers, tiles.count(), layer.inputs(), layer.outputs()))
                : result.and(WinogradFilters.footprintForward(layer, tiles.count()))
                        .and(TilePass.footprintOfWinograd(workers, tiles.count(), layer.inputs(), layer.outputs()));
    }

    /** Whether the channels are too few for vectors of them. */
    static boolean isNarrow(Convolution layer) {
        return Math.min(layer.inputs(), layer.outputs()) < Lanes.COUNT;
    }

    String inputName() {
        return inputName;
    }

    String outputName() {
        return outputName;
    }

    /** What passed in the last call. */
    Gates gates() {
        return gates;
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
        Arguments.checkLength("the input", inputName, input, this.input);
        Arguments.checkLength("the output", outputName, output, this.output);
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
