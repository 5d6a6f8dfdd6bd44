package io.github.brushwork.core.kernel;

import io.github.brushwork.core.Shape;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/** Adds the bias, applies the ReLU, stores the activations, and remembers in the gates where they are positive. */
final class VectorActivationSink implements VectorTileSink {

    /** The float whose bits are those of the integer 1; only ever chosen and stored, never computed with. */
    private static final float BIT = Float.intBitsToFloat(1);

    private final VectorTileCopy copy;
    private final int channels;
    private final float[] bias;
    private final VectorReluMask gates;
    /** Set for each pass. */
    private float[] activations;

    /**
     * Creates the sink.
     *
     * @param shape of the activations
     * @param bias channels, filled up to whole vectors
     * @param gates modified by each pass
     */
    VectorActivationSink(Shape shape, float[] bias, VectorReluMask gates) {
        this.copy = new VectorTileCopy(shape);
        this.channels = shape.channels();
        this.bias = bias;
        this.gates = gates;
    }

    void activations(float[] activations) {
        this.activations = activations;
    }

    @Override
    public void write(int tile, int channel, int vectors, float[] sums, int offset, int stride) {
        int end = Math.min(channels, channel + vectors * VectorLanes.COUNT);
        for (int c = channel; c < end; c += VectorLanes.COUNT) {
            activate(sums, offset + c - channel, stride, c, gates.offset(tile) + c);
        }
        copy.copy(tile, channel, vectors * VectorLanes.COUNT, sums, offset, stride, activations);
    }

    /** Turns sums into activations in place, and writes a vector of gate words. */
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
        word.intoArray(gates.words(), words);
    }
}
