package io.github.brushwork.core.kernel;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;

/**
 * {@code F^T F} of a tall matrix. Only products of a panel of columns with itself and with later ones are computed; the
 * rest follows from symmetry.
 *
 * <p>Each task takes a chunk of rows, a short block of them at a time. Sums over a block are kept in registers, those over
 * a chunk in floats, and those of all chunks are added up in double precision and in order. The chunks depend on the
 * number of rows alone, so that the result does not depend on the number of workers.
 */
final class VectorSymmetricProduct {

    /** Rows in a block: two panels of a block share the first-level cache. */
    private static final int BLOCK = 128;

    private static final int SMALLEST_CHUNK = 4 * BLOCK;
    /** Chunks at most: each has a matrix of sums. */
    private static final int CHUNKS = 16;
    /** Rows of sums that are kept in registers, times two vectors. */
    private static final int ROWS = 4;

    private static final int COUNT = VectorLanes.COUNT;
    private static final int PANEL = VectorLanes.PANEL;

    private final int rows;
    private final int columns;
    private final int panels;
    private final int chunk;
    private final int chunks;
    /** For each chunk padded columns x padded columns, of which only panels on and above the diagonal are used. */
    private final float[] sums;

    private final Workers.Loop multiply;
    private final Workers.Loop addUp;
    /** Set for each call. */
    private float[] matrix;
    /** Set for each call. */
    private float[] result;

    VectorSymmetricProduct(Workers workers, int rows, int columns) {
        this.rows = rows;
        this.columns = columns;
        this.panels = VectorPanels.paddedColumns(columns) / PANEL;
        this.chunk = chunk(rows);
        this.chunks = (rows + chunk - 1) / chunk;
        this.sums = new float[Math.multiplyExact(chunks, sumsOfChunk())];
        this.multiply = workers.loop(this::multiplyChunk);
        this.addUp = workers.loop(this::addUpRows);
    }

    static Footprint footprint(int rows, int columns) {
        long stride = VectorPanels.paddedColumns(columns);
        long chunks = (rows + chunk(rows) - 1) / chunk(rows);
        return Footprint.floats(chunks * stride * stride).and(Footprint.scratch(ScratchSize.floats(stride * BLOCK)));
    }

    /** Rows of a chunk. */
    private static int chunk(int rows) {
        return VectorLanes.roundUp(Math.max(SMALLEST_CHUNK, (rows + CHUNKS - 1) / CHUNKS), BLOCK);
    }

    private int stride() {
        return panels * PANEL;
    }

    private int sumsOfChunk() {
        return stride() * stride();
    }

    /**
     * Computes the product.
     *
     * @param matrix rows x columns; not modified
     * @param result columns x columns; modified: overwritten
     */
    void compute(float[] matrix, float[] result) {
        this.matrix = matrix;
        this.result = result;
        try {
            multiply.run(chunks);
            addUp.run(panels);
        } finally {
            this.matrix = null;
            this.result = null;
        }
    }

    private void multiplyChunk(int index, Scratch scratch) {
        int first = index * chunk;
        int end = Math.min(rows, first + chunk);
        int sum = index * sumsOfChunk();
        Arrays.fill(sums, sum, sum + sumsOfChunk(), 0f);
        float[] block = scratch.floats(panels * BLOCK * PANEL);
        for (int row = first; row < end; row += BLOCK) {
            int count = Math.min(BLOCK, end - row);
            pack(row, count, block);
            multiplyBlock(block, count, sum);
        }
    }

    /** Copies rows so that each panel of columns lies together, the last filled up with zeros. */
    private void pack(int row, int count, float[] block) {
        for (int i = 0; i < count; i++) {
            int from = (row + i) * columns;
            for (int c = 0; c < panels * PANEL; c += COUNT) {
                int to = (c / PANEL * BLOCK + i) * PANEL + c % PANEL;
                VectorLanes.copy(matrix, from + c, columns - c, block, to);
            }
        }
    }

    private void multiplyBlock(float[] block, int count, int sum) {
        for (int a = 0; a < panels; a++) {
            for (int row = 0; row < PANEL; row += ROWS) {
                for (int b = a; b < panels; b++) {
                    int to = sum + (a * PANEL + row) * stride() + b * PANEL;
                    addProduct(block, a * BLOCK * PANEL + row, b * BLOCK * PANEL, count, to, stride());
                }
            }
        }
    }

    private void addProduct(float[] block, int left, int right, int count, int to, int stride) {
        FloatVector zero = FloatVector.zero(VectorLanes.FLOATS);
        FloatVector s00 = zero;
        FloatVector s01 = zero;
        FloatVector s10 = zero;
        FloatVector s11 = zero;
        FloatVector s20 = zero;
        FloatVector s21 = zero;
        FloatVector s30 = zero;
        FloatVector s31 = zero;
        for (int k = 0; k < count; k++) {
            FloatVector b0 = FloatVector.fromArray(VectorLanes.FLOATS, block, right + k * PANEL);
            FloatVector b1 = FloatVector.fromArray(VectorLanes.FLOATS, block, right + k * PANEL + COUNT);
            int i = left + k * PANEL;
            FloatVector e0 = FloatVector.broadcast(VectorLanes.FLOATS, block[i]);
            s00 = e0.fma(b0, s00);
            s01 = e0.fma(b1, s01);
            FloatVector e1 = FloatVector.broadcast(VectorLanes.FLOATS, block[i + 1]);
            s10 = e1.fma(b0, s10);
            s11 = e1.fma(b1, s11);
            FloatVector e2 = FloatVector.broadcast(VectorLanes.FLOATS, block[i + 2]);
            s20 = e2.fma(b0, s20);
            s21 = e2.fma(b1, s21);
            FloatVector e3 = FloatVector.broadcast(VectorLanes.FLOATS, block[i + 3]);
            s30 = e3.fma(b0, s30);
            s31 = e3.fma(b1, s31);
        }
        add(s00, s01, to);
        add(s10, s11, to + stride);
        add(s20, s21, to + 2 * stride);
        add(s30, s31, to + 3 * stride);
    }

    private void add(FloatVector left, FloatVector right, int to) {
        FloatVector.fromArray(VectorLanes.FLOATS, sums, to).add(left).intoArray(sums, to);
        FloatVector.fromArray(VectorLanes.FLOATS, sums, to + COUNT).add(right).intoArray(sums, to + COUNT);
    }

    private void addUpRows(int panel, Scratch scratch) {
        int end = Math.min(columns, (panel + 1) * PANEL);
        for (int i = panel * PANEL; i < end; i++) {
            for (int j = i; j < columns; j++) {
                double sum = 0;
                for (int c = 0; c < chunks; c++) {
                    sum += sums[c * sumsOfChunk() + i * stride() + j];
                }
                result[i * columns + j] = (float) sum;
                result[j * columns + i] = (float) sum;
            }
        }
    }
}
