package io.github.brushwork.core.kernel;

import java.util.Arrays;

/**
 * A block of rows that sums of scaled rows are added to: the inner loop that all matrix products here are made of.
 *
 * <p>The JVM's compiler (C2) vectorises a loop over several arrays only if it reads and writes all of them at the same
 * index. Hence each row is an array of its own, and four rows of the other factor are copied to the front of arrays of
 * their own; the copy is paid once for all rows of the block. Four products for each load and store of the sum was the
 * fastest of several forms tried; wider ones were no longer vectorised on Java 17.
 *
 * <p>The arrays only ever grow, so that kernels of different sizes can take turns at one block.
 */
final class RowBlock {

    /** How many rows of the other factor are taken at a time. */
    static final int STEP = 4;

    private int columns;
    private int capacity;
    private float[][] rows = {};
    private float[] factor0 = {};
    private float[] factor1 = {};
    private float[] factor2 = {};
    private float[] factor3 = {};

    /** Elements of all arrays of a block that has been as large as this. */
    static long elements(long rows, long columns) {
        return (rows + STEP) * columns;
    }

    /** Sets the size; what the rows hold is undefined afterwards. */
    void resize(int rowCount, int columnCount) {
        if (rowCount > rows.length || columnCount > capacity) {
            capacity = Math.max(capacity, columnCount);
            rows = new float[Math.max(rows.length, rowCount)][capacity];
            factor0 = new float[capacity];
            factor1 = new float[capacity];
            factor2 = new float[capacity];
            factor3 = new float[capacity];
        }
        columns = columnCount;
    }

    /** A row's sums; the array may be longer than the block has columns. */
    float[] row(int i) {
        return rows[i];
    }

    private void clear(int i) {
        Arrays.fill(rows[i], 0, columns, 0f);
    }

    /**
     * Sets the first rows to a product of two matrices.
     *
     * @param rowCount rows of the product
     * @param left the left factor, read at {@code leftOffset} and by its strides; not modified
     * @param leftOffset where its first row begins
     * @param rowStride from one of its rows to the next
     * @param columnStride from one of its columns to the next
     * @param right the right factor, row-major, as many columns as the block has; not modified
     * @param rightOffset where its first row begins
     * @param rightStride from one of its rows to the next
     * @param depth columns of the left factor, rows of the right one
     */
    void product(
            int rowCount,
            float[] left,
            int leftOffset,
            int rowStride,
            int columnStride,
            float[] right,
            int rightOffset,
            int rightStride,
            int depth) {
        for (int i = 0; i < rowCount; i++) {
            clear(i);
        }
        for (int k = 0; k < depth; k += STEP) {
            int step = Math.min(STEP, depth - k);
            load(right, rightOffset + k * rightStride, rightStride, step);
            for (int i = 0; i < rowCount; i++) {
                add(i, left, leftOffset + i * rowStride + k * columnStride, columnStride, step);
            }
        }
    }

    /**
     * Takes up to four rows of a matrix as the factors that follow.
     *
     * @param matrix a row-major matrix; not modified
     * @param offset where the first row begins; as many elements are taken as the block has columns
     * @param stride from one row to the next
     * @param count 1 to 4 rows; the rest are zeros
     */
    void load(float[] matrix, int offset, int stride, int count) {
        copy(matrix, offset, factor0, true);
        copy(matrix, offset + stride, factor1, count > 1);
        copy(matrix, offset + 2 * stride, factor2, count > 2);
        copy(matrix, offset + 3 * stride, factor3, count > 3);
    }

    private void copy(float[] matrix, int offset, float[] factor, boolean present) {
        if (present) {
            System.arraycopy(matrix, offset, factor, 0, columns);
        } else {
            Arrays.fill(factor, 0, columns, 0f);
        }
    }

    /**
     * Adds the loaded rows to a row, each times a coefficient.
     *
     * @param i the row to add to
     * @param coefficients read at {@code offset} and after; not modified
     * @param offset of the first coefficient
     * @param stride from one coefficient to the next
     * @param count as many coefficients as rows were loaded
     */
    void add(int i, float[] coefficients, int offset, int stride, int count) {
        float c0 = coefficients[offset];
        float c1 = count > 1 ? coefficients[offset + stride] : 0f;
        float c2 = count > 2 ? coefficients[offset + 2 * stride] : 0f;
        float c3 = count > 3 ? coefficients[offset + 3 * stride] : 0f;
        add(columns, rows[i], factor0, factor1, factor2, factor3, c0, c1, c2, c3);
    }

    private static void add(
            int columns,
            float[] sum,
            float[] f0,
            float[] f1,
            float[] f2,
            float[] f3,
            float c0,
            float c1,
            float c2,
            float c3) {
        for (int j = 0; j < columns; j++) {
            sum[j] += c0 * f0[j] + c1 * f1[j] + c2 * f2[j] + c3 * f3[j];
        }
    }
}
