package io.github.brushwork.core.kernel;

/**
 * Transforms 36 products back to the sums at 16 positions, see {@link VectorWinograd}.
 *
 * @param sink takes the sums
 */
record VectorWinogradOutput(VectorTilePass.Sink sink) implements VectorTilePass.Output {

    private static final int CHUNK = VectorWinogradSource.CHUNK;
    private static final int SIDE = VectorTileGrid.SIDE;
    private static final int PATCH = VectorWinograd.PATCH;

    static final int SCRATCH = (SIDE * PATCH + VectorTileGrid.POSITIONS) * CHUNK * VectorLanes.COUNT;

    @Override
    public int scratch() {
        return SCRATCH;
    }

    @Override
    public void write(int tile, int channel, int endChannel, float[] memory, int scratch, int row, int stride) {
        int sums = scratch + SIDE * PATCH * CHUNK * VectorLanes.COUNT;
        for (int first = channel; first < endChannel; first += CHUNK * VectorLanes.COUNT) {
            int vectors = Math.min(CHUNK, (endChannel - first) / VectorLanes.COUNT);
            int width = vectors * VectorLanes.COUNT;
            for (int x = 0; x < PATCH; x++) {
                VectorWinograd.output(
                        memory,
                        row + first - channel + x * stride,
                        PATCH * stride,
                        memory,
                        scratch + x * width,
                        PATCH * width,
                        vectors);
            }
            for (int y = 0; y < SIDE; y++) {
                VectorWinograd.output(
                        memory, scratch + y * PATCH * width, width, memory, sums + y * SIDE * width, width, vectors);
            }
            sink.write(tile, first, vectors, memory, sums, width);
        }
    }
}
