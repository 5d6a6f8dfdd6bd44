package io.github.brushwork.core.image.colour;

import io.github.brushwork.core.image.Image;
import java.util.Arrays;
import java.util.Random;

/** Pictures with known distributions of colours, and what tests measure on them. */
final class Palettes {

    private Palettes() {}

    /** Brownish: correlated channels of different spread, far from 0 and 1. */
    static Image warm(int width, int height, long seed) {
        return mixed(
                width,
                height,
                seed,
                new double[] {0.5, 0.45, 0.4},
                Matrix3.of(0.15, 0.05, 0.02, 0.1, 0.08, -0.04, 0.06, -0.02, 0.1));
    }

    /** Bluish: other means and other correlations, far from 0 and 1. */
    static Image cool(int width, int height, long seed) {
        return mixed(
                width,
                height,
                seed,
                new double[] {0.42, 0.5, 0.58},
                Matrix3.of(0.06, -0.03, 0.05, -0.02, 0.1, 0.02, 0.08, 0.03, -0.09));
    }

    /** Like {@link #warm}, with an alpha that grows from pixel to pixel. */
    static Image translucent(int width, int height, long seed) {
        float[] alpha = new float[width * height];
        for (int i = 0; i < alpha.length; i++) {
            alpha[i] = (i + 1f) / alpha.length;
        }
        return Image.of(width, height, warm(width, height, seed).rgb(), alpha);
    }

    /** Shades of grey between 0.2 and 0.8. */
    static Image grey(int width, int height, long seed) {
        Random random = new Random(seed);
        float[] rgb = new float[3 * width * height];
        for (int i = 0; i < rgb.length; i += 3) {
            Arrays.fill(rgb, i, i + 3, 0.2f + 0.6f * random.nextFloat());
        }
        return Image.of(width, height, rgb);
    }

    static Image flat(int width, int height, float red, float green, float blue) {
        float[] rgb = new float[3 * width * height];
        for (int i = 0; i < rgb.length; i += 3) {
            rgb[i] = red;
            rgb[i + 1] = green;
            rgb[i + 2] = blue;
        }
        return Image.of(width, height, rgb);
    }

    private static Image mixed(int width, int height, long seed, double[] mean, Matrix3 mixture) {
        Random random = new Random(seed);
        float[] rgb = new float[3 * width * height];
        for (int i = 0; i < rgb.length; i += 3) {
            double x = 2 * random.nextDouble() - 1;
            double y = 2 * random.nextDouble() - 1;
            double z = 2 * random.nextDouble() - 1;
            for (int c = 0; c < 3; c++) {
                rgb[i + c] = (float) (mean[c] + mixture.dot(c, x, y, z));
            }
        }
        return Image.of(width, height, rgb);
    }

    /** Three means and nine products of deviations from them, by plain loops. */
    static double[] moments(float[] colours) {
        int pixels = colours.length / 3;
        double[] moments = new double[12];
        for (int i = 0; i < colours.length; i++) {
            moments[i % 3] += colours[i] / (double) pixels;
        }
        for (int i = 0; i < pixels; i++) {
            for (int j = 0; j < 9; j++) {
                double row = colours[3 * i + j / 3] - moments[j / 3];
                double column = colours[3 * i + j % 3] - moments[j % 3];
                moments[3 + j] += row * column / pixels;
            }
        }
        return moments;
    }

    /** One channel, or one coordinate, of pixels x 3 values. */
    static float[] channel(float[] colours, int channel) {
        float[] values = new float[colours.length / 3];
        for (int i = 0; i < values.length; i++) {
            values[i] = colours[3 * i + channel];
        }
        return values;
    }

    static float[] sorted(float[] values) {
        float[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted;
    }

    static double largestDifference(Matrix3 a, Matrix3 b) {
        double largest = 0;
        for (int i = 0; i < 9; i++) {
            largest = Math.max(largest, Math.abs(a.get(i / 3, i % 3) - b.get(i / 3, i % 3)));
        }
        return largest;
    }
}
