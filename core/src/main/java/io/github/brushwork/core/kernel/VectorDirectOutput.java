package io.github.brushwork.core.kernel;

/**
 * One product for each position of a tile: its sums as they are.
 *
 * @param sink takes the sums
 */
record VectorDirectOutput(VectorTilePass.Sink sink) implements VectorTilePass.Output {

    @Override
    public int scratch() {
        return 0;
    }

    @Override
    public void write(int tile, int channel, int endChannel, float[] memory, int scratch, int row, int stride) {
        sink.write(tile, channel, (endChannel - channel) / VectorLanes.COUNT, memory, row, stride);
    }
}
