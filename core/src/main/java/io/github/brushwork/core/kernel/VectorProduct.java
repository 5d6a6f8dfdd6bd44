package io.github.brushwork.core.kernel;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;

/**
 * Products of matrices of any size, a block of rows a task, see {@link VectorMatrixProduct}.
 *
 * <p>The depth is taken in slices, so that a panel of a slice stays in the first-level cache and a block's rows in the
 * second; sums over a slice are kept in registers, those of all slices are added up in order.
 */
final class VectorProduct implements ProductKernel {

    /** Rows of a block. */
    private static final int BLOCK = 16 * VectorMatrixProduct.ROWS;

    /** Depth of a slice: a multiple of the lanes of any vector. */
    private static final int SLICE = 256;

    private final int rows;
    private final int depth;
    private final int columns;
    /** The right factor, a slice each. */
    private final VectorPanels[] slices;

    private final Workers.Loop plain;
    private final Workers.Loop transposed;
    /** Set for each call. */
    private float[] left;
    /** Set for each call. */
    private float[] product;

    VectorProduct(Workers workers, int rows, int depth, int columns) {
        this.rows = rows;
        this.depth = depth;
        this.columns = columns;
        this.slices = new VectorPanels[(depth + SLICE - 1) / SLICE];
        for (int s = 0; s < slices.length; s++) {
            slices[s] = VectorPanels.zeros(sliceDepth(depth, s), columns);
        }
        Interleaving byRows = this::interleaveRows;
        Interleaving byColumns = this::interleaveColumns;
        this.plain = workers.loop((block, scratch) -> multiplyBlock(block, scratch, byRows));
        this.transposed = workers.loop((block, scratch) -> multiplyBlock(block, scratch, byColumns));
    }

    private static int sliceDepth(int depth, int slice) {
        return VectorLanes.padded(Math.min(SLICE, depth - slice * SLICE));
    }

    static Footprint footprint(int rows, int depth, int columns) {
        long panels = 0;
        for (int s = 0; s * SLICE < depth; s++) {
            panels += VectorPanels.length(sliceDepth(depth, s), columns);
        }
        int padded = VectorMatrixProduct.paddedRows(Math.min(BLOCK, rows));
        return Footprint.floats(panels)
                .and(Footprint.scratch(ScratchSize.floats(memory(padded, VectorPanels.paddedColumns(columns)))));
    }

    /** What a task needs: its rows of a slice, their products and sums. */
    private static int memory(int rows, int stride) {
        return rows * (SLICE + 2 * stride);
    }

    /** Copies a slice of a block of the left factor in the order in which the product reads it. */
    private interface Interleaving {
        void copy(int firstRow, int count, int from, VectorPanels slice, float[] to);
    }

    @Override
    public void multiply(float[] a, float[] b, float[] product) {
        run(plain, a, b, product);
    }

    @Override
    public void multiplyTransposed(float[] aTransposed, float[] b, float[] product) {
        run(transposed, aTransposed, b, product);
    }

    private void run(Workers.Loop loop, float[] left, float[] right, float[] product) {
        Preconditions.checkLength("the left factor", left, Math.multiplyExact(rows, depth));
        Preconditions.checkLength("the right factor", right, Math.multiplyExact(depth, columns));
        Preconditions.checkLength("the product", product, Math.multiplyExact(rows, columns));
        for (int s = 0; s < slices.length; s++) {
            slices[s].pack(right, s * SLICE, Math.min(SLICE, depth - s * SLICE));
        }
        this.left = left;
        this.product = product;
        try {
            loop.run((rows + BLOCK - 1) / BLOCK);
        } finally {
            this.left = null;
            this.product = null;
        }
    }

    private void multiplyBlock(int block, Scratch scratch, Interleaving interleaving) {
        int first = block * BLOCK;
        int count = Math.min(BLOCK, rows - first);
        int padded = VectorMatrixProduct.paddedRows(count);
        int stride = VectorPanels.paddedColumns(columns);
        int products = padded * SLICE;
        int sums = products + padded * stride;
        float[] memory = scratch.floats(memory(padded, stride));
        Arrays.fill(memory, sums, sums + padded * stride, 0f);
        for (int s = 0; s < slices.length; s++) {
            VectorPanels slice = slices[s];
            interleaving.copy(first, count, s * SLICE, slice, memory);
            VectorMatrixProduct.multiply(
                    memory, 0, padded, slice.values(), 0, slice.depth(), slice.count(), memory, products, stride);
            add(memory, products, sums, count * stride);
        }
        for (int i = 0; i < count; i++) {
            System.arraycopy(memory, sums + i * stride, product, (first + i) * columns, columns);
        }
    }

    private void interleaveRows(int firstRow, int count, int from, VectorPanels slice, float[] to) {
        for (int i = 0; i < count; i++) {
            int row = (firstRow + i) * depth + from;
            int offset = VectorMatrixProduct.rowOffset(i, slice.depth());
            for (int k = 0; k < slice.depth(); k += VectorLanes.COUNT) {
                VectorLanes.copy(left, row + k, depth - from - k, to, offset);
                offset += VectorMatrixProduct.blockDistance();
            }
        }
    }

    private void interleaveColumns(int firstRow, int count, int from, VectorPanels slice, float[] to) {
        int group = VectorMatrixProduct.ROWS * slice.depth();
        for (int k = 0; k < slice.depth(); k++) {
            int source = (from + k) * rows + firstRow;
            boolean present = from + k < depth;
            int offset = k / VectorLanes.COUNT * VectorMatrixProduct.blockDistance() + k % VectorLanes.COUNT;
            for (int first = 0; first < count; first += VectorMatrixProduct.ROWS) {
                int end = Math.min(count, first + VectorMatrixProduct.ROWS);
                for (int i = first; i < end; i++) {
                    to[offset + (i - first) * VectorLanes.COUNT] = present ? left[source + i] : 0;
                }
                offset += group;
            }
        }
    }

    private static void add(float[] memory, int from, int to, int length) {
        for (int i = 0; i < length; i += VectorLanes.COUNT) {
            FloatVector sum = FloatVector.fromArray(VectorLanes.FLOATS, memory, to + i);
            sum.add(FloatVector.fromArray(VectorLanes.FLOATS, memory, from + i)).intoArray(memory, to + i);
        }
    }
}
