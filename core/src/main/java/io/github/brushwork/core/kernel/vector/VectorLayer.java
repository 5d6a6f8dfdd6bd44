package io.github.brushwork.core.kernel.vector;

import io.github.brushwork.core.Convolution;
import io.github.brushwork.core.Pool;
import io.github.brushwork.core.Pooling;
import io.github.brushwork.core.Shape;
import io.github.brushwork.core.kernel.Arguments;
import io.github.brushwork.core.kernel.LayerKernel;
import io.github.brushwork.core.kernel.Workers;
import java.util.Optional;

/** A {@link VectorConvolution} with its way back: a convolution of the gated gradient with turned filters. */
final class VectorLayer implements LayerKernel {

    private static final float QUARTER = 0.25f;

    private interface Backward {
        void run(float[] inputGradient);
    }

    private final VectorConvolution forward;
    private final GatedGradient gradient;
    private final Backward backward;

    VectorLayer(Workers workers, Convolution layer, Optional<Pool> pool, Shape input) {
        this.forward = new VectorConvolution(workers, layer, pool, input);
        this.gradient = new GatedGradient(
                layer.outputShape(input),
                forward.gates(),
                pool.isPresent() ? 2 : 1,
                pool.map(Pool::pooling).filter(Pooling.AVERAGE::equals).isPresent() ? QUARTER : 1f);
        this.backward = VectorConvolution.isNarrow(layer)
                ? new NarrowGradient(workers, layer, gradient)::run
                : winograd(workers, layer, input);
    }

    private Backward winograd(Workers workers, Convolution layer, Shape input) {
        TileGrid tiles = forward.gates().tiles();
        GradientSink sink = new GradientSink(input);
        TilePass pass = new TilePass(
                workers,
                tiles.count(),
                new WinogradSource(new GradientPatches(gradient, tiles)),
                WinogradFilters.backward(workers, layer, tiles.count()),
                new WinogradOutput(sink));
        return inputGradient -> {
            sink.gradient(inputGradient);
            try {
                pass.run();
            } finally {
                sink.gradient(null);
            }
        };
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
            backward.run(inputGradient);
        } finally {
            gradient.outputGradient(null);
        }
    }
}
