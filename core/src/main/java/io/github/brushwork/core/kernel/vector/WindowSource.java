package io.github.brushwork.core.kernel.vector;

import io.github.brushwork.core.Convolution;
import io.github.brushwork.core.Shape;
import java.util.Arrays;

/** The 3 x 3 windows around a tile's 16 positions, one product for each position: a direct convolution. */
final class WindowSource implements TileSource {

    private static final int SIZE = Convolution.SIZE;

    private final Shape shape;
    private final TileGrid tiles;
    /** Set for each pass. */
    private float[] image;

    WindowSource(Shape shape) {
        this.shape = shape;
        this.tiles = new TileGrid(shape.height(), shape.width());
    }

    void image(float[] image) {
        this.image = image;
    }

    @Override
    public int frequencies() {
        return TileGrid.POSITIONS;
    }

    @Override
    public int depth() {
        return Lanes.padded(SIZE * SIZE * shape.channels());
    }

    @Override
    public int scratch() {
        return depth();
    }

    @Override
    public void read(int tile, float[] memory, int scratch, int row, int stride) {
        int top = tiles.top(tile);
        int left = tiles.left(tile);
        for (int position = 0; position < TileGrid.POSITIONS; position++) {
            int y = top + position / TileGrid.SIDE;
            int x = left + position % TileGrid.SIDE;
            copyWindow(y, x, memory, scratch);
            int to = row + position * stride;
            for (int c = 0; c < depth(); c += Lanes.COUNT) {
                System.arraycopy(
                        memory, scratch + c, memory, to + c / Lanes.COUNT * MatrixProduct.blockDistance(), Lanes.COUNT);
            }
        }
    }

    private void copyWindow(int y, int x, float[] to, int offset) {
        int rowLength = SIZE * shape.channels();
        Arrays.fill(to, offset, offset + depth(), 0f);
        int firstX = Math.max(0, x - 1);
        int count = (Math.min(shape.width(), x + 2) - firstX) * shape.channels();
        if (count <= 0) {
            return;
        }
        for (int ky = 0; ky < SIZE; ky++) {
            int sourceY = y + ky - 1;
            if (sourceY >= 0 && sourceY < shape.height()) {
                int from = (sourceY * shape.width() + firstX) * shape.channels();
                int at = offset + ky * rowLength + (firstX - x + 1) * shape.channels();
                System.arraycopy(image, from, to, at, count);
            }
        }
    }
}
