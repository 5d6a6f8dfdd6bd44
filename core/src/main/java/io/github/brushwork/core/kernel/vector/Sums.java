package io.github.brushwork.core.kernel.vector;

import static io.github.brushwork.core.kernel.vector.DoubleLanes.LENGTH;

import jdk.incubator.vector.DoubleVector;

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

    private static final int STEP = 2 * LENGTH;

    private Sums() {}

    /** The sum of {@code a * b}. */
    static double products(float[] a, float[] b, int from, int to) {
        DoubleVector even = DoubleVector.zero(DoubleLanes.DOUBLES);
        DoubleVector odd = even;
        int i = from;
        for (; i <= to - STEP; i += STEP) {
            even = even.add(DoubleLanes.doubles(a, i).mul(DoubleLanes.doubles(b, i)));
            odd = odd.add(DoubleLanes.doubles(a, i + LENGTH).mul(DoubleLanes.doubles(b, i + LENGTH)));
        }
        double rest = 0;
        for (; i < to; i++) {
            rest += (double) a[i] * b[i];
        }
        return DoubleLanes.sum(even.add(odd)) + rest;
    }

    /** The sum of {@code (a - b) * (c - d)}, the differences rounded to floats. */
    static double productsOfDifferences(float[] a, float[] b, float[] c, float[] d, int from, int to) {
        DoubleVector even = DoubleVector.zero(DoubleLanes.DOUBLES);
        DoubleVector odd = even;
        int i = from;
        for (; i <= to - STEP; i += STEP) {
            even = even.add(DoubleLanes.difference(a, b, i).mul(DoubleLanes.difference(c, d, i)));
            odd = odd.add(DoubleLanes.difference(a, b, i + LENGTH).mul(DoubleLanes.difference(c, d, i + LENGTH)));
        }
        double rest = 0;
        for (; i < to; i++) {
            rest += (double) (a[i] - b[i]) * (c[i] - d[i]);
        }
        return DoubleLanes.sum(even.add(odd)) + rest;
    }

    /** The sum of {@code (a - b)^2}, the differences rounded to floats. */
    static double squaredDifferences(float[] a, float[] b, int from, int to) {
        DoubleVector even = DoubleVector.zero(DoubleLanes.DOUBLES);
        DoubleVector odd = even;
        int i = from;
        for (; i <= to - STEP; i += STEP) {
            DoubleVector difference = DoubleLanes.difference(a, b, i);
            even = even.add(difference.mul(difference));
            DoubleVector next = DoubleLanes.difference(a, b, i + LENGTH);
            odd = odd.add(next.mul(next));
        }
        double rest = 0;
        for (; i < to; i++) {
            double difference = a[i] - b[i];
            rest += difference * difference;
        }
        return DoubleLanes.sum(even.add(odd)) + rest;
    }
}
