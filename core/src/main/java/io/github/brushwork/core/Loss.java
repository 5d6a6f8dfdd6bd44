package io.github.brushwork.core;

import io.github.brushwork.core.kernel.Footprint;
import io.github.brushwork.core.kernel.Footprints;
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

    /**
     * The memory that the kernel for activations of one shape will hold, for {@link Engine#memory}: its own buffers, those
     * of the kernels it computes with, and the target. A target that has the activations' shape is counted as if it had
     * this shape, so that other sizes than that of the target at hand can be asked for. What losses of several layers share,
     * such as a mask, is the caller's and does not count. A loss that does not say is taken to hold nothing.
     *
     * @param shape height, width and channels of the activations
     * @param kernels the memory of what the engine computes with
     * @return the footprint, found without allocating it; by default {@link Footprint#NONE}
     */
    default Footprint footprint(Shape shape, Footprints kernels) {
        return Footprint.NONE;
    }
}
