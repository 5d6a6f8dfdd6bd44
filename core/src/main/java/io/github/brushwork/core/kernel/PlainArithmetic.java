package io.github.brushwork.core.kernel;

/**
 * Arithmetic in plain loops. Those without a sum the JVM makes SIMD code of; sums run over blocks of fixed size, in each
 * four at a time, so that one addition need not wait for the one before.
 */
final class PlainArithmetic implements Arithmetic {

    static final PlainArithmetic INSTANCE = new PlainArithmetic();

    private static final int BLOCK = 4096;

    private PlainArithmetic() {}

    @Override
    public double dot(float[] a, float[] b) {
        double sum = 0;
        for (int from = 0; from < a.length; from += BLOCK) {
            sum += dot(a, b, from, Math.min(from + BLOCK, a.length));
        }
        return sum;
    }

    private static double dot(float[] a, float[] b, int from, int to) {
        double sum0 = 0;
        double sum1 = 0;
        double sum2 = 0;
        double sum3 = 0;
        int i = from;
        for (; i < to - 3; i += 4) {
            sum0 += (double) a[i] * b[i];
            sum1 += (double) a[i + 1] * b[i + 1];
            sum2 += (double) a[i + 2] * b[i + 2];
            sum3 += (double) a[i + 3] * b[i + 3];
        }
        for (; i < to; i++) {
            sum0 += (double) a[i] * b[i];
        }
        return sum0 + sum1 + (sum2 + sum3);
    }

    /** The sum of {@code (a - b)^2}, the differences rounded to floats. */
    static double squaredDifferences(float[] a, float[] b, int from, int to) {
        double even = 0;
        double odd = 0;
        int i = from;
        for (; i < to - 1; i += 2) {
            double difference = a[i] - b[i];
            even += difference * difference;
            double next = a[i + 1] - b[i + 1];
            odd += next * next;
        }
        if (i < to) {
            double difference = a[i] - b[i];
            even += difference * difference;
        }
        return even + odd;
    }

    @Override
    public double dotOfDifferences(float[] a, float[] b, float[] c, float[] d) {
        double sum = 0;
        for (int from = 0; from < a.length; from += BLOCK) {
            sum += dotOfDifferences(a, b, c, d, from, Math.min(from + BLOCK, a.length));
        }
        return sum;
    }

    private static double dotOfDifferences(float[] a, float[] b, float[] c, float[] d, int from, int to) {
        double sum0 = 0;
        double sum1 = 0;
        int i = from;
        for (; i < to - 1; i += 2) {
            sum0 += (double) (a[i] - b[i]) * (c[i] - d[i]);
            sum1 += (double) (a[i + 1] - b[i + 1]) * (c[i + 1] - d[i + 1]);
        }
        if (i < to) {
            sum0 += (double) (a[i] - b[i]) * (c[i] - d[i]);
        }
        return sum0 + sum1;
    }

    @Override
    public void addScaled(float[] target, float factor, float[] a) {
        for (int i = 0; i < target.length; i++) {
            target[i] += factor * a[i];
        }
    }

    @Override
    public void scale(float[] target, float factor) {
        for (int i = 0; i < target.length; i++) {
            target[i] *= factor;
        }
    }

    @Override
    public void subtract(float[] a, float[] b, float[] target) {
        for (int i = 0; i < target.length; i++) {
            target[i] = a[i] - b[i];
        }
    }

    @Override
    public boolean isFinite(float[] a) {
        // Zero times a finite number is zero; times infinity or NaN it is NaN, which stays.
        float zero0 = 0;
        float zero1 = 0;
        int i = 0;
        for (; i < a.length - 1; i += 2) {
            zero0 += 0 * a[i];
            zero1 += 0 * a[i + 1];
        }
        if (i < a.length) {
            zero0 += 0 * a[i];
        }
        return zero0 + zero1 == 0;
    }

    @Override
    public void step(float[] from, float factor, float[] direction, float lower, float upper, float[] target) {
        for (int i = 0; i < target.length; i++) {
            target[i] = Math.min(Math.max(from[i] + factor * direction[i], lower), upper);
        }
    }

    @Override
    public double slope(float[] at, float[] direction, float lower, float upper, float[] gradient) {
        double sum = 0;
        for (int from = 0; from < at.length; from += BLOCK) {
            int to = Math.min(from + BLOCK, at.length);
            double blockSum = 0;
            for (int i = from; i < to; i++) {
                blockSum += (double) inwards(at[i], direction[i], lower, upper) * gradient[i];
            }
            sum += blockSum;
        }
        return sum;
    }

    private static float inwards(float at, float move, float lower, float upper) {
        float notDown = at <= lower ? Math.max(move, 0) : move;
        return at >= upper ? Math.min(notDown, 0) : notDown;
    }

    @Override
    public float projectedNorm(float[] at, float[] gradient, float lower, float upper) {
        float largest = 0;
        for (int i = 0; i < at.length; i++) {
            float room = gradient[i] < 0 ? upper - at[i] : at[i] - lower;
            largest = Math.max(largest, Math.min(Math.abs(gradient[i]), room));
        }
        return largest;
    }
}
