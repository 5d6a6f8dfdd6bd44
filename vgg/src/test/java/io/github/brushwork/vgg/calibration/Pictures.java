package io.github.brushwork.vgg.calibration;

import io.github.brushwork.core.image.Image;
import java.util.Arrays;
import java.util.Random;

/** Images for tests. */
public final class Pictures {

    private Pictures() {}

    /** Smooth waves of colour with some noise: something to learn at every scale. */
    public static Image waves(int height, int width, long seed) {
        Random random = new Random(seed);
        float[] rgb = new float[height * width * 3];
        double[] phase = {random.nextDouble(), random.nextDouble(), random.nextDouble()};
        for (int i = 0; i < rgb.length; i++) {
            double x = i / 3 % width;
            double y = i / 3 / width;
            double wave = Math.sin(0.3 * x + 6 * phase[i % 3]) * Math.cos(0.2 * y + x / (5 + 9 * phase[2 - i % 3]));
            rgb[i] = (float) (0.5 + 0.4 * wave + 0.05 * random.nextGaussian());
        }
        return Image.clamped(width, height, rgb);
    }

    /** One grey everywhere. */
    public static Image flat(int height, int width, float value) {
        float[] rgb = new float[height * width * 3];
        Arrays.fill(rgb, value);
        return Image.of(width, height, rgb);
    }
}
