package io.github.brushwork.core.kernel.vector;

/**
 * One product for each position of a tile: its sums as they are.
 *
 * @param sink takes the sums
 */
record DirectOutput(TileSink sink) implements TileOutput {

    @Override
    public int scratch() {
        return 0;
    }

    @Override
    public void write(int tile, int channel, int endChannel, float[] memory, int scratch, int row, int stride) {
        sink.write(tile, channel, (endChannel - channel) / Lanes.COUNT, memory, row, stride);
    }
}
