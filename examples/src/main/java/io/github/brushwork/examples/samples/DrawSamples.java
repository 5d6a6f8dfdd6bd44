package io.github.brushwork.examples.samples;

import io.github.brushwork.core.file.WholeFile;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Supplier;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/**
 * Draws the sample pictures anew: {@code harbour.jpg}, 768 x 512, a content picture, and {@code painting.jpg},
 * 640 x 512, a style. Seeds are fixed and all functions strict, so every JVM draws the same pixels; the bytes of the
 * files depend on the JVM's JPEG encoder.
 */
public final class DrawSamples {

    private static final float QUALITY = 0.92f;

    static final Map<String, Supplier<Raster>> SAMPLES =
            Map.of("harbour.jpg", () -> new HarbourPicture().draw(), "painting.jpg", () -> new NightPicture().draw());

    private DrawSamples() {}

    /**
     * Writes both pictures.
     *
     * @param arguments one: the folder to write to, which is created if need be
     * @throws IOException if a file cannot be written
     * @throws IllegalArgumentException if there is not exactly one argument
     */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 1) {
            throw new IllegalArgumentException(
                    "expected one argument, the folder to write the pictures to, but got " + arguments.length);
        }
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        for (Map.Entry<String, Supplier<Raster>> sample : SAMPLES.entrySet()) {
            BufferedImage image = sample.getValue().get().toImage();
            WholeFile.write(folder.resolve(sample.getKey()), out -> writeJpeg(image, out));
        }
    }

    static void writeJpeg(BufferedImage image, OutputStream out) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (ImageOutputStream stream = ImageIO.createImageOutputStream(out)) {
            ImageWriteParam settings = writer.getDefaultWriteParam();
            settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            settings.setCompressionQuality(QUALITY);
            writer.setOutput(stream);
            writer.write(null, new IIOImage(image, null, null), settings);
        } finally {
            writer.dispose();
        }
    }
}
