package io.github.brushwork.transfer.quality;

import io.github.brushwork.core.image.Image;
import io.github.brushwork.testing.Vectors;
import java.util.function.IntBinaryOperator;

/** Small pictures whose figures are known, or that have something to see in them. */
final class TestPictures {

    private TestPictures() {}

    /** A value for each pixel and channel. */
    @FunctionalInterface
    interface Colouring {
        double at(int x, int y, int channel);
    }

    static Image of(int width, int height, Colouring colouring) {
        float[] rgb = new float[3 * width * height];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = (float) colouring.at(i / 3 % width, i / 3 / width, i % 3);
        }
        return Image.clamped(width, height, rgb);
    }

    static Image grey(int width, int height, IntBinaryOperator steps, int most) {
        return of(width, height, (x, y, c) -> steps.applyAsInt(x, y) / (double) most);
    }

    static Image flat(int width, int height, double... colour) {
        return of(width, height, (x, y, c) -> colour[c]);
    }

    /** Waves of colour with noise, different for each seed. */
    static Image waves(int width, int height, long seed) {
        float[] noise = Vectors.gaussian(3 * width * height, seed);
        return of(
                width,
                height,
                (x, y, c) -> 0.5
                        + 0.35 * Math.sin((x * (c + 1) + 3 * seed) / 5.0) * Math.cos((y + seed * c) / 4.0)
                        + 0.05 * noise[3 * (y * width + x) + c]);
    }

    /** Each pixel mixed with its neighbours, by 1, 2, 1 along both sides, as often as asked for: no wave is turned over. */
    static Image blurred(Image picture, int times) {
        Image blurred = picture;
        for (int i = 0; i < times; i++) {
            blurred = blurredOnce(blurred);
        }
        return blurred;
    }

    private static Image blurredOnce(Image picture) {
        int width = picture.width();
        int height = picture.height();
        float[] rgb = picture.rgb();
        return of(width, height, (x, y, c) -> {
            double sum = 0;
            for (int dy = -1; dy <= 1; dy++) {
                for (int dx = -1; dx <= 1; dx++) {
                    int row = Math.min(height - 1, Math.max(0, y + dy));
                    int column = Math.min(width - 1, Math.max(0, x + dx));
                    sum += (2 - Math.abs(dx)) * (2 - Math.abs(dy)) * rgb[3 * (row * width + column) + c];
                }
            }
            return sum / 16;
        });
    }

    /** So much of the second picture in the first. */
    static Image mixed(Image first, Image second, double share) {
        float[] a = first.rgb();
        float[] b = second.rgb();
        int width = first.width();
        return of(width, first.height(), (x, y, c) -> {
            int i = 3 * (y * width + x) + c;
            return (1 - share) * a[i] + share * b[i];
        });
    }
}
