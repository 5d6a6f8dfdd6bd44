package io.github.brushwork.core.kernel;

import io.github.brushwork.core.Shape;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/** Takes the mean, or a multiple of it; the mask remembers where activations are positive. */
final class VectorAverageSink extends VectorPooledSink {

    private static final int WINDOW = 4;

    private final float weight;

    VectorAverageSink(Shape shape, float[] bias, VectorReluMask mask, float weight) {
        super(shape, bias, mask);
        this.weight = weight;
    }

    @Override
    void pool(float[] sums, int at, int stride, int channel, int end, int corner, int[] words, int word) {
        FloatVector zero = FloatVector.zero(VectorLanes.FLOATS);
        for (int c = channel; c < end; c += VectorLanes.COUNT) {
            FloatVector shift = FloatVector.fromArray(VectorLanes.FLOATS, bias(), c);
            FloatVector total = zero;
            IntVector bits = VectorLanes.loadInts(words, word + c);
            int first = at + c - channel;
            for (int i = 0; i < WINDOW; i++) {
                int place = i / 2 * SIDE + i % 2;
                FloatVector sum = FloatVector.fromArray(VectorLanes.FLOATS, sums, first + place * stride)
                        .add(shift);
                VectorMask<Float> negative = sum.compare(VectorOperators.LE, 0f);
                total = total.add(sum.blend(zero, negative));
                bits = bits.or(bit(0).blend(zero, negative)
                        .reinterpretAsInts()
                        .lanewise(VectorOperators.LSHL, corner + place));
            }
            bits.intoArray(words, word + c);
            total.mul(weight).intoArray(sums, first);
        }
    }
}
