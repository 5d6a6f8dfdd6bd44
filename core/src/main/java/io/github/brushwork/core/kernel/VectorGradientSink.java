package io.github.brushwork.core.kernel;

/**
 * Stores the sums as they are: a gradient.
 *
 * @param gradient where they go
 * @param tiles of the input and its margin
 * @param channels of the input
 */
record VectorGradientSink(PaddedGradient gradient, VectorTileGrid tiles, int channels) implements VectorTilePass.Sink {

    @Override
    public void write(int tile, int channel, int vectors, float[] sums, int offset, int stride) {
        int length = Math.min(vectors * VectorLanes.COUNT, channels - channel);
        if (length <= 0) {
            return;
        }
        int height = Math.min(VectorTileGrid.SIDE, tiles.height() - tiles.top(tile));
        int width = Math.min(VectorTileGrid.SIDE, tiles.width() - tiles.left(tile));
        int top = tiles.top(tile) - gradient.margin();
        int left = tiles.left(tile) - gradient.margin();
        for (int y = top; y < top + height; y++) {
            for (int x = left; x < left + width; x++) {
                int at = offset + ((y - top) * VectorTileGrid.SIDE + x - left) * stride;
                System.arraycopy(sums, at, gradient.array(y, x), gradient.offset(y, x) + channel, length);
            }
        }
    }
}
