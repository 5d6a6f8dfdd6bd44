package io.github.brushwork.core.kernel.vector;

/**
 * Transformed input patches, see {@link Winograd}.
 *
 * @param patches the patches
 */
record WinogradSource(Patches patches) implements TileSource {

    /** Vectors of channels whose intermediate values, 36 for each, stay in the first-level cache. */
    static final int CHUNK = 8;

    private static final int SIDE = Winograd.PATCH;

    @Override
    public int frequencies() {
        return Winograd.FREQUENCIES;
    }

    @Override
    public int depth() {
        return Lanes.padded(patches.channels());
    }

    @Override
    public int scratch() {
        return scratch(depth());
    }

    static int scratch(int depth) {
        return SIDE * SIDE * (depth + CHUNK * Lanes.COUNT);
    }

    @Override
    public void read(int tile, float[] memory, int scratch, int row, int stride) {
        patches.copy(tile, memory, scratch);
        int half = scratch + SIDE * SIDE * depth();
        int vectors = depth() / Lanes.COUNT;
        for (int first = 0; first < vectors; first += CHUNK) {
            int count = Math.min(CHUNK, vectors - first);
            columns(memory, scratch + first * Lanes.COUNT, half, count);
            rows(memory, half, row + first * MatrixProduct.blockDistance(), stride, count);
        }
    }

    private void columns(float[] memory, int from, int to, int vectors) {
        int width = vectors * Lanes.COUNT;
        for (int x = 0; x < SIDE; x++) {
            Winograd.input(
                    memory,
                    from + x * depth(),
                    SIDE * depth(),
                    memory,
                    to + x * width,
                    SIDE * width,
                    Lanes.COUNT,
                    vectors);
        }
    }

    private void rows(float[] memory, int from, int to, int stride, int vectors) {
        int width = vectors * Lanes.COUNT;
        for (int y = 0; y < SIDE; y++) {
            Winograd.input(
                    memory,
                    from + y * SIDE * width,
                    width,
                    memory,
                    to + y * SIDE * stride,
                    stride,
                    MatrixProduct.blockDistance(),
                    vectors);
        }
    }
}
