package io.github.brushwork.core.kernel;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;

/**
 * Sums in double precision over parts of arrays, in an order that depends on the length of the part alone.
 *
 * <p>Two sums at a time, because an addition takes longer than the next can begin. Not four: JDK 17 inlines no more than
 * 8000 bytecodes into one compilation, and beyond that puts vectors into objects on the heap.
 *
 * <p>The product of two floats fits a double, so that a fused multiply-add would give the same bits; and without such an
 * instruction, the JVM computes one in thousands of others.
 */
final class VectorSums {

    private static final int STEP = VectorLanes.COUNT;

    private VectorSums() {}

    /** The sum of {@code a * b}. */
    static double products(float[] a, float[] b, int from, int to) {
        DoubleVector low = DoubleVector.zero(VectorDoubleLanes.DOUBLES);
        DoubleVector high = low;
        int i = from;
        for (; i <= to - STEP; i += STEP) {
            FloatVector left = VectorDoubleLanes.floats(a, i);
            FloatVector right = VectorDoubleLanes.floats(b, i);
            low = low.add(VectorDoubleLanes.low(left).mul(VectorDoubleLanes.low(right)));
            high = high.add(VectorDoubleLanes.high(left).mul(VectorDoubleLanes.high(right)));
        }
        double rest = 0;
        for (; i < to; i++) {
            rest += (double) a[i] * b[i];
        }
        return VectorDoubleLanes.sum(low.add(high)) + rest;
    }

    /** The sum of {@code (a - b) * (c - d)}, the differences rounded to floats. */
    static double productsOfDifferences(float[] a, float[] b, float[] c, float[] d, int from, int to) {
        DoubleVector low = DoubleVector.zero(VectorDoubleLanes.DOUBLES);
        DoubleVector high = low;
        int i = from;
        for (; i <= to - STEP; i += STEP) {
            FloatVector left = VectorDoubleLanes.floats(a, i).sub(VectorDoubleLanes.floats(b, i));
            FloatVector right = VectorDoubleLanes.floats(c, i).sub(VectorDoubleLanes.floats(d, i));
            low = low.add(VectorDoubleLanes.low(left).mul(VectorDoubleLanes.low(right)));
            high = high.add(VectorDoubleLanes.high(left).mul(VectorDoubleLanes.high(right)));
        }
        double rest = 0;
        for (; i < to; i++) {
            rest += (double) (a[i] - b[i]) * (c[i] - d[i]);
        }
        return VectorDoubleLanes.sum(low.add(high)) + rest;
    }

    /** The sum of {@code (a - b)^2}, the differences rounded to floats. */
    static double squaredDifferences(float[] a, float[] b, int from, int to) {
        DoubleVector low = DoubleVector.zero(VectorDoubleLanes.DOUBLES);
        DoubleVector high = low;
        int i = from;
        for (; i <= to - STEP; i += STEP) {
            FloatVector difference = VectorDoubleLanes.floats(a, i).sub(VectorDoubleLanes.floats(b, i));
            DoubleVector first = VectorDoubleLanes.low(difference);
            low = low.add(first.mul(first));
            DoubleVector second = VectorDoubleLanes.high(difference);
            high = high.add(second.mul(second));
        }
        double rest = 0;
        for (; i < to; i++) {
            double difference = a[i] - b[i];
            rest += difference * difference;
        }
        return VectorDoubleLanes.sum(low.add(high)) + rest;
    }
}
