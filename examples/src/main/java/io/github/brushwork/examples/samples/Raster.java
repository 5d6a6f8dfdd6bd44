package io.github.brushwork.examples.samples;

import java.awt.image.BufferedImage;

/** A picture of {@link Vec} colours ready for display, each channel in [0, 1]. Pixels may be set from many threads. */
final class Raster {

    final int width;
    final int height;
    private final Vec[] pixels;

    Raster(int width, int height) {
        this.width = width;
        this.height = height;
        this.pixels = new Vec[width * height];
    }

    void set(int x, int y, Vec colour) {
        pixels[y * width + x] = colour;
    }

    Vec get(int x, int y) {
        return pixels[y * width + x];
    }

    BufferedImage toImage() {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                Vec c = get(x, y);
                image.setRGB(x, y, level(c.x()) << 16 | level(c.y()) << 8 | level(c.z()));
            }
        }
        return image;
    }

    private static int level(double value) {
        return (int) (255 * Math.max(0, Math.min(1, value)) + 0.5);
    }
}
