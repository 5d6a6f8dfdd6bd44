package io.github.brushwork.core.image;

import io.github.brushwork.core.Shape;
import java.awt.image.BufferedImage;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;

/**
 * A picture: height x width x 3 values, red, green and blue, channels last, row by row from the top left, and, where the
 * picture has transparency, height x width values of alpha. Immutable and therefore thread-safe.
 *
 * <p>Colours are sRGB-encoded (not linear light) and lie in [0, 1]; they are floats, so that 16 bits a channel survive.
 * Alpha is linear from 0, transparent, to 1, opaque; colours are not premultiplied with it.
 *
 * <p>Needs no display: only the parts of {@code java.awt} that work without one are used, and the
 * {@code java.awt.headless} property is neither read nor set.
 */
public final class Image {

    private static final int CHANNELS = 3;

    /** How far a value may lie outside [0, 1] and still be taken for rounding: a quarter of a step of 8 bits. */
    private static final float ROUNDING = 0.001f;

    private final int width;
    private final int height;
    private final float[] rgb;
    private final float[] alpha;

    /**
     * Takes ownership of arrays that are known to be well formed.
     *
     * @param alpha null for an opaque picture
     */
    Image(int width, int height, float[] rgb, float[] alpha) {
        this.width = width;
        this.height = height;
        this.rgb = rgb;
        this.alpha = alpha;
    }

    /**
     * An opaque picture.
     *
     * @param width columns
     * @param height rows
     * @param rgb height x width x 3 values in [0, 1]; up to 0.001 outside counts as rounding and is clamped; copied, not
     *     modified
     * @return the picture
     * @throws IllegalArgumentException if a side is less than 1, the array has another length, or a value is not a number
     *     or lies outside [0, 1]
     * @see #clamped(int, int, float[])
     */
    public static Image of(int width, int height, float[] rgb) {
        requireLength("rgb", rgb, new Shape(height, width, CHANNELS));
        return new Image(width, height, withinRange("rgb", rgb), null);
    }

    /**
     * A picture with transparency.
     *
     * @param width columns
     * @param height rows
     * @param rgb height x width x 3 values as in {@link #of(int, int, float[])}; copied, not modified
     * @param alpha height x width values from 0 (transparent) to 1 (opaque); copied, not modified
     * @return the picture
     * @throws IllegalArgumentException as {@link #of(int, int, float[])} does, for either array
     */
    public static Image of(int width, int height, float[] rgb, float[] alpha) {
        requireLength("rgb", rgb, new Shape(height, width, CHANNELS));
        requireLength("alpha", alpha, new Shape(height, width, 1));
        return new Image(width, height, withinRange("rgb", rgb), withinRange("alpha", alpha));
    }

    /**
     * An opaque picture from values that may lie outside [0, 1], as an optimizer leaves them: they are moved to the
     * nearer end of the range.
     *
     * @param width columns
     * @param height rows
     * @param rgb height x width x 3 values, of which those in [0, 1] are kept; copied, not modified
     * @return the picture
     * @throws IllegalArgumentException if a side is less than 1, the array has another length, or a value is not finite
     */
    public static Image clamped(int width, int height, float[] rgb) {
        requireLength("rgb", rgb, new Shape(height, width, CHANNELS));
        requireFinite("rgb", rgb);
        float[] values = rgb.clone();
        clamp(values);
        return new Image(width, height, values, null);
    }

    /**
     * A picture from Java's own. Colours are converted to sRGB by its colour model; grey values are taken as
     * sRGB-encoded, as files and Java 2D mean them, although {@link BufferedImage#TYPE_BYTE_GRAY} claims linear light.
     *
     * @param image a picture of 8 or 16 bits a channel, packed, indexed or of floats in [0, 1]; copied, not modified
     * @return the picture
     * @throws IllegalArgumentException if its samples are of a kind that has no known range
     */
    public static Image of(BufferedImage image) {
        return DecodedImage.of(image).toImage();
    }

    /**
     * Reads a picture: PNG, JPEG, TIFF or WebP, and whatever else the installed ImageIO plug-ins read; of several pages
     * or frames the first. EXIF orientation is applied, embedded colour profiles are converted to sRGB, alpha is kept.
     * Colours without a profile are taken as sRGB, and CMYK without one is converted by the plain formula.
     *
     * @param path a file
     * @return the picture, upright
     * @throws ImageException if the file is missing, unreadable, a directory, empty, no picture of a known format,
     *     damaged, cut short, or too large for Java's arrays or this JVM's heap
     */
    public static Image read(Path path) {
        return ImageReading.read(path);
    }

    /**
     * Reads a picture as {@link #read(Path)} does. The stream is read to its end and not closed.
     *
     * @param stream a file's content
     * @return the picture, upright
     * @throws ImageException as {@link #read(Path)} does
     */
    public static Image read(InputStream stream) {
        return ImageReading.read(stream);
    }

    /**
     * Checks, without writing anything, that {@link #write(Path)} has a codec for a file's ending and a folder to write
     * to; so that a long computation can fail before it starts and not at its end.
     *
     * @param path where a picture is to be written
     * @throws ImageException if it could not be
     */
    public static void requireWritable(Path path) {
        ImageWriting.requireWritable(path);
    }

    /**
     * Checks, without writing anything, that {@link #write(Path, int)} could write.
     *
     * @param path where a picture is to be written
     * @param quality from 1 to 100
     * @throws ImageException if it could not be
     * @throws IllegalArgumentException if the quality is out of range, or the format has none
     */
    public static void requireWritable(Path path, int quality) {
        ImageWriting.requireWritable(path, quality);
    }

    /**
     * Columns.
     *
     * @return at least 1
     */
    public int width() {
        return width;
    }

    /**
     * Rows.
     *
     * @return at least 1
     */
    public int height() {
        return height;
    }

    /**
     * The colours.
     *
     * @return height x width x 3 sRGB-encoded values in [0, 1]; a new array
     */
    public float[] rgb() {
        return rgb.clone();
    }

    /**
     * Whether the picture has an alpha plane, be it opaque everywhere.
     *
     * @return whether {@link #alpha()} is present
     */
    public boolean hasAlpha() {
        return alpha != null;
    }

    /**
     * The transparency.
     *
     * @return height x width values from 0 (transparent) to 1 (opaque), a new array; empty for a picture without
     */
    public Optional<float[]> alpha() {
        return Optional.ofNullable(alpha).map(float[]::clone);
    }

    /**
     * These colours with another picture's transparency: its alpha plane, resized to this picture's size where they
     * differ, or none if the other has none.
     *
     * @param other a picture
     * @return a picture of this one's size
     */
    public Image withAlphaOf(Image other) {
        if (!other.hasAlpha()) {
            return new Image(width, height, rgb, null);
        }
        return new Image(width, height, rgb, Resizing.alpha(other, width, height));
    }

    /**
     * This picture in another size, of high quality; the aspect is not kept. Same as {@link Resampling#LANCZOS}.
     *
     * @param width columns, at least 1
     * @param height rows, at least 1
     * @return a picture of that size
     * @throws IllegalArgumentException if a side is less than 1 or the picture would be too large for Java's arrays
     */
    public Image resize(int width, int height) {
        return resize(width, height, Resampling.LANCZOS);
    }

    /**
     * This picture in another size; the aspect is not kept. Pixels that are wholly transparent become black under
     * {@link Resampling#LANCZOS}, because colours are weighted by alpha.
     *
     * @param width columns, at least 1
     * @param height rows, at least 1
     * @param resampling how the new pixels are found
     * @return a picture of that size, this one if the size is the same
     * @throws IllegalArgumentException if a side is less than 1 or the picture would be too large for Java's arrays
     */
    public Image resize(int width, int height, Resampling resampling) {
        Objects.requireNonNull(resampling, "resampling");
        if (width == this.width && height == this.height) {
            return this;
        }
        return Resizing.resize(this, new Shape(height, width, hasAlpha() ? CHANNELS + 1 : CHANNELS), resampling);
    }

    /**
     * This picture with its longer side of the given length and its aspect kept, to the nearest pixel. Enlarges where
     * needed.
     *
     * @param pixels the longer side, at least 1
     * @return a picture of that size
     * @throws IllegalArgumentException if the length is less than 1 or the picture would be too large for Java's arrays
     */
    public Image withLongerSide(int pixels) {
        if (pixels < 1) {
            throw new IllegalArgumentException("a side of " + pixels + " pixels: it must be at least 1");
        }
        int longer = Math.max(width, height);
        return resize(scaled(width, pixels, longer), scaled(height, pixels, longer));
    }

    /**
     * This picture with neither side longer than the given length and its aspect kept, to the nearest pixel. Never
     * enlarges: a smaller picture is returned as it is.
     *
     * @param longerSide the most that the longer side may be, at least 1
     * @return a picture of that size or less
     * @throws IllegalArgumentException if the length is less than 1
     */
    public Image fitWithin(int longerSide) {
        return withLongerSide(Math.min(longerSide, Math.max(width, height)));
    }

    /**
     * This picture as Java's own.
     *
     * @return 8 bits a channel, sRGB; {@link BufferedImage#TYPE_INT_ARGB} with alpha, else
     *     {@link BufferedImage#TYPE_INT_RGB}
     */
    public BufferedImage toBufferedImage() {
        return Rasters.packed8Bit(this);
    }

    /**
     * Writes this picture in the format that the file's ending names: {@code .png} (8 bits a channel, with alpha),
     * {@code .jpg} and {@code .jpeg} (quality 95 without chroma subsampling; alpha is laid over white), {@code .tif}
     * and {@code .tiff} (16 bits a channel, with alpha, compressed without loss), or {@code .webp} (lossy, quality 95,
     * with alpha).
     *
     * <p>WebP needs an ImageIO writer on the class path, for example {@code com.github.usefulness:webp-imageio}, which
     * this library does not bring because it holds native code.
     *
     * <p>The file appears whole or not at all: it is written beside the target under another name and moved into its
     * place. A file that exists is replaced and keeps its POSIX permissions; of a symbolic link, the file it points to.
     *
     * @param path where to; its folder must exist
     * @throws ImageException if the ending is unknown, no writer is installed, the folder is missing, the target is a
     *     directory or write-protected, or writing fails
     */
    public void write(Path path) {
        ImageWriting.write(this, path);
    }

    /**
     * Writes this picture as {@link #write(Path)} does, in a format that trades detail for size: JPEG or WebP.
     *
     * @param path where to; its folder must exist
     * @param quality from 1, the smallest file, to 100; {@link #write(Path)} takes 95
     * @throws ImageException as {@link #write(Path)} does
     * @throws IllegalArgumentException if the quality is out of range, or the format has none because it loses nothing
     */
    public void write(Path path, int quality) {
        ImageWriting.write(this, path, quality);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Image that
                && width == that.width
                && height == that.height
                && Arrays.equals(rgb, that.rgb)
                && Arrays.equals(alpha, that.alpha);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * width + height) + Arrays.hashCode(rgb);
    }

    @Override
    public String toString() {
        return width + " x " + height + (hasAlpha() ? " with alpha" : "");
    }

    /** The array itself, for this package only, which does not modify it. */
    float[] sharedRgb() {
        return rgb;
    }

    /** The array itself, for this package only, which does not modify it; null for an opaque picture. */
    float[] sharedAlpha() {
        return alpha;
    }

    static void clamp(float[] values) {
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.min(1f, Math.max(0f, values[i]));
        }
    }

    private static int scaled(int side, int pixels, int longer) {
        return (int) Math.max(1, Math.round((double) side * pixels / longer));
    }

    private static void requireLength(String name, float[] values, Shape shape) {
        if (values.length != shape.size()) {
            throw new IllegalArgumentException(name + " has " + values.length + " values, but " + shape + " needs "
                    + shape.size() + " (height x width x channels)");
        }
    }

    private static void requireFinite(String name, float[] values) {
        for (int i = 0; i < values.length; i++) {
            if (!Float.isFinite(values[i])) {
                throw new IllegalArgumentException(name + "[" + i + "] is " + values[i] + ", which is no colour");
            }
        }
    }

    private static float[] withinRange(String name, float[] values) {
        requireFinite(name, values);
        for (int i = 0; i < values.length; i++) {
            if (values[i] < -ROUNDING || values[i] > 1 + ROUNDING) {
                throw new IllegalArgumentException(name + "[" + i + "] is " + values[i]
                        + ", but must lie in [0, 1]: divide values from 0 to 255 by 255, or use Image.clamped");
            }
        }
        float[] copy = values.clone();
        clamp(copy);
        return copy;
    }
}
