package io.github.brushwork.core.kernel;

import jdk.incubator.vector.FloatVector;

/** Adds the product of activations and a matrix to a gradient, a block of positions a task. */
final class VectorProductSum {

    /** Positions of a block: with up to 512 channels, its activations and products stay in the second-level cache. */
    private static final int BLOCK = 16 * VectorMatrixProduct.ROWS;

    private final int positions;
    private final int channels;
    private final int depth;
    private final VectorPanels matrix;
    private final Workers.Loop loop;
    /** Set for each call. */
    private float[] activations;
    /** Set for each call. */
    private float[] sum;

    VectorProductSum(Workers workers, int positions, int channels) {
        this.positions = positions;
        this.channels = channels;
        this.depth = VectorLanes.padded(channels);
        this.matrix = VectorPanels.zeros(depth, channels);
        this.loop = workers.loop(this::addBlock);
    }

    static Footprint footprint(int positions, int channels) {
        int depth = VectorLanes.padded(channels);
        int rows = VectorMatrixProduct.paddedRows(Math.min(BLOCK, positions));
        return Footprint.floats(VectorPanels.length(depth, channels))
                .and(Footprint.scratch(ScratchSize.floats(memory(rows, depth, VectorPanels.paddedColumns(channels)))));
    }

    /** What a task needs: its activations and their products. */
    private static int memory(int rows, int depth, int stride) {
        return rows * (depth + stride);
    }

    void add(float[] activations, float[] matrix, float[] sum) {
        this.matrix.pack(matrix, channels);
        this.activations = activations;
        this.sum = sum;
        try {
            loop.run((positions + BLOCK - 1) / BLOCK);
        } finally {
            this.activations = null;
            this.sum = null;
        }
    }

    private void addBlock(int block, Scratch scratch) {
        int first = block * BLOCK;
        int count = Math.min(BLOCK, positions - first);
        int rows = VectorMatrixProduct.paddedRows(count);
        int stride = matrix.paddedColumns();
        int products = rows * depth;
        float[] memory = scratch.floats(memory(rows, depth, stride));
        for (int i = 0; i < count; i++) {
            interleave((first + i) * channels, memory, VectorMatrixProduct.rowOffset(i, depth));
        }
        VectorMatrixProduct.multiply(
                memory, 0, rows, matrix.values(), 0, depth, matrix.count(), memory, products, stride);
        for (int i = 0; i < count; i++) {
            addRow(memory, products + i * stride, (first + i) * channels);
        }
    }

    private void interleave(int from, float[] to, int toOffset) {
        for (int c = 0; c < channels; c += VectorLanes.COUNT) {
            int at = toOffset + c / VectorLanes.COUNT * VectorMatrixProduct.blockDistance();
            VectorLanes.copy(activations, from + c, channels - c, to, at);
        }
    }

    private void addRow(float[] from, int offset, int to) {
        int whole = VectorLanes.FLOATS.loopBound(channels);
        for (int c = 0; c < whole; c += VectorLanes.COUNT) {
            FloatVector product = FloatVector.fromArray(VectorLanes.FLOATS, from, offset + c);
            FloatVector.fromArray(VectorLanes.FLOATS, sum, to + c).add(product).intoArray(sum, to + c);
        }
        for (int c = whole; c < channels; c++) {
            sum[to + c] += from[offset + c];
        }
    }
}
