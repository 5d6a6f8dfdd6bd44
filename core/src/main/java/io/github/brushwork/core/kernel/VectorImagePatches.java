package io.github.brushwork.core.kernel;

import io.github.brushwork.core.Padding;
import io.github.brushwork.core.Shape;
import java.util.Arrays;

/** Patches of activations and their padding, as they are. */
final class VectorImagePatches implements VectorWinogradSource.Patches {

    private static final int SIDE = VectorWinograd.PATCH;

    private final Shape shape;
    private final Padding padding;
    private final VectorTileGrid tiles;
    /** Set for each pass. */
    private float[] image;

    VectorImagePatches(Shape shape, Padding padding) {
        this.shape = shape;
        this.padding = padding;
        this.tiles = new VectorTileGrid(shape.height(), shape.width());
    }

    void image(float[] image) {
        this.image = image;
    }

    @Override
    public int channels() {
        return shape.channels();
    }

    @Override
    public void copy(int tile, float[] to, int toOffset) {
        int padded = VectorLanes.padded(shape.channels());
        int left = tiles.left(tile) - 1;
        for (int i = 0; i < SIDE; i++) {
            int y = padding.source(tiles.top(tile) - 1 + i, shape.height());
            int at = toOffset + i * SIDE * padded;
            if (y < 0 || y >= shape.height()) {
                Arrays.fill(to, at, at + SIDE * padded, 0f);
            } else if (padded == shape.channels() && left >= 0 && left + SIDE <= shape.width()) {
                System.arraycopy(image, (y * shape.width() + left) * padded, to, at, SIDE * padded);
            } else {
                copyPositions(y, left, to, at);
            }
        }
    }

    private void copyPositions(int y, int left, float[] to, int toOffset) {
        int channels = shape.channels();
        int padded = VectorLanes.padded(channels);
        for (int j = 0; j < SIDE; j++) {
            int x = padding.source(left + j, shape.width());
            int at = toOffset + j * padded;
            int copied = x >= 0 && x < shape.width() ? channels : 0;
            if (copied > 0) {
                System.arraycopy(image, (y * shape.width() + x) * channels, to, at, channels);
            }
            Arrays.fill(to, at + copied, at + padded, 0f);
        }
    }
}
