package io.github.brushwork.core.kernel;

/**
 * Squared differences of neighbours in images of one shape.
 *
 * <p>For one thread at a time. A call throws {@link java.util.concurrent.CancellationException} if the calling thread is
 * interrupted; the result is then undefined. NaN is carried through.
 */
public interface VariationKernel {

    /**
     * The sum, in double precision, of {@code vertical * (x[r + 1, c] - x[r, c])^2 + horizontal * (x[r, c + 1] - x[r,
     * c])^2} over all pairs of neighbours; adds {@code factor} times its gradient.
     *
     * @param image height x width x channels; not modified
     * @param vertical weight of a pair one above the other
     * @param horizontal weight of a pair side by side
     * @param factor on what is added to the gradient
     * @param gradient height x width x channels; modified: added to
     * @return the sum
     * @throws IllegalArgumentException if an array's length does not fit
     */
    double squaredVariation(float[] image, double vertical, double horizontal, double factor, float[] gradient);
}
