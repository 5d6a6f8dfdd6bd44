package io.github.brushwork.core.image;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.ColorConvertOp;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferUShort;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;

/** Converts colours of other spaces to sRGB; profiles by the JDK's colour management, in 16 bits. */
final class Colours {

    private static final float LARGEST = 65535f;

    /** Pixels converted at a time, so that the 16-bit copies stay small. */
    private static final int BLOCK = 1 << 14;

    private Colours() {}

    /**
     * @param colours pixels x the space's components in [0, 1]; not modified, but returned if they are sRGB already
     * @return pixels x 3
     */
    static float[] toSrgb(float[] colours, ColorSpace space) {
        if (space.isCS_sRGB()) {
            return colours;
        }
        if (space == ColorSpace.getInstance(ColorSpace.CS_GRAY)) {
            // Java's name for grey of any file; by its definition it would be linear light, which no file means.
            return repeated(colours);
        }
        if (space instanceof ICC_ColorSpace icc) {
            return throughProfile(colours, icc.getProfile());
        }
        return throughSpace(colours, space);
    }

    private static float[] repeated(float[] grey) {
        float[] rgb = new float[3 * grey.length];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = grey[i / 3];
        }
        return rgb;
    }

    private static float[] throughProfile(float[] colours, ICC_Profile profile) {
        int components = profile.getNumComponents();
        int pixels = colours.length / components;
        float[] rgb = new float[3 * pixels];
        ICC_Profile[] chain = {profile, ICC_Profile.getInstance(ColorSpace.CS_sRGB)};
        ColorConvertOp conversion = new ColorConvertOp(chain, null);
        for (int from = 0; from < pixels; from += BLOCK) {
            int count = Math.min(BLOCK, pixels - from);
            WritableRaster source = raster(count, components);
            WritableRaster target = raster(count, 3);
            short[] in = data(source);
            for (int i = 0; i < in.length; i++) {
                in[i] = (short) Math.round(colours[from * components + i] * LARGEST);
            }
            conversion.filter(source, target);
            short[] out = data(target);
            for (int i = 0; i < out.length; i++) {
                rgb[3 * from + i] = (out[i] & 0xFFFF) / LARGEST;
            }
        }
        return rgb;
    }

    private static float[] throughSpace(float[] colours, ColorSpace space) {
        int components = space.getNumComponents();
        int pixels = colours.length / components;
        float[] rgb = new float[3 * pixels];
        float[] colour = new float[components];
        for (int i = 0; i < pixels; i++) {
            System.arraycopy(colours, i * components, colour, 0, components);
            System.arraycopy(space.toRGB(colour), 0, rgb, 3 * i, 3);
        }
        Image.clamp(rgb);
        return rgb;
    }

    private static WritableRaster raster(int pixels, int bands) {
        return Raster.createInterleavedRaster(DataBuffer.TYPE_USHORT, pixels, 1, bands, null);
    }

    private static short[] data(Raster raster) {
        return ((DataBufferUShort) raster.getDataBuffer()).getData();
    }
}
