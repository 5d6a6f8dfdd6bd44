package io.github.brushwork.core.image;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferInt;
import java.awt.image.DataBufferUShort;
import java.util.stream.IntStream;
import javax.imageio.ImageTypeSpecifier;

/** Pictures as Java's own, for encoders and for callers. */
final class Rasters {

    private static final int COLOURS = 3;

    private Rasters() {}

    /** 8 bits a channel in one int, with alpha if the picture has it. */
    static BufferedImage packed8Bit(Image image) {
        int type = image.hasAlpha() ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB;
        BufferedImage packed = new BufferedImage(image.width(), image.height(), type);
        int[] pixels = ((DataBufferInt) packed.getRaster().getDataBuffer()).getData();
        float[] rgb = image.sharedRgb();
        float[] alpha = image.sharedAlpha();
        for (int i = 0; i < pixels.length; i++) {
            int opacity = alpha == null ? 255 : scaled(alpha[i], 255);
            pixels[i] = opacity << 24
                    | scaled(rgb[COLOURS * i], 255) << 16
                    | scaled(rgb[COLOURS * i + 1], 255) << 8
                    | scaled(rgb[COLOURS * i + 2], 255);
        }
        return packed;
    }

    /** 16 bits a channel, channels last, with alpha if the picture has it. */
    static BufferedImage interleaved16Bit(Image image) {
        int bands = image.hasAlpha() ? COLOURS + 1 : COLOURS;
        BufferedImage deep = ImageTypeSpecifier.createInterleaved(
                        ColorSpace.getInstance(ColorSpace.CS_sRGB),
                        IntStream.range(0, bands).toArray(),
                        DataBuffer.TYPE_USHORT,
                        image.hasAlpha(),
                        false)
                .createBufferedImage(image.width(), image.height());
        short[] samples = ((DataBufferUShort) deep.getRaster().getDataBuffer()).getData();
        float[] rgb = image.sharedRgb();
        float[] alpha = image.sharedAlpha();
        for (int i = 0; i < samples.length / bands; i++) {
            for (int c = 0; c < COLOURS; c++) {
                samples[bands * i + c] = (short) scaled(rgb[COLOURS * i + c], 65535);
            }
            if (alpha != null) {
                samples[bands * i + COLOURS] = (short) scaled(alpha[i], 65535);
            }
        }
        return deep;
    }

    /** The picture laid over white. */
    static Image flattened(Image image) {
        if (!image.hasAlpha()) {
            return image;
        }
        float[] rgb = image.rgb();
        float[] alpha = image.sharedAlpha();
        for (int i = 0; i < rgb.length; i++) {
            float opacity = alpha[i / COLOURS];
            rgb[i] = opacity * rgb[i] + (1 - opacity);
        }
        Image.clamp(rgb);
        return new Image(image.width(), image.height(), rgb, null);
    }

    private static int scaled(float value, int largest) {
        return Math.round(value * largest);
    }
}
