package io.github.brushwork.core.kernel;

/** Nearest keys, a block of queries a task. */
final class PlainNearest implements NearestKernel {

    /** Queries of a block. */
    private static final int ROWS = 32;
    /** Keys at a time. */
    private static final int KEYS = 256;

    private final int keys;
    private final int depth;
    /** -2 times the keys, one row a coordinate, and a row of their squared lengths and offsets. */
    private final float[] right;

    private final Workers.Loop loop;
    /** Set for each call. */
    private float[] queries;
    /** Set for each call. */
    private int count;
    /** Set for each call. */
    private int[] nearest;

    PlainNearest(Workers workers, int keys, int depth) {
        this.keys = keys;
        this.depth = depth;
        this.right = new float[Math.multiplyExact(depth + 1, keys)];
        this.loop = workers.loop(this::findBlock);
    }

    @Override
    public void find(float[] queries, int count, float[] keys, float[] offsets, int[] nearest) {
        Preconditions.checkLength("the keys", keys, Math.multiplyExact(this.keys, depth));
        Preconditions.checkLength("the offsets", offsets, this.keys);
        Preconditions.checkAtLeast("the queries", queries.length, (long) count * depth);
        Preconditions.checkAtLeast("the indices", nearest.length, count);
        for (int n = 0; n < this.keys; n++) {
            float squares = 0;
            for (int d = 0; d < depth; d++) {
                float value = keys[n * depth + d];
                right[d * this.keys + n] = -2 * value;
                squares += value * value;
            }
            right[depth * this.keys + n] = squares + offsets[n];
        }
        this.queries = queries;
        this.count = count;
        this.nearest = nearest;
        try {
            loop.run((count + ROWS - 1) / ROWS);
        } finally {
            this.queries = null;
            this.nearest = null;
        }
    }

    private void findBlock(int task, Scratch scratch) {
        int first = task * ROWS;
        int rows = Math.min(ROWS, count - first);
        float[] least = scratch.floats(rows);
        for (int start = 0; start < keys; start += KEYS) {
            int width = Math.min(KEYS, keys - start);
            RowBlock block = scratch.rowBlock(rows, width);
            block.product(rows, queries, first * depth, depth, 1, right, start, keys, depth);
            for (int i = 0; i < rows; i++) {
                float[] row = block.row(i);
                for (int n = 0; n < width; n++) {
                    float distance = row[n] + right[depth * keys + start + n];
                    if (start + n == 0 || distance < least[i]) {
                        least[i] = distance;
                        nearest[first + i] = start + n;
                    }
                }
            }
        }
    }
}
