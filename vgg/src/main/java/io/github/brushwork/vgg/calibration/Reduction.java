package io.github.brushwork.vgg.calibration;

import io.github.brushwork.core.image.Image;

/** Makes images small enough to learn from in seconds. */
final class Reduction {

    private Reduction() {}

    /**
     * The image with at most {@code side * side} pixels, its aspect kept to a pixel, without its alpha. A bound on the
     * area, not on a side, leaves a panorama high enough for the deeper layers at the same cost.
     *
     * @return a smaller image, or one of the same size if it is small enough
     */
    static Image toArea(Image image, int side) {
        Image opaque = image.hasAlpha() ? Image.of(image.width(), image.height(), image.rgb()) : image;
        double scale = side / Math.sqrt((double) image.height() * image.width());
        return scale >= 1 ? opaque : opaque.resize(scaled(image.width(), scale), scaled(image.height(), scale));
    }

    private static int scaled(int side, double scale) {
        return Math.max(1, (int) Math.floor(side * scale));
    }
}
