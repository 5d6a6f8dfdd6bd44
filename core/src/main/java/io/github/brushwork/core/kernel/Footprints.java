package io.github.brushwork.core.kernel;

import io.github.brushwork.core.Convolution;
import io.github.brushwork.core.Layer;
import io.github.brushwork.core.Pool;
import io.github.brushwork.core.Shape;

/**
 * The memory that {@link Kernels} would need, method by method, without making them. Safe to share between threads.
 */
public interface Footprints {

    /**
     * The number of workers that the kernels run on.
     *
     * @return at least 1
     */
    int workers();

    /**
     * Of {@link Kernels#layer}.
     *
     * @param layer a convolution or a pooling
     * @param input shape of its input
     * @return the kernel's footprint
     */
    Footprint layer(Layer layer, Shape input);

    /**
     * Of {@link Kernels#layers}.
     *
     * @param convolution the convolution
     * @param pool the pooling that takes its output
     * @param input shape of the convolution's input
     * @return the kernel's footprint
     */
    Footprint layers(Convolution convolution, Pool pool, Shape input);

    /**
     * Of {@link Kernels#gram}.
     *
     * @param positions height times width
     * @param channels channels
     * @return the kernel's footprint
     */
    Footprint gram(int positions, int channels);

    /**
     * Of {@link Kernels#product}.
     *
     * @param rows of the product and the left factor
     * @param depth columns of the left factor, rows of the right one
     * @param columns of the product and the right factor
     * @return the kernel's footprint
     */
    Footprint product(int rows, int depth, int columns);

    /**
     * Of {@link Kernels#distance}.
     *
     * @param length of the arrays
     * @return the kernel's footprint
     */
    Footprint distance(int length);

    /**
     * Of {@link Kernels#variation}.
     *
     * @param shape height, width and channels
     * @return the kernel's footprint
     */
    Footprint variation(Shape shape);
}
