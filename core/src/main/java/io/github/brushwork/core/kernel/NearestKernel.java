package io.github.brushwork.core.kernel;

/**
 * Finds for many queries the nearest of a set of keys: a product of matrices of which each row's minimum alone is kept, so that
 * nothing of the size queries x keys is ever stored.
 *
 * <p>For one thread at a time. A call throws {@link java.util.concurrent.CancellationException} if the calling thread is
 * interrupted; the result is then undefined. Sums are in single precision and run over the coordinates in order; of keys at the
 * same distance the first is found.
 */
public interface NearestKernel {

    /**
     * Finds the key n with the least {@code |q - k_n|^2 + offset_n} for each query q.
     *
     * @param queries at least {@code count} x depth, finite; not modified
     * @param count how many queries
     * @param keys keys x depth, finite; not modified
     * @param offsets for each key what is added to its squared distance; not modified
     * @param nearest for each query the index of its key; modified: the first {@code count} elements are overwritten
     * @throws IllegalArgumentException if an array's length does not fit
     */
    void find(float[] queries, int count, float[] keys, float[] offsets, int[] nearest);
}
