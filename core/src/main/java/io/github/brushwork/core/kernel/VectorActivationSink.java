package io.github.brushwork.core.kernel;

import io.github.brushwork.core.Shape;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/** Adds the bias, applies the ReLU, stores the activations, and remembers in the ReLU mask where they are positive. */
final class VectorActivationSink implements VectorTilePass.Sink {

    /** The float whose bits are those of the integer 1; only ever chosen and stored, never computed with. */
    private static final float BIT = Float.intBitsToFloat(1);

    private final Shape shape;
    private final VectorTileGrid tiles;
    private final float[] bias;
    private final VectorReluMask mask;
    /** Set for each pass. */
    private float[] activations;

    /**
     * @param bias channels, filled up to whole vectors
     * @param mask modified by each pass
     */
    VectorActivationSink(Shape shape, float[] bias, VectorReluMask mask) {
        this.shape = shape;
        this.tiles = new VectorTileGrid(shape.height(), shape.width());
        this.bias = bias;
        this.mask = mask;
    }

    void activations(float[] activations) {
        this.activations = activations;
    }

    @Override
    public void write(int tile, int channel, int vectors, float[] sums, int offset, int stride) {
        int end = Math.min(shape.channels(), channel + vectors * VectorLanes.COUNT);
        for (int c = channel; c < end; c += VectorLanes.COUNT) {
            activate(sums, offset + c - channel, stride, c, mask.offset(tile) + c);
        }
        store(tile, channel, vectors * VectorLanes.COUNT, sums, offset, stride);
    }

    /** Turns sums into activations in place, and writes a vector of the mask's words. */
    private void activate(float[] sums, int offset, int stride, int channel, int words) {
        FloatVector zero = FloatVector.zero(VectorLanes.FLOATS);
        FloatVector bit = FloatVector.broadcast(VectorLanes.FLOATS, BIT);
        FloatVector shift = FloatVector.fromArray(VectorLanes.FLOATS, bias, channel);
        IntVector word = IntVector.zero(VectorLanes.INTS);
        // The last position first, since each shift moves the bits of those before to higher places.
        for (int position = VectorTileGrid.POSITIONS - 1; position >= 0; position--) {
            int at = offset + position * stride;
            FloatVector sum =
                    FloatVector.fromArray(VectorLanes.FLOATS, sums, at).add(shift);
            // Not a maximum with 0: this form lets NaN through at the price of two instructions.
            VectorMask<Float> negative = sum.compare(VectorOperators.LE, 0f);
            sum.blend(zero, negative).intoArray(sums, at);
            word = word.lanewise(VectorOperators.LSHL, 1)
                    .or(bit.blend(zero, negative).reinterpretAsInts());
        }
        word.intoArray(mask.words(), words);
    }

    /** Copies the channels of a tile's positions to where they belong, without those beyond the border. */
    private void store(int tile, int channel, int count, float[] sums, int offset, int stride) {
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
                System.arraycopy(sums, at, activations, position * shape.channels() + channel, length);
            }
        }
    }
}
