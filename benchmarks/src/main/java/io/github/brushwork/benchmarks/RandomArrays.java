package io.github.brushwork.benchmarks;

import java.util.Random;

/** Arrays to compute on; seeded, so that every process has the same. */
final class RandomArrays {

    private RandomArrays() {}

    static float[] normal(int length, long seed) {
        Random random = new Random(seed);
        float[] values = new float[length];
        for (int i = 0; i < length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }

    static float[] uniform(int length, float low, float high, long seed) {
        Random random = new Random(seed);
        float[] values = new float[length];
        for (int i = 0; i < length; i++) {
            values[i] = low + (high - low) * random.nextFloat();
        }
        return values;
    }
}
