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
     * The fastest that runs here; see {@link Kernels#fastest}.
     *
     * @return shared, without state
     */
    static Arithmetic fastest() {
        return Kernels.fastest(new Workers(1)).arithmetic();
    }

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

    /**
     * A step along a direction, each component brought back within bounds.
     *
     * @param from where it begins; not modified
     * @param factor its length, in units of the direction
     * @param direction not modified
     * @param lower least component; may be negative infinity
     * @param upper greatest component; may be infinity
     * @param target modified: overwritten with {@code from + factor * direction} within the bounds, NaN for NaN
     */
    void step(float[] from, float factor, float[] direction, float lower, float upper, float[] target);

    /**
     * The scalar product of a gradient and a direction without the components that lead out of bounds: those whose
     * variable lies on a bound, or beyond, and would move outwards.
     *
     * @param at the variables; not modified
     * @param direction not modified
     * @param lower least component; may be negative infinity
     * @param upper greatest component; may be infinity
     * @param gradient not modified
     * @return the slope of a function of this gradient along the path that keeps within the bounds
     */
    double slope(float[] at, float[] direction, float lower, float upper, float[] gradient);

    /**
     * The largest component, by magnitude, of a projected gradient: how far a step along the negative gradient, brought
     * back within bounds, would change a variable.
     *
     * @param at the variables, within the bounds; not modified
     * @param gradient not modified
     * @param lower least component; may be negative infinity
     * @param upper greatest component; may be infinity
     * @return at least 0; NaN if a component of the gradient is
     */
    float projectedNorm(float[] at, float[] gradient, float lower, float upper);
}
