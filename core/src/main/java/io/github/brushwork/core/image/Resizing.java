package io.github.brushwork.core.image;

import io.github.brushwork.core.Shape;
import io.github.brushwork.core.Tensor;

/** Resamples pictures; see {@link Resampling}. */
final class Resizing {

    private static final int COLOURS = 3;

    private Resizing() {}

    /**
     * @param target the new height and width, with 4 channels if the picture has alpha; its size is known to be possible
     */
    static Image resize(Image image, Shape target, Resampling resampling) {
        return switch (resampling) {
            case NEAREST -> nearest(image, target);
            case LANCZOS -> lanczos(image, target);
        };
    }

    /** Values on a grid in another size, unclamped. */
    static Tensor resize(Tensor values, Shape target, Resampling resampling) {
        Shape shape = values.shape();
        Plane plane = new Plane(shape.width(), shape.height(), shape.channels(), values.data());
        Plane resized = switch (resampling) {
            case NEAREST -> plane.nearest(target.width(), target.height());
            case LANCZOS -> plane.lanczos(target.width(), target.height());
        };
        return new Tensor(target, resized.values());
    }

    /** The alpha plane of a picture that has one, in another size; the plane itself if the size is the same. */
    static float[] alpha(Image image, int width, int height) {
        if (image.width() == width && image.height() == height) {
            return image.sharedAlpha();
        }
        Plane plane = new Plane(image.width(), image.height(), 1, image.sharedAlpha());
        float[] alpha = plane.lanczos(width, height).values();
        Image.clamp(alpha);
        return alpha;
    }

    /** {@code floor((i + 0.5) * length / newLength)} without rounding errors. */
    static int nearest(int i, int length, int newLength) {
        return (int) ((2L * i + 1) * length / (2L * newLength));
    }

    private static Image nearest(Image image, Shape target) {
        Plane rgb = new Plane(image.width(), image.height(), COLOURS, image.sharedRgb());
        float[] alpha = image.hasAlpha()
                ? new Plane(image.width(), image.height(), 1, image.sharedAlpha())
                        .nearest(target.width(), target.height())
                        .values()
                : null;
        return new Image(
                target.width(),
                target.height(),
                rgb.nearest(target.width(), target.height()).values(),
                alpha);
    }

    private static Image lanczos(Image image, Shape target) {
        if (image.hasAlpha()) {
            float[] rgba = premultiplied(image);
            return unpremultiplied(new Plane(image.width(), image.height(), COLOURS + 1, rgba)
                    .lanczos(target.width(), target.height()));
        }
        float[] rgb = new Plane(image.width(), image.height(), COLOURS, image.sharedRgb())
                .lanczos(target.width(), target.height())
                .values();
        // The kernel's negative lobes overshoot at edges.
        Image.clamp(rgb);
        return new Image(target.width(), target.height(), rgb, null);
    }

    private static float[] premultiplied(Image image) {
        float[] rgb = image.sharedRgb();
        float[] alpha = image.sharedAlpha();
        float[] rgba = new float[(COLOURS + 1) * alpha.length];
        for (int i = 0; i < alpha.length; i++) {
            for (int c = 0; c < COLOURS; c++) {
                rgba[(COLOURS + 1) * i + c] = rgb[COLOURS * i + c] * alpha[i];
            }
            rgba[(COLOURS + 1) * i + COLOURS] = alpha[i];
        }
        return rgba;
    }

    private static Image unpremultiplied(Plane plane) {
        float[] rgba = plane.values();
        float[] alpha = new float[plane.width() * plane.height()];
        float[] rgb = new float[COLOURS * alpha.length];
        for (int i = 0; i < alpha.length; i++) {
            alpha[i] = rgba[(COLOURS + 1) * i + COLOURS];
            if (alpha[i] > 0) {
                for (int c = 0; c < COLOURS; c++) {
                    rgb[COLOURS * i + c] = rgba[(COLOURS + 1) * i + c] / alpha[i];
                }
            }
        }
        Image.clamp(rgb);
        Image.clamp(alpha);
        return new Image(plane.width(), plane.height(), rgb, alpha);
    }

    /** Height x width x channels values, channels last. */
    private record Plane(int width, int height, int channels, float[] values) {

        Plane nearest(int newWidth, int newHeight) {
            float[] out = new float[newHeight * newWidth * channels];
            for (int y = 0; y < newHeight; y++) {
                int sourceRow = Resizing.nearest(y, height, newHeight) * width;
                for (int x = 0; x < newWidth; x++) {
                    int source = (sourceRow + Resizing.nearest(x, width, newWidth)) * channels;
                    System.arraycopy(values, source, out, (y * newWidth + x) * channels, channels);
                }
            }
            return new Plane(newWidth, newHeight, channels, out);
        }

        /** Unclamped. The direction that leaves less to do goes first, so that nothing between is larger than both ends. */
        Plane lanczos(int newWidth, int newHeight) {
            if ((long) newWidth * height <= (long) width * newHeight) {
                return lanczosRows(newWidth).lanczosColumns(newHeight);
            }
            return lanczosColumns(newHeight).lanczosRows(newWidth);
        }

        private Plane lanczosRows(int newWidth) {
            if (newWidth == width) {
                return this;
            }
            LanczosWeights weights = LanczosWeights.of(width, newWidth);
            float[] out = new float[height * newWidth * channels];
            for (int y = 0; y < height; y++) {
                for (int x = 0; x < newWidth; x++) {
                    float[] kernel = weights.kernels()[x];
                    int source = (y * width + weights.first()[x]) * channels;
                    int target = (y * newWidth + x) * channels;
                    for (float weight : kernel) {
                        for (int c = 0; c < channels; c++) {
                            out[target + c] += weight * values[source++];
                        }
                    }
                }
            }
            return new Plane(newWidth, height, channels, out);
        }

        private Plane lanczosColumns(int newHeight) {
            if (newHeight == height) {
                return this;
            }
            LanczosWeights weights = LanczosWeights.of(height, newHeight);
            int row = width * channels;
            float[] out = new float[newHeight * row];
            for (int y = 0; y < newHeight; y++) {
                int source = weights.first()[y] * row;
                for (float weight : weights.kernels()[y]) {
                    for (int j = 0; j < row; j++) {
                        out[y * row + j] += weight * values[source + j];
                    }
                    source += row;
                }
            }
            return new Plane(width, newHeight, channels, out);
        }
    }
}
