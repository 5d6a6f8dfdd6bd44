package io.github.brushwork.optim;

/**
 * Arithmetic on float vectors, with sums in double precision.
 *
 * <p>Sums run over blocks of fixed size, one element after the other: the order depends on the length alone, so the same
 * vectors give the same bits everywhere, and the rounding error hardly grows with the length.
 */
final class VectorMath {

    private static final int BLOCK = 4096;

    private VectorMath() {}

    static double dot(float[] a, float[] b) {
        double sum = 0;
        for (int from = 0; from < a.length; from += BLOCK) {
            sum += dot(a, b, from, Math.min(from + BLOCK, a.length));
        }
        return sum;
    }

    private static double dot(float[] a, float[] b, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += (double) a[i] * b[i];
        }
        return sum;
    }

    static double norm(float[] a) {
        return Math.sqrt(dot(a, a));
    }

    /** The scalar product of {@code a - b} and {@code c - d}, the differences rounded as {@link #subtract} does. */
    static double dotOfDifferences(float[] a, float[] b, float[] c, float[] d) {
        double sum = 0;
        for (int from = 0; from < a.length; from += BLOCK) {
            int to = Math.min(from + BLOCK, a.length);
            double blockSum = 0;
            for (int i = from; i < to; i++) {
                blockSum += (double) (a[i] - b[i]) * (c[i] - d[i]);
            }
            sum += blockSum;
        }
        return sum;
    }

    /**
     * Modified: {@code target += factor * a}, in floats: that the JVM makes SIMD code of, ten times as fast as by way of
     * doubles, and the result is rounded to float anyway.
     */
    static void addScaled(float[] target, float factor, float[] a) {
        for (int i = 0; i < target.length; i++) {
            target[i] += factor * a[i];
        }
    }

    /** Modified: {@code target *= factor}. */
    static void scale(float[] target, double factor) {
        for (int i = 0; i < target.length; i++) {
            target[i] = (float) (factor * target[i]);
        }
    }

    /** Modified: {@code target = a - b}. */
    static void subtract(float[] a, float[] b, float[] target) {
        for (int i = 0; i < target.length; i++) {
            target[i] = a[i] - b[i];
        }
    }

    /** Modified: {@code target = -a}. */
    static void negate(float[] a, float[] target) {
        for (int i = 0; i < target.length; i++) {
            target[i] = -a[i];
        }
    }

    static boolean isFinite(float[] a) {
        // Zero times a finite number is zero; times infinity or NaN it is NaN, which stays.
        float zero = 0;
        for (float each : a) {
            zero += 0 * each;
        }
        return zero == 0;
    }
}
