package io.github.brushwork.core.kernel.vector;

/**
 * Transforms 36 products back to the sums at 16 positions, see {@link Winograd}.
 *
 * @param sink takes the sums
 */
record WinogradOutput(TileSink sink) implements TileOutput {

    private static final int CHUNK = WinogradSource.CHUNK;
    private static final int SIDE = TileGrid.SIDE;
    private static final int PATCH = Winograd.PATCH;

    static final int SCRATCH = (SIDE * PATCH + TileGrid.POSITIONS) * CHUNK * Lanes.COUNT;

    @Override
    public int scratch() {
        return SCRATCH;
    }

    @Override
    public void write(int tile, int channel, int endChannel, float[] memory, int scratch, int row, int stride) {
        int sums = scratch + SIDE * PATCH * CHUNK * Lanes.COUNT;
        for (int first = channel; first < endChannel; first += CHUNK * Lanes.COUNT) {
            int vectors = Math.min(CHUNK, (endChannel - first) / Lanes.COUNT);
            int width = vectors * Lanes.COUNT;
            for (int x = 0; x < PATCH; x++) {
                Winograd.output(
                        memory,
                        row + first - channel + x * stride,
                        PATCH * stride,
                        memory,
                        scratch + x * width,
                        PATCH * width,
                        vectors);
            }
            for (int y = 0; y < SIDE; y++) {
                Winograd.output(
                        memory, scratch + y * PATCH * width, width, memory, sums + y * SIDE * width, width, vectors);
            }
            sink.write(tile, first, vectors, memory, sums, width);
        }
    }
}
