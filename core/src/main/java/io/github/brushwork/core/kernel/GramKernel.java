package io.github.brushwork.core.kernel;

/**
 * Products of activations {@code F} with themselves, planned for one number of positions and channels.
 *
 * <p>For one thread at a time. A call throws {@link java.util.concurrent.CancellationException} if the calling thread is
 * interrupted; the result is then undefined. NaN is carried through.
 */
public interface GramKernel {

    /**
     * The Gram matrix {@code F^T F}. Sums over many positions are carried in double precision, so that the relative error
     * stays near 1e-7 however many there are.
     *
     * @param activations positions x channels; not modified
     * @param gram channels x channels, all of it, symmetric; modified: overwritten
     * @throws IllegalArgumentException if an array's length does not fit
     */
    void gram(float[] activations, float[] gram);

    /**
     * Adds {@code F M}, the product of activations and a square matrix. With a symmetric one it is the form of a Gram
     * matrix' gradient; with others it projects activations.
     *
     * @param activations positions x channels; not modified
     * @param matrix {@code M}, channels x channels, row-major; not modified
     * @param gradient positions x channels; modified: the product is added
     * @throws IllegalArgumentException if an array's length does not fit
     */
    void multiplyAdd(float[] activations, float[] matrix, float[] gradient);
}
