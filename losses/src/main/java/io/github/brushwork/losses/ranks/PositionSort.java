package io.github.brushwork.losses.ranks;

import java.util.Arrays;

/**
 * Sorts the numbers of one column and remembers where they were; for one thread at a time. Allocates nothing once it is
 * made, which the sorts of the JDK do not promise.
 *
 * <p>A radix sort, 11 bits at a time, of the numbers' bits in an order in which unsigned integers compare as the numbers
 * do: -0 comes before 0, NaN without a sign last. Equal numbers keep their order.
 */
final class PositionSort {

    private static final int BITS = 11;
    private static final int PASSES = 3;
    private static final int BUCKETS = 1 << BITS;

    private final float[] values;
    private final int[][] counts = new int[PASSES][BUCKETS];
    private int[] keys;
    private int[] order;
    private int[] otherKeys;
    private int[] otherOrder;

    PositionSort(int positions) {
        this.values = new float[positions];
        this.keys = new int[positions];
        this.order = new int[positions];
        this.otherKeys = new int[positions];
        this.otherOrder = new int[positions];
    }

    /** Bytes of all arrays. */
    static long bytes(int positions) {
        return Float.BYTES * (long) positions + Integer.BYTES * (4L * positions + PASSES * BUCKETS);
    }

    /** The column that was sorted last, in its own order. May be overwritten. */
    float[] values() {
        return values;
    }

    /** Where the i-th smallest number of the column is, by i. */
    int[] order() {
        return order;
    }

    /**
     * Sorts a column.
     *
     * @param matrix positions x columns, row-major; not modified
     * @param columns how many the matrix has
     * @param column which one
     */
    void sort(float[] matrix, int columns, int column) {
        for (int[] each : counts) {
            Arrays.fill(each, 0);
        }
        for (int p = 0; p < values.length; p++) {
            values[p] = matrix[p * columns + column];
            keys[p] = key(values[p]);
            order[p] = p;
            for (int pass = 0; pass < PASSES; pass++) {
                counts[pass][bucket(keys[p], pass)]++;
            }
        }
        for (int pass = 0; pass < PASSES; pass++) {
            distribute(pass);
        }
    }

    private static int key(float value) {
        int bits = Float.floatToRawIntBits(value);
        return bits ^ ((bits >> 31) | Integer.MIN_VALUE);
    }

    private static int bucket(int key, int pass) {
        return (key >>> (pass * BITS)) & (BUCKETS - 1);
    }

    private void distribute(int pass) {
        int[] next = counts[pass];
        int sum = 0;
        for (int b = 0; b < BUCKETS; b++) {
            int count = next[b];
            next[b] = sum;
            sum += count;
        }
        for (int i = 0; i < keys.length; i++) {
            int to = next[bucket(keys[i], pass)]++;
            otherKeys[to] = keys[i];
            otherOrder[to] = order[i];
        }
        int[] swap = keys;
        keys = otherKeys;
        otherKeys = swap;
        swap = order;
        order = otherOrder;
        otherOrder = swap;
    }
}
