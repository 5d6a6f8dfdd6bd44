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
        return new Sizes(workers.count());
    }

    @Override
    public ForwardKernel forward(Layer layer, Shape input) {
        return layer instanceof Convolution convolution
                ? PlainConvolution.forward(convolution, input, workers)
                : PlainPooling.forward((Pool) layer, input, workers);
    }

    @Override
    public ForwardKernel forward(Convolution convolution, Pool pool, Shape input) {
        return PlainPooledConvolution.forward(convolution, pool, input, workers);
    }

    @Override
    public LayerKernel layer(Layer layer, Shape input) {
        return layer instanceof Convolution convolution
                ? PlainConvolution.layer(convolution, input, workers)
                : PlainPooling.layer((Pool) layer, input, workers);
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
    public NearestKernel nearest(int keys, int depth) {
        return new PlainNearest(workers, keys, depth);
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

    private record Sizes(int workers) implements Footprints {

        @Override
        public Footprint layer(Layer layer, Shape input) {
            return layer instanceof Convolution convolution
                    ? PlainConvolution.footprint(convolution, input)
                    : PlainPooling.footprint((Pool) layer, input);
        }

        @Override
        public Footprint layers(Convolution convolution, Pool pool, Shape input) {
            return PlainPooledConvolution.footprint(convolution, input);
        }

        @Override
        public Footprint gram(int positions, int channels) {
            return PlainGram.footprint(positions, channels);
        }

        @Override
        public Footprint product(int rows, int depth, int columns) {
            return PlainProduct.footprint(rows, columns);
        }

        @Override
        public Footprint distance(int length) {
            return Footprint.doubles(SlicedDistance.slices(length));
        }

        @Override
        public Footprint variation(Shape shape) {
            return Footprint.doubles(2L * BandedVariation.bands(shape));
        }
    }
}
