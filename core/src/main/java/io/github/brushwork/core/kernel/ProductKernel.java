package io.github.brushwork.core.kernel;

/**
 * Products {@code A B} of two row-major matrices, planned for one size.
 *
 * <p>For one thread at a time. A call throws {@link java.util.concurrent.CancellationException} if the calling thread is
 * interrupted; the result is then undefined. NaN is carried through. Sums are in single precision.
 */
public interface ProductKernel {

    /**
     * The product.
     *
     * @param a {@code A}, rows x depth; not modified
     * @param b {@code B}, depth x columns; not modified
     * @param product rows x columns; modified: overwritten
     * @throws IllegalArgumentException if an array's length does not fit
     */
    void multiply(float[] a, float[] b, float[] product);

    /**
     * The product with the left factor given by its columns.
     *
     * @param aTransposed {@code A^T}, depth x rows; not modified
     * @param b {@code B}, depth x columns; not modified
     * @param product rows x columns; modified: overwritten
     * @throws IllegalArgumentException if an array's length does not fit
     */
    void multiplyTransposed(float[] aTransposed, float[] b, float[] product);
}
