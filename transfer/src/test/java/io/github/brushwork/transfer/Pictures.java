package io.github.brushwork.transfer;

import io.github.brushwork.core.image.Image;
import io.github.brushwork.testing.Vectors;

/** Small pictures with something to see in them. */
final class Pictures {

    private Pictures() {}

    /** Soft blobs of colour with noise, different for each seed. */
    static Image blobs(int width, int height, long seed) {
        float[] noise = Vectors.gaussian(width * height * 3, seed);
        float[] rgb = new float[width * height * 3];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                for (int c = 0; c < 3; c++) {
                    int i = (y * width + x) * 3 + c;
                    double wave = Math.sin((x * (c + 1) + seed * 3) / 5.0) * Math.cos((y + seed * c) / 4.0);
                    rgb[i] = (float) Math.min(1, Math.max(0, 0.5 + 0.35 * wave + 0.05 * noise[i]));
                }
            }
        }
        return Image.of(width, height, rgb);
    }
}
