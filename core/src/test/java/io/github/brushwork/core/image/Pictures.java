package io.github.brushwork.core.image;

import java.util.Random;

/** Pictures for tests. */
final class Pictures {

    private Pictures() {}

    /** Smooth, without symmetry, and different in each channel; lossy formats keep it well. */
    static Image gradient(int width, int height) {
        float[] rgb = new float[3 * width * height];
        for (int i = 0; i < width * height; i++) {
            float x = (i % width + 0.5f) / width;
            float y = (i / width + 0.5f) / height;
            rgb[3 * i] = x;
            rgb[3 * i + 1] = 0.2f + 0.6f * y;
            rgb[3 * i + 2] = 1 - (x + y) / 2;
        }
        return Image.of(width, height, rgb);
    }

    /** {@link #gradient} with an alpha that grows from left to right. */
    static Image translucent(int width, int height) {
        float[] alpha = new float[width * height];
        for (int i = 0; i < alpha.length; i++) {
            alpha[i] = (i % width + 1f) / width;
        }
        return Image.of(width, height, gradient(width, height).rgb(), alpha);
    }

    static float[] noise(int size, long seed) {
        Random random = new Random(seed);
        float[] values = new float[size];
        for (int i = 0; i < size; i++) {
            values[i] = random.nextFloat();
        }
        return values;
    }
}
