package io.github.brushwork.core.kernel;

import io.github.brushwork.core.Convolution;
import io.github.brushwork.core.Padding;
import io.github.brushwork.core.Shape;

/** The 3 x 3 windows around a tile's 16 positions, one product for each position: a direct convolution. */
final class VectorWindowSource implements VectorTilePass.Source {

    private static final int SIZE = Convolution.SIZE;

    private final Shape shape;
    private final Padding padding;
    private final VectorTileGrid tiles;
    /** Where each element of a window goes, from where the row of the left factor begins. */
    private final int[] places;
    /** Set for each pass. */
    private float[] image;

    VectorWindowSource(Shape shape, Padding padding) {
        this.shape = shape;
        this.padding = padding;
        this.tiles = new VectorTileGrid(shape.height(), shape.width());
        this.places = new int[depth()];
        for (int i = 0; i < places.length; i++) {
            places[i] = i / VectorLanes.COUNT * VectorMatrixProduct.blockDistance() + i % VectorLanes.COUNT;
        }
    }

    /** Elements of a window, rounded up to whole vectors. */
    static int depth(int channels) {
        return VectorLanes.padded(SIZE * SIZE * channels);
    }

    static Footprint footprint(int channels) {
        return Footprint.ints(depth(channels));
    }

    void image(float[] image) {
        this.image = image;
    }

    @Override
    public int frequencies() {
        return VectorTileGrid.POSITIONS;
    }

    @Override
    public int depth() {
        return depth(shape.channels());
    }

    @Override
    public int scratch() {
        return 0;
    }

    @Override
    public void read(int tile, float[] memory, int scratch, int row, int stride) {
        for (int position = 0; position < VectorTileGrid.POSITIONS; position++) {
            int y = tiles.top(tile) + position / VectorTileGrid.SIDE;
            int x = tiles.left(tile) + position % VectorTileGrid.SIDE;
            int to = row + position * stride;
            for (int ky = 0; ky < SIZE; ky++) {
                int sourceY = padding.source(y + ky - 1, shape.height());
                for (int kx = 0; kx < SIZE; kx++) {
                    int sourceX = padding.source(x + kx - 1, shape.width());
                    copy(sourceY, sourceX, ky * SIZE + kx, memory, to);
                }
            }
            for (int i = SIZE * SIZE * shape.channels(); i < places.length; i++) {
                memory[to + places[i]] = 0f;
            }
        }
    }

    private void copy(int y, int x, int tap, float[] to, int offset) {
        int channels = shape.channels();
        int first = tap * channels;
        if (y < 0 || y >= shape.height() || x < 0 || x >= shape.width()) {
            for (int c = 0; c < channels; c++) {
                to[offset + places[first + c]] = 0f;
            }
            return;
        }
        int from = (y * shape.width() + x) * channels;
        for (int c = 0; c < channels; c++) {
            to[offset + places[first + c]] = image[from + c];
        }
    }
}
