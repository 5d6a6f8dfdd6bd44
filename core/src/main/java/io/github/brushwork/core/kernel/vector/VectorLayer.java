package io.github.brushwork.core.kernel.vector;

import io.github.brushwork.core.Convolution;
import io.github.brushwork.core.Pool;
import io.github.brushwork.core.Shape;
import io.github.brushwork.core.kernel.Arguments;
import io.github.brushwork.core.kernel.Footprint;
import io.github.brushwork.core.kernel.LayerKernel;
import io.github.brushwork.core.kernel.PaddedGradient;
import io.github.brushwork.core.kernel.Workers;
import java.util.Optional;

/** A {@link VectorConvolution} with its way back: a convolution of the gated gradient with turned filters. */
final class VectorLayer implements LayerKernel {

    private final VectorConvolution forward;
    private final GatedGradient gradient;
    private final PaddedGradient inputGradient;
    private final Runnable pass;

    VectorLayer(Workers workers, Convolution layer, Optional<Pool> pool, Shape input) {
        this.forward = new VectorConvolution(workers, layer, pool, input);
        this.gradient = new GatedGradient(
                layer.outputShape(input),
                forward.gates(),
                pool.isPresent() ? 2 : 1,
                pool.map(each -> each.pooling().weight()).orElse(1f));
        this.inputGradient = new PaddedGradient(layer.padding(), input);
        this.pass = VectorConvolution.isNarrow(layer)
                ? new NarrowGradient(workers, layer, gradient, inputGradient)::run
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
            return NarrowGradient.footprint(layer, height, width);
        }
        int tiles = new TileGrid(height, width).count();
        return WinogradFilters.footprintBackward(layer, tiles)
                .and(TilePass.footprintOfWinograd(workers, tiles, layer.outputs(), layer.inputs()));
    }

    private TilePass winograd(Workers workers, Convolution layer) {
        TileGrid tiles = new TileGrid(inputGradient.paddedHeight(), inputGradient.paddedWidth());
        return new TilePass(
                workers,
                tiles.count(),
                new WinogradSource(new GradientPatches(gradient, tiles, inputGradient.margin())),
                WinogradFilters.backward(workers, layer, tiles.count()),
                new WinogradOutput(new GradientSink(inputGradient, tiles, layer.inputs())));
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
        Arguments.checkLength("the output gradient", forward.outputName(), outputGradient, outputShape());
        Arguments.checkLength("the input gradient", forward.inputName(), inputGradient, inputShape());
        gradient.outputGradient(outputGradient);
        try {
            this.inputGradient.compute(inputGradient, pass);
        } finally {
            gradient.outputGradient(null);
        }
    }
}
