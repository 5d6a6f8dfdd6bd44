package io.github.brushwork.core.image;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;

/** Writes PNG files of every kind of pixel, unfiltered. */
final class PngBuilder {

    static final int GREY = 0;
    static final int RGB = 2;
    static final int PALETTE = 3;
    static final int GREY_ALPHA = 4;
    static final int RGBA = 6;

    private final Bytes file = new Bytes().int8(0x89).ascii("PNG\r\n\u001a\n");
    private final int height;

    PngBuilder(int width, int height, int bitDepth, int colourType) {
        this.height = height;
        chunk(
                "IHDR",
                new Bytes()
                        .int32(width, height)
                        .int8(bitDepth, colourType, 0, 0, 0)
                        .toArray());
    }

    PngBuilder chunk(String type, byte[] data) {
        byte[] typeAndData = new Bytes().ascii(type).bytes(data).toArray();
        CRC32 checksum = new CRC32();
        checksum.update(typeAndData);
        file.int32(data.length).bytes(typeAndData).int32((int) checksum.getValue());
        return this;
    }

    PngBuilder profile(byte[] icc) {
        return chunk(
                "iCCP",
                new Bytes().ascii("test").int8(0, 0).bytes(deflated(icc)).toArray());
    }

    /** Adds the pixels and the end. */
    byte[] pixels(byte[] samples) {
        Bytes lines = new Bytes();
        int line = samples.length / height;
        for (int y = 0; y < height; y++) {
            lines.int8(0); // no filter
            for (int i = 0; i < line; i++) {
                lines.int8(samples[y * line + i]);
            }
        }
        return chunk("IDAT", deflated(lines.toArray()))
                .chunk("IEND", new byte[0])
                .file
                .toArray();
    }

    byte[] withoutPixels() {
        return chunk("IEND", new byte[0]).file.toArray();
    }

    private static byte[] deflated(byte[] data) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(bytes)) {
            out.write(data);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
