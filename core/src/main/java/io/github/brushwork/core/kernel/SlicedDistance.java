package io.github.brushwork.core.kernel;

/** Squared distance in slices of fixed size; the sums of the slices are added up in order. */
final class SlicedDistance implements DistanceKernel {

    /** Adds up squared differences; without state, for several threads. */
    @FunctionalInterface
    interface Summation {
        double squaredDifferences(float[] a, float[] b, int from, int to);
    }

    /** Elements of one task. */
    private static final int SLICE = 1 << 15;

    private final int length;
    private final int block;
    private final Summation summation;
    private final double[] sums;
    private final Workers.Loop loop;

    private float[] a;
    private float[] b;
    private float factor;
    private float[] gradient;

    /**
     * @param block elements that are gone over twice while they are in the first-level cache
     * @param summation adds up a block
     */
    SlicedDistance(Workers workers, int length, int block, Summation summation) {
        this.length = length;
        this.block = block;
        this.summation = summation;
        this.sums = new double[slices(length)];
        this.loop = workers.loop(this::slice);
    }

    /** How many sums it keeps. */
    static int slices(int length) {
        return (length + SLICE - 1) / SLICE;
    }

    @Override
    public double squaredDistance(float[] a, float[] b, double factor, float[] gradient) {
        Preconditions.checkLength("the activations", a, length);
        Preconditions.checkLength("the target", b, length);
        Preconditions.checkLength("the gradient", gradient, length);
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
        for (int from = index * SLICE; from < end; from += block) {
            int to = Math.min(end, from + block);
            sum += summation.squaredDifferences(a, b, from, to);
            addDifferences(a, b, factor, gradient, from, to);
        }
        sums[index] = sum;
    }

    /**
     * Without the sum beside it, the JVM makes SIMD code of this by itself. By way of the Vector API it would be part of one large
     * compilation with the sum, in which JDK 17 puts vectors into objects on the heap.
     */
    private static void addDifferences(float[] a, float[] b, float factor, float[] gradient, int from, int to) {
        for (int i = from; i < to; i++) {
            gradient[i] += factor * (a[i] - b[i]);
        }
    }
}
