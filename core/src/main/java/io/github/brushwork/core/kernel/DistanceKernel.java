package io.github.brushwork.core.kernel;

/**
 * Squared differences of two arrays of one length.
 *
 * <p>For one thread at a time. A call throws {@link java.util.concurrent.CancellationException} if the calling thread is
 * interrupted; the result is then undefined. NaN is carried through.
 */
public interface DistanceKernel {

    /**
     * The sum of {@code (a - b)^2}, in double precision; adds {@code factor * (a - b)} to the gradient.
     *
     * @param a an array; not modified
     * @param b what it is compared with; not modified
     * @param factor on what is added to the gradient
     * @param gradient modified: added to
     * @return the sum
     * @throws IllegalArgumentException if an array has another length
     */
    double squaredDistance(float[] a, float[] b, double factor, float[] gradient);
}
