package io.github.brushwork.core.kernel;

import jdk.incubator.vector.FloatVector;

/**
 * The product that convolutions and Gram gradients are made of: interleaved rows times {@link VectorPanels}.
 *
 * <p>The left factor is interleaved: groups of {@link #ROWS} rows, in each group blocks of {@link VectorLanes#COUNT} columns, in
 * each block one row's columns after the other's. So the inner loop finds its six elements at constant distances, which
 * leaves the JVM's compiler one address to compute and one bound to check. The loop keeps 6 rows x 2 vectors of sums in
 * registers: 12 independent chains of fused multiply-adds hide their latency, and with two vectors of the right factor
 * and one broadcast element they fill AVX2's 16 registers. Written as one loop over all columns, the compiler moves sums
 * out to memory (on Java 17 or on Java 25, depending on the form); as two nested loops it does so on neither.
 *
 * <p>Each sum runs over the depth in order, so that it is the same however rows and columns are divided among tasks.
 */
final class VectorMatrixProduct {

    /** Rows in a group. */
    static final int ROWS = 6;

    private static final int COUNT = VectorLanes.COUNT;
    private static final int PANEL = VectorLanes.PANEL;
    /** Floats in a block of the interleaved factor. */
    private static final int BLOCK = ROWS * COUNT;

    private VectorMatrixProduct() {}

    static int paddedRows(int rows) {
        return VectorLanes.roundUp(rows, ROWS);
    }

    /**
     * Where a row begins in the interleaved factor; its next block of columns begins {@link #blockDistance()} later.
     *
     * @param row index of the row
     * @param depth columns, a multiple of {@link VectorLanes#COUNT}
     */
    static int rowOffset(int row, int depth) {
        return row / ROWS * ROWS * depth + row % ROWS * COUNT;
    }

    static int blockDistance() {
        return BLOCK;
    }

    /**
     * The product of all rows with some panels.
     *
     * @param a interleaved rows x depth; not modified
     * @param aOffset of the first group
     * @param rows a multiple of {@link #ROWS}
     * @param b right factor
     * @param bOffset where the first panel begins
     * @param depth a multiple of {@link VectorLanes#COUNT}
     * @param panels how many
     * @param c modified: overwritten with rows x (panels times {@link VectorLanes#PANEL}), row-major
     * @param cOffset of the first row
     * @param cStride from row to row
     */
    static void multiply(
            float[] a,
            int aOffset,
            int rows,
            float[] b,
            int bOffset,
            int depth,
            int panels,
            float[] c,
            int cOffset,
            int cStride) {
        for (int panel = 0; panel < panels; panel++) {
            for (int row = 0; row < rows; row += ROWS) {
                multiplyGroup(
                        a,
                        aOffset + row * depth,
                        depth,
                        b,
                        bOffset + panel * depth * PANEL,
                        c,
                        cOffset + row * cStride + panel * PANEL,
                        cStride);
            }
        }
    }

    private static void multiplyGroup(
            float[] a, int aOffset, int depth, float[] b, int bOffset, float[] c, int cOffset, int cStride) {
        FloatVector zero = FloatVector.zero(VectorLanes.FLOATS);
        FloatVector s00 = zero;
        FloatVector s01 = zero;
        FloatVector s10 = zero;
        FloatVector s11 = zero;
        FloatVector s20 = zero;
        FloatVector s21 = zero;
        FloatVector s30 = zero;
        FloatVector s31 = zero;
        FloatVector s40 = zero;
        FloatVector s41 = zero;
        FloatVector s50 = zero;
        FloatVector s51 = zero;
        for (int block = 0; block < depth; block += COUNT) {
            int ai = aOffset + block * ROWS;
            int bi = bOffset + block * PANEL;
            for (int k = 0; k < COUNT; k++) {
                FloatVector b0 = FloatVector.fromArray(VectorLanes.FLOATS, b, bi + k * PANEL);
                FloatVector b1 = FloatVector.fromArray(VectorLanes.FLOATS, b, bi + k * PANEL + COUNT);
                FloatVector e0 = FloatVector.broadcast(VectorLanes.FLOATS, a[ai + k]);
                s00 = e0.fma(b0, s00);
                s01 = e0.fma(b1, s01);
                FloatVector e1 = FloatVector.broadcast(VectorLanes.FLOATS, a[ai + k + COUNT]);
                s10 = e1.fma(b0, s10);
                s11 = e1.fma(b1, s11);
                FloatVector e2 = FloatVector.broadcast(VectorLanes.FLOATS, a[ai + k + 2 * COUNT]);
                s20 = e2.fma(b0, s20);
                s21 = e2.fma(b1, s21);
                FloatVector e3 = FloatVector.broadcast(VectorLanes.FLOATS, a[ai + k + 3 * COUNT]);
                s30 = e3.fma(b0, s30);
                s31 = e3.fma(b1, s31);
                FloatVector e4 = FloatVector.broadcast(VectorLanes.FLOATS, a[ai + k + 4 * COUNT]);
                s40 = e4.fma(b0, s40);
                s41 = e4.fma(b1, s41);
                FloatVector e5 = FloatVector.broadcast(VectorLanes.FLOATS, a[ai + k + 5 * COUNT]);
                s50 = e5.fma(b0, s50);
                s51 = e5.fma(b1, s51);
            }
        }
        store(s00, s01, c, cOffset);
        store(s10, s11, c, cOffset + cStride);
        store(s20, s21, c, cOffset + 2 * cStride);
        store(s30, s31, c, cOffset + 3 * cStride);
        store(s40, s41, c, cOffset + 4 * cStride);
        store(s50, s51, c, cOffset + 5 * cStride);
    }

    private static void store(FloatVector left, FloatVector right, float[] c, int offset) {
        left.intoArray(c, offset);
        right.intoArray(c, offset + COUNT);
    }
}
