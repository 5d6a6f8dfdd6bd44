package io.github.brushwork.core.kernel.vector;

import io.github.brushwork.core.Shape;
import jdk.incubator.vector.FloatVector;

/** Stores the sums as they are: a gradient. */
final class GradientSink implements TileSink {

    private final Shape shape;
    private final TileGrid tiles;
    /** Set for each pass. */
    private float[] gradient;

    GradientSink(Shape shape) {
        this.shape = shape;
        this.tiles = new TileGrid(shape.height(), shape.width());
    }

    void gradient(float[] gradient) {
        this.gradient = gradient;
    }

    @Override
    public void write(int tile, int channel, int vectors, float[] sums, int offset, int stride) {
        int channels = shape.channels();
        int top = tiles.top(tile);
        int left = tiles.left(tile);
        for (int position = 0; position < TileGrid.POSITIONS; position++) {
            int y = top + position / TileGrid.SIDE;
            int x = left + position % TileGrid.SIDE;
            if (y < shape.height() && x < shape.width()) {
                int to = (y * shape.width() + x) * channels;
                int from = offset + position * stride;
                int end = Math.min(channels, channel + vectors * Lanes.COUNT);
                for (int c = channel; c < end; c += Lanes.COUNT) {
                    int at = from + c - channel;
                    FloatVector sum = FloatVector.fromArray(Lanes.FLOATS, sums, at);
                    Lanes.store(sum, gradient, to + c, channels - c, sums, at);
                }
            }
        }
    }
}
