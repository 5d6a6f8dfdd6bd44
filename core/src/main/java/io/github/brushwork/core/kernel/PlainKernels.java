package io.github.brushwork.core.kernel;

import io.github.brushwork.core.Convolution;
import io.github.brushwork.core.Layer;
import io.github.brushwork.core.Pool;
import io.github.brushwork.core.Shape;

/** The kernels in plain Java; the oracle for faster ones. */
final class PlainKernels implements Kernels {

    /** Elements of three arrays for the first-level cache, see {@link SlicedDistance}. */
    private static final int DISTANCE_BLOCK = 1 << 10;

    private final Workers workers;

    PlainKernels(Workers workers) {
        this.workers = workers;
    }

    @Override
    public String description() {
        return "plain Java";
    }

    @Override
    public Workers workers() {
        return workers;
    }

    @Override
    public Footprints footprints() {
        return new PlainFootprints(workers.count());
    }

    @Override
    public ForwardKernel forward(Layer layer, Shape input) {
        if (layer instanceof Convolution convolution) {
            return new PlainConvolution(convolution, input, workers);
        }
        return PlainPooling.forward((Pool) layer, input, workers);
    }

    @Override
    public ForwardKernel forward(Convolution convolution, Pool pool, Shape input) {
        return PlainPooledConvolution.forward(convolution, pool, input, workers);
    }

    @Override
    public LayerKernel layer(Layer layer, Shape input) {
        if (layer instanceof Convolution convolution) {
            return new PlainConvolutionLayer(convolution, input, workers);
        }
        return PlainPooling.layer((Pool) layer, input, workers);
    }

    @Override
    public LayerKernel layers(Convolution convolution, Pool pool, Shape input) {
        return PlainPooledConvolution.layer(convolution, pool, input, workers);
    }

    @Override
    public GramKernel gram(int positions, int channels) {
        return new PlainGram(workers, positions, channels);
    }

    @Override
    public ProductKernel product(int rows, int depth, int columns) {
        return new PlainProduct(workers, rows, depth, columns);
    }

    @Override
    public DistanceKernel distance(int length) {
        return new SlicedDistance(workers, length, DISTANCE_BLOCK, PlainArithmetic::squaredDifferences);
    }

    @Override
    public VariationKernel variation(Shape shape) {
        return new BandedVariation(workers, shape, BandedVariation::addPlainly);
    }

    @Override
    public Arithmetic arithmetic() {
        return PlainArithmetic.INSTANCE;
    }
}
