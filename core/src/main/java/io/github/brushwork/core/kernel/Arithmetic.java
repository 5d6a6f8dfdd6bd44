package io.github.brushwork.core.kernel;

/**
 * Arithmetic on float vectors of equal length, with sums in double precision: what optimizers are made of. Runs on the
 * calling thread; safe to share between threads.
 *
 * <p>The order of a sum depends on the length alone, so on one implementation the same vectors give the same bits
 * everywhere, and the rounding error hardly grows with the length. NaN and infinity are carried through.
 */
public interface Arithmetic {

    /**
     * The scalar product.
     *
     * @param a not modified
     * @param b not modified
     * @return the sum of the products
     */
    double dot(float[] a, float[] b);

    /**
     * The scalar product of {@code a - b} and {@code c - d}, the differences rounded as {@link #subtract} does.
     *
     * @param a not modified
     * @param b not modified
     * @param c not modified
     * @param d not modified
     * @return the sum of the products
     */
    double dotOfDifferences(float[] a, float[] b, float[] c, float[] d);

    /**
     * Adds a multiple of a vector.
     *
     * @param target modified: {@code target += factor * a}
     * @param factor on the vector
     * @param a not modified
     */
    void addScaled(float[] target, float factor, float[] a);

    /**
     * Multiplies a vector.
     *
     * @param target modified: {@code target *= factor}
     * @param factor on the vector
     */
    void scale(float[] target, float factor);

    /**
     * Subtracts two vectors.
     *
     * @param a not modified
     * @param b not modified
     * @param target modified: overwritten with {@code a - b}
     */
    void subtract(float[] a, float[] b, float[] target);

    /**
     * Whether every component is finite.
     *
     * @param a not modified
     * @return false if one is NaN or infinite
     */
    boolean isFinite(float[] a);
}
