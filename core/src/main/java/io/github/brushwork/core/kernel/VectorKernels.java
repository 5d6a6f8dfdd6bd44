package io.github.brushwork.core.kernel;

import io.github.brushwork.core.Convolution;
import io.github.brushwork.core.Layer;
import io.github.brushwork.core.Pool;
import io.github.brushwork.core.Shape;
import java.util.Optional;

/** The kernels on the Vector API. Loaded by name, see {@link Kernels#vector}. */
final class VectorKernels implements Kernels {

    private static final int NARROWEST_BITS = 128;
    /** Elements of three arrays for the first-level cache, see {@link SlicedDistance}. */
    private static final int DISTANCE_BLOCK = 1 << 11;

    private final Workers workers;

    VectorKernels(Workers workers) {
        this.workers = workers;
    }

    /** Why these kernels should not be used on this machine, and what to do about it. */
    static Optional<String> obstacle() {
        return VectorLanes.bits() < NARROWEST_BITS
                ? Optional.of("vectors of " + VectorLanes.bits() + " bits are too short to gain anything; at least "
                        + NARROWEST_BITS + " are needed, which the processor or the option -XX:MaxVectorSize denies")
                : Optional.empty();
    }

    @Override
    public String description() {
        return "Vector API, " + VectorLanes.bits() + " bits";
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
                ? new VectorConvolution(workers, convolution, null, input)
                : VectorPooling.of((Pool) layer, input, workers, VectorPooling.Way.FORWARD);
    }

    @Override
    public ForwardKernel forward(Convolution convolution, Pool pool, Shape input) {
        pool.outputShape(convolution.outputShape(input));
        return new VectorConvolution(workers, convolution, pool, input);
    }

    @Override
    public LayerKernel layer(Layer layer, Shape input) {
        return layer instanceof Convolution convolution
                ? new VectorLayer(workers, convolution, null, input)
                : VectorPooling.of((Pool) layer, input, workers, VectorPooling.Way.BOTH);
    }

    @Override
    public LayerKernel layers(Convolution convolution, Pool pool, Shape input) {
        pool.outputShape(convolution.outputShape(input));
        return new VectorLayer(workers, convolution, pool, input);
    }

    @Override
    public GramKernel gram(int positions, int channels) {
        return new VectorGram(workers, positions, channels);
    }

    @Override
    public ProductKernel product(int rows, int depth, int columns) {
        return new VectorProduct(workers, rows, depth, columns);
    }

    @Override
    public NearestKernel nearest(int keys, int depth) {
        return new VectorNearest(workers, keys, depth);
    }

    @Override
    public DistanceKernel distance(int length) {
        return new SlicedDistance(workers, length, DISTANCE_BLOCK, VectorSums::squaredDifferences);
    }

    @Override
    public VariationKernel variation(Shape shape) {
        return new BandedVariation(workers, shape, VectorVariation::addGradient);
    }

    @Override
    public Arithmetic arithmetic() {
        return VectorArithmetic.INSTANCE;
    }

    private record Sizes(int workers) implements Footprints {

        @Override
        public Footprint layer(Layer layer, Shape input) {
            return layer instanceof Convolution convolution
                    ? VectorLayer.footprint(workers, convolution, input)
                    : VectorPooling.footprint((Pool) layer, input);
        }

        @Override
        public Footprint layers(Convolution convolution, Pool pool, Shape input) {
            return VectorLayer.footprint(workers, convolution, input);
        }

        @Override
        public Footprint gram(int positions, int channels) {
            return VectorGram.footprint(positions, channels);
        }

        @Override
        public Footprint product(int rows, int depth, int columns) {
            return VectorProduct.footprint(rows, depth, columns);
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
