package io.github.brushwork.core.kernel;

import io.github.brushwork.core.Pooling;
import io.github.brushwork.core.Shape;
import java.util.Arrays;
import jdk.incubator.vector.FloatVector;

/** Adds the bias, applies the ReLU and pools 2 x 2 windows: what was not pooled is never stored. */
abstract class VectorPooledSink implements VectorTilePass.Sink {

    static final int SIDE = VectorTileGrid.SIDE;

    private final Shape pooled;
    private final VectorTileGrid tiles;
    private final float[] bias;
    private final VectorReluMask mask;
    /** Set for each pass. */
    private float[] output;

    VectorPooledSink(Shape shape, float[] bias, VectorReluMask mask) {
        this.pooled = new Shape(shape.height() / 2, shape.width() / 2, shape.channels());
        this.tiles = new VectorTileGrid(shape.height(), shape.width());
        this.bias = bias;
        this.mask = mask;
    }

    /**
     * @param shape of what is pooled
     * @param bias channels, filled up to whole vectors
     * @param mask modified by each pass
     */
    static VectorPooledSink of(Pooling pooling, Shape shape, float[] bias, VectorReluMask mask) {
        return switch (pooling) {
            case AVERAGE, RESCALED_AVERAGE -> new VectorAverageSink(shape, bias, mask, pooling.weight());
            case MAX -> new VectorMaxSink(shape, bias, mask);
        };
    }

    /**
     * Pools one window for some channels. Takes and gives no vectors: the JVM would put them into objects on the
     * heap where it does not inline this. The loop over the channels is in here, so that a long body makes a method too long to be inlined,
     * which is compiled by itself: two kinds of pooling in one compilation are more than JDK 25 takes in.
     *
     * @param sums modified: the window's upper left sums are overwritten with the pooled activations
     * @param at the window's upper left sums
     * @param stride from one position of the tile to the next
     * @param channel the first channel
     * @param end behind the last channel; whole vectors are pooled
     * @param corner the upper left position within the tile
     * @param words of the ReLU mask; modified: the window's bits are added
     * @param word where the words of the tile begin
     */
    abstract void pool(float[] sums, int at, int stride, int channel, int end, int corner, int[] words, int word);

    final float[] bias() {
        return bias;
    }

    final Shape outputShape() {
        return pooled;
    }

    final void output(float[] output) {
        this.output = output;
    }

    @Override
    public final void write(int tile, int channel, int vectors, float[] sums, int offset, int stride) {
        int end = Math.min(pooled.channels(), channel + vectors * VectorLanes.COUNT);
        int word = mask.offset(tile);
        if (end <= channel) {
            return;
        }
        Arrays.fill(mask.words(), word + channel, word + VectorLanes.padded(end), 0);
        for (int corner = 0; corner < VectorTileGrid.POSITIONS; corner = nextCorner(corner)) {
            int y = (tiles.top(tile) + corner / SIDE) / 2;
            int x = (tiles.left(tile) + corner % SIDE) / 2;
            if (y < pooled.height() && x < pooled.width()) {
                int to = (y * pooled.width() + x) * pooled.channels();
                int at = offset + corner * stride;
                pool(sums, at, stride, channel, end, corner, mask.words(), word);
                System.arraycopy(sums, at, output, to + channel, end - channel);
            }
        }
    }

    /** Index of the upper left position of a tile's next window: 0, 2, 8, 10. */
    private static int nextCorner(int corner) {
        return corner % SIDE == 0 ? corner + 2 : corner + 2 * SIDE - 2;
    }

    /** A bit as a float that is only ever chosen and stored, never computed with. */
    static FloatVector bit(int place) {
        return FloatVector.broadcast(VectorLanes.FLOATS, Float.intBitsToFloat(1 << place));
    }
}
