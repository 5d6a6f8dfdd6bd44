package io.github.brushwork.core.kernel.vector;

import io.github.brushwork.core.Pooling;
import io.github.brushwork.core.Shape;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/**
 * Adds the bias, applies the ReLU and pools 2 x 2 windows: what was not pooled is never stored. The gates remember where
 * activations are positive and, for maximum pooling, the largest of their window.
 */
final class PooledSink implements TileSink {

    private static final float QUARTER = 0.25f;
    private static final int SIDE = TileGrid.SIDE;

    private final Pooling pooling;
    private final Shape pooled;
    private final TileGrid tiles;
    private final float[] bias;
    private final Gates gates;
    /** Set for each pass. */
    private float[] output;

    /**
     * Creates the sink.
     *
     * @param pooling average or maximum
     * @param shape of what is pooled
     * @param bias channels, filled up to whole vectors
     * @param gates modified by each pass
     */
    PooledSink(Pooling pooling, Shape shape, float[] bias, Gates gates) {
        this.pooling = pooling;
        this.pooled = new Shape(shape.height() / 2, shape.width() / 2, shape.channels());
        this.tiles = new TileGrid(shape.height(), shape.width());
        this.bias = bias;
        this.gates = gates;
    }

    void output(float[] output) {
        this.output = output;
    }

    @Override
    public void write(int tile, int channel, int vectors, float[] sums, int offset, int stride) {
        int end = Math.min(pooled.channels(), channel + vectors * Lanes.COUNT);
        for (int c = channel; c < end; c += Lanes.COUNT) {
            IntVector word = IntVector.zero(Lanes.INTS);
            for (int corner = 0; corner < TileGrid.POSITIONS; corner = nextCorner(corner)) {
                int y = (tiles.top(tile) + corner / SIDE) / 2;
                int x = (tiles.left(tile) + corner % SIDE) / 2;
                if (y < pooled.height() && x < pooled.width()) {
                    int to = (y * pooled.width() + x) * pooled.channels();
                    word = word.or(window(corner, c, to, sums, offset + c - channel, stride));
                }
            }
            word.intoArray(gates.words(), gates.offset(tile) + c);
        }
    }

    /** Index of the upper left position of a tile's next window: 0, 2, 8, 10. */
    private static int nextCorner(int corner) {
        return corner % SIDE == 0 ? corner + 2 : corner + 2 * SIDE - 2;
    }

    private IntVector window(int corner, int channel, int to, float[] sums, int offset, int stride) {
        FloatVector shift = FloatVector.fromArray(Lanes.FLOATS, bias, channel);
        int at = offset + corner * stride;
        FloatVector a = FloatVector.fromArray(Lanes.FLOATS, sums, at).add(shift);
        FloatVector b =
                FloatVector.fromArray(Lanes.FLOATS, sums, at + stride).add(shift);
        FloatVector c =
                FloatVector.fromArray(Lanes.FLOATS, sums, at + SIDE * stride).add(shift);
        FloatVector d = FloatVector.fromArray(Lanes.FLOATS, sums, at + (SIDE + 1) * stride)
                .add(shift);
        return pooling == Pooling.AVERAGE
                ? average(a, b, c, d, corner, channel, to)
                : max(a, b, c, d, corner, channel, to);
    }

    private IntVector average(
            FloatVector a, FloatVector b, FloatVector c, FloatVector d, int corner, int channel, int to) {
        FloatVector zero = FloatVector.zero(Lanes.FLOATS);
        VectorMask<Float> noA = a.compare(VectorOperators.LE, 0f);
        VectorMask<Float> noB = b.compare(VectorOperators.LE, 0f);
        VectorMask<Float> noC = c.compare(VectorOperators.LE, 0f);
        VectorMask<Float> noD = d.compare(VectorOperators.LE, 0f);
        FloatVector sum = a.blend(zero, noA)
                .add(b.blend(zero, noB))
                .add(c.blend(zero, noC))
                .add(d.blend(zero, noD));
        Lanes.store(sum.mul(QUARTER), output, to + channel, pooled.channels() - channel);
        return bits(noA, noB, noC, noD, corner);
    }

    private IntVector max(FloatVector a, FloatVector b, FloatVector c, FloatVector d, int corner, int channel, int to) {
        FloatVector sum = a.add(b).add(c.add(d));
        if (sum.compare(VectorOperators.NE, sum).anyTrue()) {
            return maxOfPerhapsNaN(a, b, c, d, corner, channel, to);
        }
        // Only a later one that is larger takes the place of an earlier one.
        VectorMask<Float> second = a.compare(VectorOperators.LT, b);
        FloatVector upper = a.blend(b, second);
        FloatVector upperBit = bit(0).blend(bit(1), second);
        VectorMask<Float> fourth = c.compare(VectorOperators.LT, d);
        FloatVector lower = c.blend(d, fourth);
        FloatVector lowerBit = bit(SIDE).blend(bit(SIDE + 1), fourth);
        VectorMask<Float> below = upper.compare(VectorOperators.LT, lower);
        FloatVector largest = upper.blend(lower, below);
        FloatVector largestBit = upperBit.blend(lowerBit, below);
        VectorMask<Float> negative = largest.compare(VectorOperators.LE, 0f);
        FloatVector zero = FloatVector.zero(Lanes.FLOATS);
        Lanes.store(largest.blend(zero, negative), output, to + channel, pooled.channels() - channel);
        return largestBit.blend(zero, negative).reinterpretAsInts().lanewise(VectorOperators.LSHL, corner);
    }

    /** The same where some of the values, or their sum, are NaN: the first NaN counts as the largest. */
    private IntVector maxOfPerhapsNaN(
            FloatVector a, FloatVector b, FloatVector c, FloatVector d, int corner, int channel, int to) {
        float[][] window = {a.toArray(), b.toArray(), c.toArray(), d.toArray()};
        int[] places = {0, 1, SIDE, SIDE + 1};
        int[] words = new int[Lanes.COUNT];
        for (int lane = 0; lane < Math.min(Lanes.COUNT, pooled.channels() - channel); lane++) {
            int chosen = 0;
            for (int i = 1; i < window.length; i++) {
                float best = window[chosen][lane];
                chosen = best >= window[i][lane] || Float.isNaN(best) ? chosen : i;
            }
            float largest = window[chosen][lane];
            boolean negative = largest <= 0;
            output[to + channel + lane] = negative ? 0 : largest;
            words[lane] = negative ? 0 : 1 << (corner + places[chosen]);
        }
        return Lanes.loadInts(words, 0);
    }

    /** A bit as a float that is only ever chosen and stored, never computed with. */
    private static FloatVector bit(int place) {
        return FloatVector.broadcast(Lanes.FLOATS, Float.intBitsToFloat(1 << place));
    }

    private static IntVector bits(
            VectorMask<Float> noA, VectorMask<Float> noB, VectorMask<Float> noC, VectorMask<Float> noD, int corner) {
        FloatVector zero = FloatVector.zero(Lanes.FLOATS);
        IntVector upper = bit(0).blend(zero, noA)
                .reinterpretAsInts()
                .or(bit(1).blend(zero, noB).reinterpretAsInts());
        IntVector lower = bit(SIDE).blend(zero, noC)
                .reinterpretAsInts()
                .or(bit(SIDE + 1).blend(zero, noD).reinterpretAsInts());
        return upper.or(lower).lanewise(VectorOperators.LSHL, corner);
    }
}
