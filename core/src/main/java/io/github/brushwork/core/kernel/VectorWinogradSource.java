package io.github.brushwork.core.kernel;

/**
 * Transformed input patches, see {@link VectorWinograd}.
 *
 * @param patches the patches
 */
record VectorWinogradSource(VectorWinogradSource.Patches patches) implements VectorTilePass.Source {

    /** Vectors of channels whose intermediate values, 36 for each, stay in the first-level cache. */
    static final int CHUNK = 8;

    private static final int SIDE = VectorWinograd.PATCH;

    @Override
    public int frequencies() {
        return VectorWinograd.FREQUENCIES;
    }

    @Override
    public int depth() {
        return VectorLanes.padded(patches.channels());
    }

    @Override
    public int scratch() {
        return scratch(depth());
    }

    static int scratch(int depth) {
        return SIDE * SIDE * (depth + CHUNK * VectorLanes.COUNT);
    }

    @Override
    public void read(int tile, float[] memory, int scratch, int row, int stride) {
        patches.copy(tile, memory, scratch);
        int half = scratch + SIDE * SIDE * depth();
        int vectors = depth() / VectorLanes.COUNT;
        for (int first = 0; first < vectors; first += CHUNK) {
            int count = Math.min(CHUNK, vectors - first);
            columns(memory, scratch + first * VectorLanes.COUNT, half, count);
            rows(memory, half, row + first * VectorMatrixProduct.blockDistance(), stride, count);
        }
    }

    private void columns(float[] memory, int from, int to, int vectors) {
        int width = vectors * VectorLanes.COUNT;
        for (int x = 0; x < SIDE; x++) {
            VectorWinograd.input(
                    memory,
                    from + x * depth(),
                    SIDE * depth(),
                    memory,
                    to + x * width,
                    SIDE * width,
                    VectorLanes.COUNT,
                    vectors);
        }
    }

    private void rows(float[] memory, int from, int to, int stride, int vectors) {
        int width = vectors * VectorLanes.COUNT;
        for (int y = 0; y < SIDE; y++) {
            VectorWinograd.input(
                    memory,
                    from + y * SIDE * width,
                    width,
                    memory,
                    to + y * SIDE * stride,
                    stride,
                    VectorMatrixProduct.blockDistance(),
                    vectors);
        }
    }

    /** The 6 x 6 patches around the tiles of an array, height x width x channels, and of what lies around it. */
    interface Patches {

        /** Channels of the array. */
        int channels();

        /**
         * Copies a tile's patch.
         *
         * @param tile which
         * @param to modified: overwritten with 6 x 6 x channels, the channels filled up with zeros to whole vectors
         * @param toOffset where the patch begins
         */
        void copy(int tile, float[] to, int toOffset);
    }
}
