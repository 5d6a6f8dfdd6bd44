package io.github.brushwork.core.image;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.PackedColorModel;
import java.awt.image.Raster;

/**
 * A picture as its file stores it: samples scaled to [0, 1], in the file's own colour space.
 *
 * @param width columns
 * @param height rows
 * @param colours height x width x the colour space's components, not premultiplied
 * @param alpha height x width, or null
 * @param space the meaning of the colours
 */
record DecodedImage(int width, int height, float[] colours, float[] alpha, ColorSpace space) {

    static DecodedImage of(BufferedImage image) {
        ColorModel model = image.getColorModel();
        if (model instanceof IndexColorModel palette) {
            return ofPalette(image, palette);
        }
        if (model instanceof ComponentColorModel || model instanceof PackedColorModel) {
            return ofBands(image, model);
        }
        throw new IllegalArgumentException(
                "pixels of " + model + " are not supported: convert to 8 or 16 bits a channel");
    }

    Image toImage() {
        return new Image(width, height, Colours.toSrgb(colours, space), alpha);
    }

    DecodedImage withSpace(ColorSpace other) {
        return new DecodedImage(width, height, colours, alpha, other);
    }

    /** For samples whose colours are multiplied by alpha although their colour model says otherwise. */
    DecodedImage dividedByAlpha() {
        float[] divided = colours.clone();
        unpremultiply(divided, space.getNumComponents(), alpha);
        return new DecodedImage(width, height, divided, alpha, space);
    }

    private static DecodedImage ofPalette(BufferedImage image, IndexColorModel palette) {
        int width = image.getWidth();
        int height = image.getHeight();
        float[] colours = new float[3 * width * height];
        float[] alpha = palette.hasAlpha() ? new float[width * height] : null;
        Raster raster = image.getRaster();
        int[] row = new int[width];
        for (int y = 0; y < height; y++) {
            raster.getSamples(0, y, width, 1, 0, row);
            for (int x = 0; x < width; x++) {
                int i = y * width + x;
                colours[3 * i] = palette.getRed(row[x]) / 255f;
                colours[3 * i + 1] = palette.getGreen(row[x]) / 255f;
                colours[3 * i + 2] = palette.getBlue(row[x]) / 255f;
                if (alpha != null) {
                    alpha[i] = palette.getAlpha(row[x]) / 255f;
                }
            }
        }
        return new DecodedImage(width, height, colours, alpha, palette.getColorSpace());
    }

    private static DecodedImage ofBands(BufferedImage image, ColorModel model) {
        int width = image.getWidth();
        int height = image.getHeight();
        int components = model.getNumColorComponents();
        float[] colours = new float[components * width * height];
        for (int c = 0; c < components; c++) {
            copyBand(image, c, colours, components);
        }
        if (!model.hasAlpha()) {
            return new DecodedImage(width, height, colours, null, model.getColorSpace());
        }
        float[] alpha = new float[width * height];
        copyBand(image, components, alpha, 1);
        if (model.isAlphaPremultiplied()) {
            unpremultiply(colours, components, alpha);
        }
        return new DecodedImage(width, height, colours, alpha, model.getColorSpace());
    }

    /** Writes one band's samples, scaled to [0, 1], to every {@code stride}-th place, or the band'th after it. */
    private static void copyBand(BufferedImage image, int band, float[] target, int stride) {
        int width = image.getWidth();
        Raster raster = image.getRaster();
        int offset = stride == 1 ? 0 : band;
        boolean integers = isInteger(raster.getTransferType());
        long largest = (1L << image.getColorModel().getComponentSize(band)) - 1;
        int[] whole = new int[width];
        float[] real = new float[width];
        for (int y = 0; y < image.getHeight(); y++) {
            if (integers) {
                raster.getSamples(0, y, width, 1, band, whole);
            } else {
                raster.getSamples(0, y, width, 1, band, real);
            }
            for (int x = 0; x < width; x++) {
                float value = integers ? (float) ((double) (whole[x] & largest) / largest) : inRange(real[x]);
                target[(y * width + x) * stride + offset] = value;
            }
        }
    }

    private static boolean isInteger(int transferType) {
        return switch (transferType) {
            case DataBuffer.TYPE_BYTE, DataBuffer.TYPE_USHORT, DataBuffer.TYPE_INT -> true;
            case DataBuffer.TYPE_FLOAT, DataBuffer.TYPE_DOUBLE -> false;
            default ->
                throw new IllegalArgumentException(
                        "signed 16-bit samples have no known range: convert to 8 or 16 unsigned bits a channel");
        };
    }

    private static float inRange(float sample) {
        if (Float.isNaN(sample)) {
            throw new IllegalArgumentException("a floating-point sample is not a number: convert to 8 or 16 bits");
        }
        return Math.min(1f, Math.max(0f, sample));
    }

    private static void unpremultiply(float[] colours, int components, float[] alpha) {
        for (int i = 0; i < alpha.length; i++) {
            if (alpha[i] > 0) {
                for (int c = components * i; c < components * (i + 1); c++) {
                    colours[c] = Math.min(1f, colours[c] / alpha[i]);
                }
            }
        }
    }
}
