package io.github.brushwork.core.image;

import io.github.brushwork.core.file.WholeFile;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.Spliterators;
import java.util.stream.StreamSupport;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Encodes pictures and puts them into files. */
final class ImageWriting {

    private static final int QUALITY = 95;
    private static final String JPEG_METADATA = "javax_imageio_jpeg_image_1.0";

    private ImageWriting() {}

    static void requireWritable(Path path, int quality) {
        if (quality < 1 || quality > 100) {
            throw new IllegalArgumentException("a quality of " + quality + ": it must be from 1 to 100");
        }
        Format format = Format.ofEnding(path);
        if (!format.isLossy()) {
            throw new IllegalArgumentException("a quality of " + quality + " for \"" + path + "\": " + format
                    + " loses nothing and has no quality; leave it out, or write .jpg or .webp");
        }
        requireWritable(path);
    }

    static void requireWritable(Path path) {
        writer(Format.ofEnding(path), path).dispose();
        Path folder = path.toAbsolutePath().getParent();
        if (Files.isDirectory(path)) {
            throw new ImageException(cannotWrite(path) + "it is a directory; give a file in it");
        }
        if (!Files.isDirectory(folder)) {
            throw new ImageException(cannotWrite(path) + "there is no folder \"" + folder + "\"; create it first");
        }
        if (Files.isSymbolicLink(path) && !Files.exists(path)) {
            throw new ImageException(
                    cannotWrite(path) + "it is a symbolic link to a file that does not exist; remove or mend the link");
        }
        if (Files.exists(path) && !Files.isWritable(path)) {
            throw new ImageException(
                    cannotWrite(path) + "the file is write-protected; change its permissions or give another name");
        }
        if (!Files.isWritable(folderOfContent(path))) {
            throw notPermitted(path, null);
        }
    }

    static void write(Image image, Path path) {
        requireWritable(path);
        encode(image, path, QUALITY);
    }

    static void write(Image image, Path path, int quality) {
        requireWritable(path, quality);
        encode(image, path, quality);
    }

    private static void encode(Image image, Path path, int quality) {
        Format format = Format.ofEnding(path);
        try {
            byte[] encoded = encode(image, format, quality / 100f, writer(format, path));
            WholeFile.write(path, out -> out.write(encoded));
        } catch (AccessDeniedException | ReadOnlyFileSystemException e) {
            throw notPermitted(path, e);
        } catch (IOException | IllegalArgumentException e) {
            throw new ImageException(
                    cannotWrite(path) + e + "; is there space left, and is the picture not too large?", e);
        } catch (LinkageError e) {
            throw new ImageException(
                    cannotWrite(path) + "the native code of the installed " + format
                            + " writer does not load on this platform (" + e + "); write PNG, JPEG or TIFF",
                    new IOException(e));
        }
    }

    /** The JDK's writer where there is one, for it is the same everywhere. */
    static ImageWriter writer(Format format, Path path) {
        return writer(format, path, ImageIO.getImageWritersByFormatName(format.imageIoName()));
    }

    static ImageWriter writer(Format format, Path path, Iterator<ImageWriter> installed) {
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(installed, 0), false)
                .min(Comparator.comparing(writer -> !writer.getClass().getName().startsWith("com.sun.imageio.")))
                .orElseThrow(() -> new ImageException(
                        cannotWrite(path) + "no ImageIO writer for " + format + " is installed; " + remedy(format)));
    }

    private static String remedy(Format format) {
        return format == Format.WEBP
                ? "add com.github.usefulness:webp-imageio to the class path, or write PNG, JPEG or TIFF"
                : "the JDK's own has been removed from ImageIO's registry; do not remove it";
    }

    private static byte[] encode(Image image, Format format, float quality, ImageWriter writer) throws IOException {
        BufferedImage pixels = switch (format) {
            case PNG, WEBP -> Rasters.packed8Bit(image);
            case JPEG -> Rasters.packed8Bit(Rasters.flattened(image));
            case TIFF -> Rasters.interleaved16Bit(image);
        };
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam settings = settings(format, quality, writer);
            IIOMetadata metadata = format == Format.JPEG ? fullChroma(writer, pixels, settings) : null;
            writer.setOutput(out);
            writer.write(null, new IIOImage(pixels, null, metadata), settings);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    private static ImageWriteParam settings(Format format, float quality, ImageWriter writer) {
        ImageWriteParam settings = writer.getDefaultWriteParam();
        switch (format) {
            case PNG -> {} // the default is compressed without loss
            case JPEG -> {
                settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                settings.setCompressionQuality(quality);
            }
            case TIFF -> {
                settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                settings.setCompressionType("ZLib");
            }
            case WEBP -> {
                settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                String[] types = settings.getCompressionTypes();
                if (types != null && Arrays.asList(types).contains("Lossy")) {
                    settings.setCompressionType("Lossy");
                }
                settings.setCompressionQuality(quality);
            }
        }
        return settings;
    }

    /** The writer's defaults, but with as many samples of chroma as of luma (4:4:4). */
    private static IIOMetadata fullChroma(ImageWriter writer, BufferedImage pixels, ImageWriteParam settings)
            throws IOException {
        IIOMetadata metadata = writer.getDefaultImageMetadata(new ImageTypeSpecifier(pixels), settings);
        IIOMetadataNode tree = (IIOMetadataNode) metadata.getAsTree(JPEG_METADATA);
        IIOMetadataNode luma =
                (IIOMetadataNode) tree.getElementsByTagName("componentSpec").item(0);
        luma.setAttribute("HsamplingFactor", "1");
        luma.setAttribute("VsamplingFactor", "1");
        metadata.setFromTree(JPEG_METADATA, tree);
        return metadata;
    }

    private static Path folderOfContent(Path path) {
        try {
            return WholeFile.place(path).getParent();
        } catch (IOException e) {
            throw new ImageException(cannotWrite(path) + e + "; check the path", e);
        }
    }

    private static ImageException notPermitted(Path path, Exception cause) {
        String message = cannotWrite(path) + "its folder may not be written to; change the permissions or give another";
        return cause == null ? new ImageException(message) : new ImageException(message, cause);
    }

    private static String cannotWrite(Path path) {
        return "cannot write image \"" + path + "\": ";
    }
}
