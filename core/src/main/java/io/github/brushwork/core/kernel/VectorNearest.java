package io.github.brushwork.core.kernel;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;

/**
 * Nearest keys, a block of queries a task, see {@link VectorMatrixProduct}.
 *
 * <p>Of {@code |q - k|^2 = |q|^2 - 2 q k + |k|^2} the first term is the same for all keys, and the last is one more coordinate of the
 * keys, for which each query has a 1. A block's products with some keys stay in the second-level cache while their minimum is looked for.
 */
final class VectorNearest implements NearestKernel {

    /** Queries of a block. */
    private static final int BLOCK = 16 * VectorMatrixProduct.ROWS;
    /** Keys at a time: a multiple of a panel of any vector. */
    private static final int KEYS = 256;

    private final int keys;
    private final int depth;
    private final VectorPanels panels;
    private final Workers.Loop loop;
    /** Set for each call. */
    private float[] queries;
    /** Set for each call. */
    private int count;
    /** Set for each call. */
    private int[] nearest;

    VectorNearest(Workers workers, int keys, int depth) {
        this.keys = keys;
        this.depth = depth;
        this.panels = VectorPanels.zeros(VectorLanes.padded(depth + 1), keys);
        this.loop = workers.loop(this::findBlock);
    }

    @Override
    public void find(float[] queries, int count, float[] keys, float[] offsets, int[] nearest) {
        Preconditions.checkLength("the keys", keys, Math.multiplyExact(this.keys, depth));
        Preconditions.checkLength("the offsets", offsets, this.keys);
        Preconditions.checkAtLeast("the queries", queries.length, (long) count * depth);
        Preconditions.checkAtLeast("the indices", nearest.length, count);
        pack(keys, offsets);
        this.queries = queries;
        this.count = count;
        this.nearest = nearest;
        try {
            loop.run((count + BLOCK - 1) / BLOCK);
        } finally {
            this.queries = null;
            this.nearest = null;
        }
    }

    private void pack(float[] from, float[] offsets) {
        for (int n = 0; n < panels.paddedColumns(); n++) {
            int at = panels.offset(n / VectorLanes.PANEL) + n % VectorLanes.PANEL;
            if (n >= keys) {
                panels.values()[at + depth * VectorLanes.PANEL] = Float.MAX_VALUE; // never the nearest
                continue;
            }
            float squares = 0;
            for (int d = 0; d < depth; d++) {
                float value = from[n * depth + d];
                panels.values()[at + d * VectorLanes.PANEL] = -2 * value;
                squares += value * value;
            }
            panels.values()[at + depth * VectorLanes.PANEL] = squares + offsets[n];
        }
    }

    private void findBlock(int block, Scratch scratch) {
        int first = block * BLOCK;
        int rows = Math.min(BLOCK, count - first);
        int padded = VectorMatrixProduct.paddedRows(rows);
        int products = padded * panels.depth();
        int least = products + padded * KEYS;
        int lanes = least + padded;
        float[] memory = scratch.floats(lanes + VectorLanes.COUNT);
        interleave(first, rows, padded, memory);
        Arrays.fill(memory, least, least + rows, Float.POSITIVE_INFINITY);
        for (int start = 0; start < keys; start += KEYS) {
            int width = Math.min(KEYS, panels.paddedColumns() - start);
            VectorMatrixProduct.multiply(
                    memory,
                    0,
                    padded,
                    panels.values(),
                    panels.offset(start / VectorLanes.PANEL),
                    panels.depth(),
                    width / VectorLanes.PANEL,
                    memory,
                    products,
                    KEYS);
            for (int i = 0; i < rows; i++) {
                int row = products + i * KEYS;
                float minimum = minimum(memory, row, width, lanes);
                if (minimum < memory[least + i]) {
                    memory[least + i] = minimum;
                    nearest[first + i] = start + indexOf(minimum, memory, row);
                }
            }
        }
    }

    private static float minimum(float[] memory, int from, int width, int lanes) {
        FloatVector even = FloatVector.fromArray(VectorLanes.FLOATS, memory, from);
        FloatVector odd = FloatVector.fromArray(VectorLanes.FLOATS, memory, from + VectorLanes.COUNT);
        for (int i = VectorLanes.PANEL; i < width; i += VectorLanes.PANEL) {
            even = even.min(FloatVector.fromArray(VectorLanes.FLOATS, memory, from + i));
            odd = odd.min(FloatVector.fromArray(VectorLanes.FLOATS, memory, from + i + VectorLanes.COUNT));
        }
        even.min(odd).intoArray(memory, lanes);
        float minimum = memory[lanes];
        for (int i = 1; i < VectorLanes.COUNT; i++) {
            minimum = Math.min(minimum, memory[lanes + i]);
        }
        return minimum;
    }

    private static int indexOf(float value, float[] memory, int from) {
        int index = 0;
        while (memory[from + index] != value) {
            index++;
        }
        return index;
    }

    /** Copies queries in the order in which the product reads them, each with its 1. */
    private void interleave(int first, int rows, int padded, float[] to) {
        Arrays.fill(to, 0, padded * panels.depth(), 0f);
        for (int i = 0; i < rows; i++) {
            int from = (first + i) * depth;
            int offset = VectorMatrixProduct.rowOffset(i, panels.depth());
            for (int d = 0; d < depth; d++) {
                to[offset + d / VectorLanes.COUNT * VectorMatrixProduct.blockDistance() + d % VectorLanes.COUNT] =
                        queries[from + d];
            }
            to[offset + depth / VectorLanes.COUNT * VectorMatrixProduct.blockDistance() + depth % VectorLanes.COUNT] =
                    1;
        }
    }
}
