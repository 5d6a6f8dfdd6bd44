package io.github.brushwork.testing;

import java.util.Random;

/** Vectors for tests. */
public final class Vectors {

    private Vectors() {}

    /**
     * Normally distributed numbers, the same for the same seed.
     *
     * @param size how many
     * @param seed of the generator
     * @return a new array
     */
    public static float[] gaussian(int size, long seed) {
        Random random = new Random(seed);
        float[] vector = new float[size];
        for (int i = 0; i < size; i++) {
            vector[i] = (float) random.nextGaussian();
        }
        return vector;
    }

    /**
     * How far two vectors lie apart at the most.
     *
     * @param a a vector
     * @param b a vector of the same length
     * @return the largest absolute difference of two elements
     */
    public static float largestDifference(float[] a, float[] b) {
        if (a.length != b.length) {
            throw new IllegalArgumentException("lengths " + a.length + " and " + b.length + " differ");
        }
        float largest = 0;
        for (int i = 0; i < a.length; i++) {
            largest = Math.max(largest, Math.abs(a[i] - b[i]));
        }
        return largest;
    }

    /**
     * How far two vectors lie apart: the norm of the difference over the norm of what was expected.
     *
     * @param actual a vector
     * @param expected a vector of the same length
     * @return 0 if they are equal
     */
    public static double relativeError(float[] actual, double[] expected) {
        if (actual.length != expected.length) {
            throw new IllegalArgumentException("lengths " + actual.length + " and " + expected.length + " differ");
        }
        double difference = 0;
        double norm = 0;
        for (int i = 0; i < expected.length; i++) {
            difference += (actual[i] - expected[i]) * (actual[i] - expected[i]);
            norm += expected[i] * expected[i];
        }
        return difference == 0 ? 0 : Math.sqrt(difference / norm);
    }

    /**
     * How far two vectors lie apart.
     *
     * @param actual a vector
     * @param expected a vector of the same length
     * @return the norm of the difference over the norm of what was expected
     */
    public static double relativeError(float[] actual, float[] expected) {
        double[] doubles = new double[expected.length];
        for (int i = 0; i < doubles.length; i++) {
            doubles[i] = expected[i];
        }
        return relativeError(actual, doubles);
    }
}
