package io.github.brushwork.core.kernel;

import io.github.brushwork.core.Shape;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/** Takes the largest; the mask remembers which it was, where it is positive. */
final class VectorMaxSink extends VectorPooledSink {

    private static final int WINDOW = 4;

    VectorMaxSink(Shape shape, float[] bias, VectorReluMask mask) {
        super(shape, bias, mask);
    }

    @Override
    void pool(float[] sums, int at, int stride, int channel, int end, int corner, int[] words, int word) {
        FloatVector zero = FloatVector.zero(VectorLanes.FLOATS);
        for (int k = channel; k < end; k += VectorLanes.COUNT) {
            int first = at + k - channel;
            FloatVector shift = FloatVector.fromArray(VectorLanes.FLOATS, bias(), k);
            FloatVector a =
                    FloatVector.fromArray(VectorLanes.FLOATS, sums, first).add(shift);
            FloatVector b = FloatVector.fromArray(VectorLanes.FLOATS, sums, first + stride)
                    .add(shift);
            FloatVector c = FloatVector.fromArray(VectorLanes.FLOATS, sums, first + SIDE * stride)
                    .add(shift);
            FloatVector d = FloatVector.fromArray(VectorLanes.FLOATS, sums, first + (SIDE + 1) * stride)
                    .add(shift);
            FloatVector total = a.add(b).add(c.add(d));
            if (total.compare(VectorOperators.NE, total).anyTrue()) {
                poolPerhapsNaN(sums, first, stride, bias(), k, corner, words, word + k);
                continue;
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
            largestBit
                    .blend(zero, negative)
                    .reinterpretAsInts()
                    .lanewise(VectorOperators.LSHL, corner)
                    .or(VectorLanes.loadInts(words, word + k))
                    .intoArray(words, word + k);
            largest.blend(zero, negative).intoArray(sums, first);
        }
    }

    /** The same where some of the values, or their sum, are NaN: the first NaN counts as the largest. */
    private static void poolPerhapsNaN(
            float[] sums, int at, int stride, float[] bias, int channel, int corner, int[] words, int word) {
        for (int lane = 0; lane < VectorLanes.COUNT; lane++) {
            float largest = Float.NEGATIVE_INFINITY;
            int chosen = 0;
            for (int i = 0; i < WINDOW; i++) {
                int place = i / 2 * SIDE + i % 2;
                float value = sums[at + place * stride + lane] + bias[channel + lane];
                if (i == 0 || !(largest >= value || Float.isNaN(largest))) {
                    largest = value;
                    chosen = place;
                }
            }
            boolean negative = largest <= 0;
            sums[at + lane] = negative ? 0 : largest;
            words[word + lane] |= negative ? 0 : 1 << (corner + chosen);
        }
    }
}
