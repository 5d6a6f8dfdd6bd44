/**
 * The pure-Java tensor core: convolution, pooling and Gram matrices on channels-last float arrays.
 *
 * <p>{@link io.github.brushwork.core.kernel.Kernels} is the front door. Everything runs on the threads of a {@link
 * io.github.brushwork.core.kernel.Workers}; each output element is computed by one task in a fixed order, so results are
 * the same to the bit for any number of threads.
 */
package io.github.brushwork.core.kernel;
