package io.github.brushwork.core.image;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Writes WebP files, and adds chunks to them. */
final class Webps {

    static final int HAS_EXIF = 0x08;
    static final int HAS_PROFILE = 0x20;

    private Webps() {}

    /**
     * @param compression {@code Lossy} or {@code Lossless}
     */
    static byte[] of(BufferedImage image, String compression) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("webp").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam settings = writer.getDefaultWriteParam();
            settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            settings.setCompressionType(compression);
            settings.setCompressionQuality(1f);
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), settings);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    /** Puts an opaque picture of the simple format into the extended one, with one more chunk before or after it. */
    static byte[] extended(byte[] simple, int width, int height, int flag, byte[] chunk) {
        byte[] picture = Arrays.copyOfRange(simple, 12, simple.length);
        Bytes content = new Bytes().ascii("WEBPVP8X").little32(10).little32(flag);
        content.little16(width - 1).int8(0).little16(height - 1).int8(0);
        if (flag == HAS_PROFILE) {
            content.bytes(chunk).bytes(picture);
        } else {
            content.bytes(picture).bytes(chunk);
        }
        return new Bytes()
                .ascii("RIFF")
                .little32(content.size())
                .bytes(content.toArray())
                .toArray();
    }

    static byte[] chunk(String type, byte[] data) {
        return new Bytes()
                .ascii(type)
                .little32(data.length)
                .bytes(data)
                .bytes(new byte[data.length % 2])
                .toArray();
    }
}
