package io.github.brushwork.core;

import io.github.brushwork.core.kernel.Kernels;

/**
 * One term of what is minimised: a number computed from the activations of one layer, with its gradient. Immutable: what
 * it compares with, its target, was bound when it was made.
 *
 * <p>A loss of the image itself, such as total variation, reads the layer {@link Network#INPUT}.
 */
public interface Loss {

    /**
     * The layer it reads.
     *
     * @return a layer's name, one of its aliases, or {@link Network#INPUT}
     */
    String layer();

    /**
     * Prepares the evaluation for activations of one shape. The kernel owns whatever buffers it needs, so that an
     * evaluation allocates nothing and the loss itself stays immutable.
     *
     * @param shape height, width and channels of the activations
     * @param kernels what the engine computes with, and on which threads; a loss is free to use them
     * @return a kernel of its own for each call
     * @throws IllegalArgumentException if the loss does not fit activations of this shape
     */
    LossKernel kernel(Shape shape, Kernels kernels);
}
