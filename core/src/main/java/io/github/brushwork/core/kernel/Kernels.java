package io.github.brushwork.core.kernel;

import io.github.brushwork.core.Convolution;
import io.github.brushwork.core.Layer;
import io.github.brushwork.core.Pool;
import io.github.brushwork.core.Shape;

/**
 * The numerical operations of a network and its losses, on channels-last arrays ({@link Shape} gives the layout): a
 * factory of kernels, each planned once for one shape and run many times without allocating.
 *
 * <p>There are two implementations, {@link #vector} and {@link #plain}. Both spread their work over {@link Workers} and
 * give the same bits for any number of threads. The factory is safe to share between threads; each kernel it makes is for
 * one thread at a time. Arrays that are read and arrays that are written must not be the same.
 */
public interface Kernels {

    /**
     * The fastest kernels that run here: {@link #vector} if they can, else {@link #plain}. Their {@link
     * #description()} says which.
     *
     * @param workers the threads to use
     * @return kernels
     */
    static Kernels fastest(Workers workers) {
        return KernelSelection.fastest(workers);
    }

    /**
     * Kernels on the Vector API, module {@code jdk.incubator.vector}.
     *
     * @param workers the threads to use
     * @return kernels
     * @throws IllegalStateException if they cannot run here; the message says why and what to do
     */
    static Kernels vector(Workers workers) {
        return KernelSelection.vector(workers);
    }

    /**
     * Why {@link #vector} would throw.
     *
     * @return the reason and the remedy; empty if vector kernels run here
     */
    static java.util.Optional<String> obstacleToVector() {
        return KernelSelection.obstacle();
    }

    /**
     * Kernels in plain Java, in loops that the JVM's compiler vectorises; they run everywhere.
     *
     * @param workers the threads to use
     * @return kernels
     */
    static Kernels plain(Workers workers) {
        return new PlainKernels(workers);
    }

    /**
     * Which kernels these are, for logs and results.
     *
     * @return for example {@code Vector API, 256 bits}
     */
    String description();

    /**
     * The threads these kernels run on, for a caller's own loops beside them.
     *
     * @return shared; not to be closed by the caller
     */
    Workers workers();

    /**
     * The memory that these kernels would need.
     *
     * @return for each kind of kernel what one holds, without making it
     */
    Footprints footprints();

    /**
     * Plans a layer forward only.
     *
     * @param layer a convolution or a pooling
     * @param input shape of its input
     * @return a kernel of its own for each call
     * @throws IllegalArgumentException if the layer cannot take such an input
     */
    ForwardKernel forward(Layer layer, Shape input);

    /**
     * Plans a convolution and the pooling after it in one, forward only.
     *
     * @param convolution the convolution
     * @param pool the pooling that takes its output
     * @param input shape of the convolution's input
     * @return a kernel of its own for each call
     * @throws IllegalArgumentException if the layers cannot take such an input
     */
    default ForwardKernel forward(Convolution convolution, Pool pool, Shape input) {
        return layers(convolution, pool, input);
    }

    /**
     * Plans a layer with its backward pass.
     *
     * @param layer a convolution or a pooling
     * @param input shape of its input
     * @return a kernel of its own for each call
     * @throws IllegalArgumentException if the layer cannot take such an input
     */
    LayerKernel layer(Layer layer, Shape input);

    /**
     * Plans a convolution and the pooling after it in one, where nothing else reads the activations between: they are never
     * stored.
     *
     * @param convolution the convolution
     * @param pool the pooling that takes its output
     * @param input shape of the convolution's input
     * @return a kernel of its own for each call
     * @throws IllegalArgumentException if the layers cannot take such an input
     */
    LayerKernel layers(Convolution convolution, Pool pool, Shape input);

    /**
     * Plans Gram matrices.
     *
     * @param positions height times width
     * @param channels channels
     * @return a kernel of its own for each call
     */
    GramKernel gram(int positions, int channels);

    /**
     * Plans products of two matrices, rows x depth and depth x columns.
     *
     * @param rows of the product and the left factor
     * @param depth columns of the left factor, rows of the right one
     * @param columns of the product and the right factor
     * @return a kernel of its own for each call
     */
    ProductKernel product(int rows, int depth, int columns);

    /**
     * Plans searches for the nearest of some keys.
     *
     * @param keys how many, at least 1
     * @param depth coordinates of a key, at least 1
     * @return a kernel of its own for each call
     */
    NearestKernel nearest(int keys, int depth);

    /**
     * Plans squared distances.
     *
     * @param length of the arrays
     * @return a kernel of its own for each call
     */
    DistanceKernel distance(int length);

    /**
     * Plans the variation of images.
     *
     * @param shape height, width and channels
     * @return a kernel of its own for each call
     */
    VariationKernel variation(Shape shape);

    /**
     * Arithmetic on vectors.
     *
     * @return shared, without state
     */
    Arithmetic arithmetic();
}
