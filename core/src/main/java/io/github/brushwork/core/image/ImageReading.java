package io.github.brushwork.core.image;

import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.metadata.exif.ExifIFD0Directory;
import io.github.brushwork.core.Shape;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serial;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.Spliterators;
import java.util.stream.StreamSupport;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** Decodes files into pictures. */
final class ImageReading {

    private static final System.Logger LOG = System.getLogger(ImageReading.class.getName());

    private static final int LARGEST_FILE = Integer.MAX_VALUE - 8;
    private static final long BYTES_PER_PIXEL = 3L * Float.BYTES;

    private ImageReading() {}

    static Image read(Path path) {
        String source = "image \"" + path + "\"";
        return decode(bytes(path, source), source);
    }

    static Image read(InputStream stream) {
        String source = "image from the stream";
        try {
            return decode(stream.readAllBytes(), source);
        } catch (IOException e) {
            throw new ImageException(cannotRead(source) + e + "; check where the stream comes from", e);
        }
    }

    private static byte[] bytes(Path path, String source) {
        try {
            if (Files.isDirectory(path)) {
                throw new ImageException(cannotRead(source) + "it is a directory; give a file in it");
            }
            if (Files.size(path) > LARGEST_FILE) {
                throw new ImageException(cannotRead(source) + "its " + Files.size(path)
                        + " bytes are more than a Java array can hold; use a smaller or compressed image");
            }
            return Files.readAllBytes(path);
        } catch (NoSuchFileException e) {
            throw new ImageException(
                    cannotRead(source) + "there is no such file; check the path, which is relative to \""
                            + Path.of("").toAbsolutePath() + "\" unless it is absolute",
                    e);
        } catch (AccessDeniedException e) {
            throw new ImageException(cannotRead(source) + "permission denied; change the file's permissions", e);
        } catch (IOException e) {
            throw new ImageException(cannotRead(source) + e + "; check the disk or copy the file anew", e);
        }
    }

    private static Image decode(byte[] file, String source) {
        if (file.length == 0) {
            throw new ImageException(cannotRead(source) + "it is empty; copy or export it anew");
        }
        // From memory, so that nothing depends on ImageIO's global cache settings.
        try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
            ImageReader reader = reader(in, source);
            try {
                return orientation(file, source).apply(decode(file, in, reader, source));
            } finally {
                reader.dispose();
            }
        } catch (ImageException e) {
            throw e;
        } catch (TruncatedException e) {
            throw new ImageException(cannotRead(source) + "it is truncated; copy or export it anew", e);
        } catch (IOException | RuntimeException e) {
            // Decoders meet damaged files with all kinds of unchecked exceptions, too.
            throw new ImageException(
                    cannotRead(source) + "it is damaged or of an unsupported kind (" + e
                            + "); export it anew, for example as PNG",
                    e);
        }
    }

    /** The TwelveMonkeys reader where there is one: unlike the JDK's it reads CMYK, and it needs no native code. */
    private static ImageReader reader(ImageInputStream in, String source) {
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(ImageIO.getImageReaders(in), 0), false)
                .min(Comparator.comparing(reader -> !reader.getClass().getName().startsWith("com.twelvemonkeys.")))
                .orElseThrow(() -> new ImageException(
                        cannotRead(source) + "it is not an image of a known format; use PNG, JPEG, TIFF or WebP"));
    }

    private static Image decode(byte[] file, ImageInputStream in, ImageReader reader, String source)
            throws IOException {
        // Before the pixels are decoded, so that a truncated file is reported as one.
        PngFile png = PngFile.is(file) ? PngFile.of(file) : null;
        requireWholeWebp(file);
        Set<String> warnings = new LinkedHashSet<>();
        reader.addIIOReadWarningListener((origin, warning) -> warnings.add(warning));
        reader.setInput(in, true, true);
        requireRoom(reader.getWidth(0), reader.getHeight(0), source);
        BufferedImage decoded = reader.read(0);
        examine(warnings, source);
        DecodedImage samples = DecodedImage.of(decoded);
        if (png != null) {
            return withProfile(png.withTransparentGrey(samples), png.profile().orElse(null), source);
        }
        Optional<TiffFields> tiff = isJpeg(file) ? Optional.empty() : TiffFields.of(reader);
        if (samples.alpha() != null
                && !decoded.isAlphaPremultiplied()
                && tiff.map(TiffFields::coloursAreMultipliedByAlpha).orElse(false)) {
            samples = samples.dividedByAlpha();
        }
        if (samples.space().getType() != ColorSpace.TYPE_GRAY) {
            return samples.toImage();
        }
        Optional<byte[]> profile = isJpeg(file) ? EmbeddedProfile.ofJpeg(file) : tiff.flatMap(TiffFields::profile);
        return withProfile(samples, profile.orElse(null), source);
    }

    /** The picture, its colours read by the embedded profile unless that is null. */
    private static Image withProfile(DecodedImage samples, byte[] profile, String source) {
        return (profile == null ? samples : EmbeddedProfile.apply(profile, samples, source)).toImage();
    }

    private static boolean isJpeg(byte[] file) {
        return file.length > 1 && file[0] == (byte) 0xFF && file[1] == (byte) 0xD8;
    }

    /** Looked at before any pixel is decoded: a few bytes of header can promise any size. */
    private static void requireRoom(int width, int height, String source) {
        try {
            new Shape(height, width, 3);
        } catch (IllegalArgumentException e) {
            throw new ImageException(cannotRead(source) + e.getMessage(), e);
        }
        long needed = BYTES_PER_PIXEL * width * height;
        long heap = Runtime.getRuntime().maxMemory();
        if (needed > heap) {
            throw new ImageException(cannotRead(source) + width + " x " + height + " pixels need " + (needed >> 20)
                    + " MB, but the JVM's heap is limited to " + (heap >> 20)
                    + " MB; use a smaller image or raise -Xmx");
        }
    }

    /** The reader of WebP makes up what is missing, but the container states its length. */
    private static void requireWholeWebp(byte[] file) throws TruncatedException {
        boolean isWebp = file.length >= 12
                && new String(file, 0, 4, StandardCharsets.ISO_8859_1).equals("RIFF")
                && new String(file, 8, 4, StandardCharsets.ISO_8859_1).equals("WEBP");
        if (isWebp) {
            long length = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getInt(4) & 0xFFFFFFFFL;
            if (length + 8 > file.length) {
                throw new TruncatedException();
            }
        }
    }

    /** Readers of JPEG return a picture that is grey from where the data ended or broke, and only warn. */
    private static void examine(Set<String> warnings, String source) throws IOException {
        for (String warning : warnings) {
            if (warning.contains("Truncated") || warning.contains("premature end")) {
                throw new TruncatedException();
            }
            // Stray bytes between segments are skipped without loss.
            if (warning.startsWith("Corrupt JPEG data") && !warning.contains("extraneous bytes")) {
                throw new IOException(warning);
            }
            LOG.log(
                    changesColours(warning) ? System.Logger.Level.WARNING : System.Logger.Level.DEBUG,
                    "{0}: {1}",
                    source,
                    warning);
        }
    }

    private static boolean changesColours(String warning) {
        return warning.contains("Ignoring") || warning.contains("may look incorrect");
    }

    private static Orientation orientation(byte[] file, String source) {
        try {
            return ImageMetadataReader.readMetadata(new ByteArrayInputStream(file), file.length)
                    .getDirectoriesOfType(ExifIFD0Directory.class)
                    .stream()
                    .map(directory -> directory.getInteger(ExifIFD0Directory.TAG_ORIENTATION))
                    .filter(Objects::nonNull)
                    .findFirst()
                    .map(Orientation::ofExif)
                    .orElse(Orientation.UPRIGHT);
        } catch (ImageProcessingException | IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "{0}: EXIF metadata is not readable: {1}", source, e.getMessage());
            return Orientation.UPRIGHT;
        }
    }

    private static String cannotRead(String source) {
        return "cannot read " + source + ": ";
    }

    /** A file ends before its picture does. */
    static final class TruncatedException extends IOException {

        @Serial
        private static final long serialVersionUID = 1L;

        TruncatedException() {
            super("the file ends before its picture does");
        }
    }
}
