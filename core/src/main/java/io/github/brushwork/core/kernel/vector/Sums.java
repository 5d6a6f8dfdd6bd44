package io.github.brushwork.core.kernel.vector;

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
final class Sums {

    private static final int STEP = Lanes.COUNT;

    private Sums() {}

    /** The sum of {@code a * b}. */
    static double products(float[] a, float[] b, int from, int to) {
        DoubleVector low = DoubleVector.zero(DoubleLanes.DOUBLES);
        DoubleVector high = low;
        int i = from;
        for (; i <= to - STEP; i += STEP) {
            FloatVector left = DoubleLanes.floats(a, i);
            FloatVector right = DoubleLanes.floats(b, i);
            low = low.add(DoubleLanes.low(left).mul(DoubleLanes.low(right)));
            high = high.add(DoubleLanes.high(left).mul(DoubleLanes.high(right)));
        }
        double rest = 0;
        for (; i < to; i++) {
            rest += (double) a[i] * b[i];
        }
        return DoubleLanes.sum(low.add(high)) + rest;
    }

    /** The sum of {@code (a - b) * (c - d)}, the differences rounded to floats. */
    static double productsOfDifferences(float[] a, float[] b, float[] c, float[] d, int from, int to) {
        DoubleVector low = DoubleVector.zero(DoubleLanes.DOUBLES);
        DoubleVector high = low;
        int i = from;
        for (; i <= to - STEP; i += STEP) {
            FloatVector left = DoubleLanes.floats(a, i).sub(DoubleLanes.floats(b, i));
            FloatVector right = DoubleLanes.floats(c, i).sub(DoubleLanes.floats(d, i));
            low = low.add(DoubleLanes.low(left).mul(DoubleLanes.low(right)));
            high = high.add(DoubleLanes.high(left).mul(DoubleLanes.high(right)));
        }
        double rest = 0;
        for (; i < to; i++) {
            rest += (double) (a[i] - b[i]) * (c[i] - d[i]);
        }
        return DoubleLanes.sum(low.add(high)) + rest;
    }

    /** The sum of {@code (a - b)^2}, the differences rounded to floats. */
    static double squaredDifferences(float[] a, float[] b, int from, int to) {
        DoubleVector low = DoubleVector.zero(DoubleLanes.DOUBLES);
        DoubleVector high = low;
        int i = from;
        for (; i <= to - STEP; i += STEP) {
            FloatVector difference = DoubleLanes.floats(a, i).sub(DoubleLanes.floats(b, i));
            DoubleVector first = DoubleLanes.low(difference);
            low = low.add(first.mul(first));
            DoubleVector second = DoubleLanes.high(difference);
            high = high.add(second.mul(second));
        }
        double rest = 0;
        for (; i < to; i++) {
            double difference = a[i] - b[i];
            rest += difference * difference;
        }
        return DoubleLanes.sum(low.add(high)) + rest;
    }
}
