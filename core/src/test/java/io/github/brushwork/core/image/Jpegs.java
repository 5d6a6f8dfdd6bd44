package io.github.brushwork.core.image;

import java.awt.Point;
import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.stream.IntStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Writes JPEG files of any number of components, and adds segments to them. */
final class Jpegs {

    static final int APP1 = 0xE1;
    static final int APP2 = 0xE2;
    static final int APP14 = 0xEE;

    private Jpegs() {}

    /** Samples are stored as they are, without a conversion of colours and without subsampling. */
    static byte[] of(int width, int height, int components, byte[] samples) {
        Raster raster = Raster.createInterleavedRaster(
                new DataBufferByte(samples, samples.length),
                width,
                height,
                width * components,
                components,
                IntStream.range(0, components).toArray(),
                new Point());
        ImageWriter writer = jdkWriter();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam settings = writer.getDefaultWriteParam();
            settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            settings.setCompressionQuality(1f);
            writer.setOutput(out);
            writer.write(null, new IIOImage(raster, null, null), settings);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    /** Adds a segment after the start-of-image marker. */
    static byte[] with(byte[] jpeg, int marker, byte[] data) {
        return new Bytes()
                .bytes(Arrays.copyOf(jpeg, 2))
                .int8(0xFF, marker)
                .int16(data.length + 2)
                .bytes(data)
                .bytes(Arrays.copyOfRange(jpeg, 2, jpeg.length))
                .toArray();
    }

    /** Adobe's segment, which says that CMYK is stored inverted and whether it is YCCK. */
    static byte[] withAdobe(byte[] jpeg, int transform) {
        return with(
                jpeg,
                APP14,
                new Bytes().ascii("Adobe").int16(100, 0, 0).int8(transform).toArray());
    }

    static byte[] withExif(byte[] jpeg, int orientation) {
        return with(
                jpeg,
                APP1,
                new Bytes()
                        .ascii("Exif\0\0")
                        .bytes(Exif.orientation(orientation))
                        .toArray());
    }

    /** Adds a profile in two parts, as one of more than 64 kB would be. */
    static byte[] withProfile(byte[] jpeg, byte[] icc) {
        int half = icc.length / 2;
        byte[] second = profilePart(2, Arrays.copyOfRange(icc, half, icc.length));
        return with(with(jpeg, APP2, second), APP2, profilePart(1, Arrays.copyOf(icc, half)));
    }

    private static byte[] profilePart(int number, byte[] part) {
        return new Bytes().ascii("ICC_PROFILE\0").int8(number, 2).bytes(part).toArray();
    }

    private static ImageWriter jdkWriter() {
        return ImageWriting.writer(Format.JPEG, null, ImageIO.getImageWritersByFormatName("jpeg"));
    }
}
