package io.github.brushwork.core.kernel;

import jdk.incubator.vector.FloatVector;

/**
 * The transforms of Winograd's F(4 x 4, 3 x 3): 36 products give 16 outputs of a 3 x 3 convolution, where the direct way
 * takes 144. With interpolation points 0, 1, -1, 2, -2 and infinity:
 *
 * <pre>{@code
 * output tile = A^T [ (G g G^T) * (B^T d B) ] A
 *
 *       4  0 -5  0  1  0           1/4    0    0
 *       0 -4 -4  1  1  0          -1/6 -1/6 -1/6           1  1  1  1  1  0
 * B^T = 0  4 -4 -1  1  0     G =  -1/6  1/6 -1/6     A^T = 0  1 -1  2 -2  0
 *       0 -2 -1  2  1  0          1/24 1/12  1/6           0  1  1  4  4  0
 *       0  2 -1 -2  1  0          1/24-1/12  1/6           0  1 -1  8 -8  1
 *       0  4  0 -5  0  1             0    0    1
 * }</pre>
 *
 * <p>Each transform is applied to the columns and then to the rows, on vectors of channels.
 *
 * <p>Source: A. Lavin, S. Gray, Fast Algorithms for Convolutional Neural Networks, CVPR 2016, section 4.
 */
final class VectorWinograd {

    /** Height and width of the input patch of a tile. */
    static final int PATCH = 6;

    /** Products for each tile and pair of channels. */
    static final int FREQUENCIES = PATCH * PATCH;

    private static final int COUNT = VectorLanes.COUNT;
    private static final float QUARTER = 1 / 4f;
    private static final float SIXTH = 1 / 6f;

    private VectorWinograd() {}

    /**
     * {@code B^T} times six vectors, for several vectors of channels.
     *
     * @param from not modified
     * @param offset of the first of the six
     * @param stride from one of the six to the next; vectors of channels follow each other
     * @param to modified
     * @param toOffset of the first of the six results
     * @param toStride from one result to the next
     * @param toChannelStride from one vector of channels to the next
     * @param vectors how many vectors of channels
     */
    static void input(
            float[] from,
            int offset,
            int stride,
            float[] to,
            int toOffset,
            int toStride,
            int toChannelStride,
            int vectors) {
        FloatVector two = FloatVector.broadcast(VectorLanes.FLOATS, 2f);
        FloatVector four = FloatVector.broadcast(VectorLanes.FLOATS, 4f);
        FloatVector minusTwo = two.neg();
        FloatVector minusFour = four.neg();
        FloatVector minusFive = FloatVector.broadcast(VectorLanes.FLOATS, -5f);
        for (int v = 0; v < vectors; v++) {
            int i = offset + v * COUNT;
            FloatVector d0 = FloatVector.fromArray(VectorLanes.FLOATS, from, i);
            FloatVector d1 = FloatVector.fromArray(VectorLanes.FLOATS, from, i + stride);
            FloatVector d2 = FloatVector.fromArray(VectorLanes.FLOATS, from, i + 2 * stride);
            FloatVector d3 = FloatVector.fromArray(VectorLanes.FLOATS, from, i + 3 * stride);
            FloatVector d4 = FloatVector.fromArray(VectorLanes.FLOATS, from, i + 4 * stride);
            FloatVector d5 = FloatVector.fromArray(VectorLanes.FLOATS, from, i + 5 * stride);
            int o = toOffset + v * toChannelStride;
            d0.fma(four, d2.fma(minusFive, d4)).intoArray(to, o);
            FloatVector even = d2.fma(minusFour, d4);
            FloatVector odd = d1.fma(minusFour, d3);
            even.add(odd).intoArray(to, o + toStride);
            even.sub(odd).intoArray(to, o + 2 * toStride);
            even = d4.sub(d2);
            odd = d3.sub(d1);
            odd.fma(two, even).intoArray(to, o + 3 * toStride);
            odd.fma(minusTwo, even).intoArray(to, o + 4 * toStride);
            d1.fma(four, d3.fma(minusFive, d5)).intoArray(to, o + 5 * toStride);
        }
    }

    /** {@code A^T} times six vectors, giving four, for several vectors of channels; parameters as for {@link #input}. */
    static void output(float[] from, int offset, int stride, float[] to, int toOffset, int toStride, int vectors) {
        FloatVector two = FloatVector.broadcast(VectorLanes.FLOATS, 2f);
        FloatVector four = FloatVector.broadcast(VectorLanes.FLOATS, 4f);
        FloatVector eight = FloatVector.broadcast(VectorLanes.FLOATS, 8f);
        for (int v = 0; v < vectors; v++) {
            int i = offset + v * COUNT;
            FloatVector m0 = FloatVector.fromArray(VectorLanes.FLOATS, from, i);
            FloatVector m1 = FloatVector.fromArray(VectorLanes.FLOATS, from, i + stride);
            FloatVector m2 = FloatVector.fromArray(VectorLanes.FLOATS, from, i + 2 * stride);
            FloatVector m3 = FloatVector.fromArray(VectorLanes.FLOATS, from, i + 3 * stride);
            FloatVector m4 = FloatVector.fromArray(VectorLanes.FLOATS, from, i + 4 * stride);
            FloatVector m5 = FloatVector.fromArray(VectorLanes.FLOATS, from, i + 5 * stride);
            FloatVector sum1 = m1.add(m2);
            FloatVector difference1 = m1.sub(m2);
            FloatVector sum2 = m3.add(m4);
            FloatVector difference2 = m3.sub(m4);
            int o = toOffset + v * COUNT;
            m0.add(sum1).add(sum2).intoArray(to, o);
            difference2.fma(two, difference1).intoArray(to, o + toStride);
            sum2.fma(four, sum1).intoArray(to, o + 2 * toStride);
            difference2.fma(eight, difference1).add(m5).intoArray(to, o + 3 * toStride);
        }
    }

    /**
     * {@code G} times three vectors of filters, giving six.
     *
     * @param from not modified
     * @param offset of the first of the three
     * @param stride from one of the three to the next
     * @param to modified
     * @param toOffset of the first of the six results
     * @param toStride from one result to the next
     */
    static void filter(float[] from, int offset, int stride, float[] to, int toOffset, int toStride) {
        FloatVector g0 = FloatVector.fromArray(VectorLanes.FLOATS, from, offset);
        FloatVector g1 = FloatVector.fromArray(VectorLanes.FLOATS, from, offset + stride);
        FloatVector g2 = FloatVector.fromArray(VectorLanes.FLOATS, from, offset + 2 * stride);
        FloatVector outer = g0.add(g2).mul(-SIXTH);
        FloatVector middle = g1.mul(SIXTH);
        FloatVector wide = g0.mul(SIXTH / 4).add(g2.mul(SIXTH));
        FloatVector halfMiddle = g1.mul(SIXTH / 2);
        g0.mul(QUARTER).intoArray(to, toOffset);
        outer.sub(middle).intoArray(to, toOffset + toStride);
        outer.add(middle).intoArray(to, toOffset + 2 * toStride);
        wide.add(halfMiddle).intoArray(to, toOffset + 3 * toStride);
        wide.sub(halfMiddle).intoArray(to, toOffset + 4 * toStride);
        g2.intoArray(to, toOffset + 5 * toStride);
    }
}
