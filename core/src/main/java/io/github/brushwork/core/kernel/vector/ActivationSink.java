package io.github.brushwork.core.kernel.vector;

import io.github.brushwork.core.Shape;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/** Adds the bias, applies the ReLU, stores the activations, and remembers in the gates where they are positive. */
final class ActivationSink implements TileSink {

    /** The float whose bits are those of the integer 1; only ever chosen and stored, never computed with. */
    private static final float BIT = Float.intBitsToFloat(1);

    private final Shape shape;
    private final TileGrid tiles;
    private final float[] bias;
    private final Gates gates;
    /** Set for each pass. */
    private float[] activations;

    /**
     * Creates the sink.
     *
     * @param shape of the activations
     * @param bias channels, filled up to whole vectors
     * @param gates modified by each pass
     */
    ActivationSink(Shape shape, float[] bias, Gates gates) {
        this.shape = shape;
        this.tiles = new TileGrid(shape.height(), shape.width());
        this.bias = bias;
        this.gates = gates;
    }

    void activations(float[] activations) {
        this.activations = activations;
    }

    @Override
    public void write(int tile, int channel, int vectors, float[] sums, int offset, int stride) {
        int end = Math.min(shape.channels(), channel + vectors * Lanes.COUNT);
        for (int c = channel; c < end; c += Lanes.COUNT) {
            write(tile, c, sums, offset + c - channel, stride);
        }
    }

    private void write(int tile, int channel, float[] sums, int offset, int stride) {
        int channels = shape.channels();
        int top = tiles.top(tile);
        int left = tiles.left(tile);
        FloatVector zero = FloatVector.zero(Lanes.FLOATS);
        FloatVector bit = FloatVector.broadcast(Lanes.FLOATS, BIT);
        FloatVector shift = FloatVector.fromArray(Lanes.FLOATS, bias, channel);
        IntVector word = IntVector.zero(Lanes.INTS);
        // The last position first, since each shift moves the bits of those before to higher places.
        for (int position = TileGrid.POSITIONS - 1; position >= 0; position--) {
            int y = top + position / TileGrid.SIDE;
            int x = left + position % TileGrid.SIDE;
            FloatVector sum = FloatVector.fromArray(Lanes.FLOATS, sums, offset + position * stride)
                    .add(shift);
            // Not a maximum with 0: this form lets NaN through at the price of two instructions.
            VectorMask<Float> negative = sum.compare(VectorOperators.LE, 0f);
            word = word.lanewise(VectorOperators.LSHL, 1)
                    .or(bit.blend(zero, negative).reinterpretAsInts());
            if (y < shape.height() && x < shape.width()) {
                Lanes.store(
                        sum.blend(zero, negative),
                        activations,
                        (y * shape.width() + x) * channels + channel,
                        channels - channel,
                        sums,
                        offset + position * stride);
            }
        }
        word.intoArray(gates.words(), gates.offset(tile) + channel);
    }
}
