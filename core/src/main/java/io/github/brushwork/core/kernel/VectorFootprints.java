package io.github.brushwork.core.kernel;

import io.github.brushwork.core.Convolution;
import io.github.brushwork.core.Layer;
import io.github.brushwork.core.Pool;
import io.github.brushwork.core.Shape;

/**
 * The memory of {@link VectorKernels}.
 *
 * @param workers how many workers they run on
 */
record VectorFootprints(int workers) implements Footprints {

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
