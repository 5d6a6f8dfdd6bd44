package io.github.brushwork.core.kernel;

import io.github.brushwork.core.Shape;

/** Copies the channels of a tile's positions to where they belong in an array, without those beyond the border. */
final class VectorTileCopy {

    private final Shape shape;
    private final VectorTileGrid tiles;

    VectorTileCopy(Shape shape) {
        this.shape = shape;
        this.tiles = new VectorTileGrid(shape.height(), shape.width());
    }

    /**
     * Copies some channels.
     *
     * @param tile which
     * @param channel the first channel
     * @param count channels to copy; those past the last channel are left out
     * @param from not modified
     * @param offset of the first position's first channel
     * @param stride from one position of the tile to the next
     * @param to height x width x channels; modified
     */
    void copy(int tile, int channel, int count, float[] from, int offset, int stride, float[] to) {
        int length = Math.min(count, shape.channels() - channel);
        if (length <= 0) {
            return;
        }
        int top = tiles.top(tile);
        int left = tiles.left(tile);
        int height = Math.min(VectorTileGrid.SIDE, shape.height() - top);
        int width = Math.min(VectorTileGrid.SIDE, shape.width() - left);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int position = (top + y) * shape.width() + left + x;
                int at = offset + (y * VectorTileGrid.SIDE + x) * stride;
                System.arraycopy(from, at, to, position * shape.channels() + channel, length);
            }
        }
    }
}
