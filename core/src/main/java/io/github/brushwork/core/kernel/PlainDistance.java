package io.github.brushwork.core.kernel;

/** Squared distance in slices of fixed size; the sums of the slices are added up in order. */
final class PlainDistance implements DistanceKernel {

    /** Elements of one task. */
    private static final int SLICE = 1 << 15;
    /** Elements that are gone over twice while they are in the first-level cache. */
    private static final int BLOCK = 1 << 10;

    private final int length;
    private final double[] sums;
    private final Workers.Loop loop;

    private float[] a;
    private float[] b;
    private float factor;
    private float[] gradient;

    PlainDistance(Workers workers, int length) {
        this.length = length;
        this.sums = new double[slices(length)];
        this.loop = workers.loop(this::slice);
    }

    /** How many sums it keeps. */
    static int slices(int length) {
        return (length + SLICE - 1) / SLICE;
    }

    @Override
    public double squaredDistance(float[] a, float[] b, double factor, float[] gradient) {
        Arguments.checkLength("the activations", a, length);
        Arguments.checkLength("the target", b, length);
        Arguments.checkLength("the gradient", gradient, length);
        this.a = a;
        this.b = b;
        this.factor = (float) factor;
        this.gradient = gradient;
        try {
            loop.run(sums.length);
        } finally {
            this.a = null;
            this.b = null;
            this.gradient = null;
        }
        double sum = 0;
        for (double each : sums) {
            sum += each;
        }
        return sum;
    }

    private void slice(int index, Scratch scratch) {
        int end = (int) Math.min(length, (index + 1L) * SLICE);
        double sum = 0;
        for (int from = index * SLICE; from < end; from += BLOCK) {
            int to = Math.min(end, from + BLOCK);
            sum += sum(a, b, from, to);
            addDifferences(a, b, factor, gradient, from, to);
        }
        sums[index] = sum;
    }

    private static double sum(float[] a, float[] b, int from, int to) {
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

    /** Without the sum beside it, the JVM makes SIMD code of this. */
    private static void addDifferences(float[] a, float[] b, float factor, float[] gradient, int from, int to) {
        for (int i = from; i < to; i++) {
            gradient[i] += factor * (a[i] - b[i]);
        }
    }
}
