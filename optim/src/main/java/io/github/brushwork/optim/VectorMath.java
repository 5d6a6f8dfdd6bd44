package io.github.brushwork.optim;

/**
 * Arithmetic on float vectors with sums in double precision.
 *
 * <p>Sums run over blocks of fixed size and, within a block, over a fixed number of lanes: the order depends on the length
 * alone, so the same vectors give the same bits everywhere. The lanes break the chain of dependent additions, the blocks
 * keep the rounding error from growing with the length.
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
        double lane0 = 0;
        double lane1 = 0;
        double lane2 = 0;
        double lane3 = 0;
        int i = from;
        for (; i <= to - 4; i += 4) {
            lane0 += (double) a[i] * b[i];
            lane1 += (double) a[i + 1] * b[i + 1];
            lane2 += (double) a[i + 2] * b[i + 2];
            lane3 += (double) a[i + 3] * b[i + 3];
        }
        for (; i < to; i++) {
            lane0 += (double) a[i] * b[i];
        }
        return (lane0 + lane1) + (lane2 + lane3);
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

    /** Modified: {@code target += factor * a}. */
    static void addScaled(float[] target, double factor, float[] a) {
        for (int i = 0; i < target.length; i++) {
            target[i] = (float) (target[i] + factor * a[i]);
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
