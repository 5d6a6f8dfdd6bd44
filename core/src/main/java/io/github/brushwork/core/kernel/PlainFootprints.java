package io.github.brushwork.core.kernel;

import io.github.brushwork.core.Convolution;
import io.github.brushwork.core.Layer;
import io.github.brushwork.core.Pool;
import io.github.brushwork.core.Shape;

/**
 * The memory of {@link PlainKernels}.
 *
 * @param workers how many workers they run on
 */
record PlainFootprints(int workers) implements Footprints {

    @Override
    public Footprint layer(Layer layer, Shape input) {
        return layer instanceof Convolution convolution
                ? PlainConvolutionLayer.footprint(convolution, input)
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
