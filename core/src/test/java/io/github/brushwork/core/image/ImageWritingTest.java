package io.github.brushwork.core.image;

import static io.github.brushwork.testing.Vectors.largestDifference;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Collections;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageWritingTest {

    private static final Image OPAQUE = Pictures.gradient(30, 20);
    private static final Image TRANSLUCENT = Pictures.translucent(30, 20);

    /** Half a step, and the rounding of a float. */
    private static final float HALF_STEP_OF_8_BITS = 0.5f / 255 + 1e-6f;

    private static final float HALF_STEP_OF_16_BITS = 0.5f / 65535 + 1e-7f;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {".png", ".tif", ".tiff", ".TIF"})
    void shouldWriteWithoutLoss(String ending) {
        float tolerance = ending.equals(".png") ? HALF_STEP_OF_8_BITS : HALF_STEP_OF_16_BITS;

        Image opaque = writtenAndRead(OPAQUE, ending);
        Image translucent = writtenAndRead(TRANSLUCENT, ending);

        assertThat(opaque.hasAlpha()).isFalse();
        assertThat(largestDifference(opaque.rgb(), OPAQUE.rgb())).isLessThanOrEqualTo(tolerance);
        assertThat(largestDifference(translucent.rgb(), OPAQUE.rgb())).isLessThanOrEqualTo(tolerance);
        assertThat(largestDifference(
                        translucent.alpha().orElseThrow(), TRANSLUCENT.alpha().orElseThrow()))
                .isLessThanOrEqualTo(tolerance);
    }

    @ParameterizedTest
    @ValueSource(strings = {".jpg", ".jpeg", ".JPG"})
    void shouldWriteJpeg(String ending) {
        Image read = writtenAndRead(OPAQUE, ending);

        // The quantiser's steps at this quality are up to 10 of 255, its errors at most half of that and mostly far
        // less.
        assertThat(largestDifference(read.rgb(), OPAQUE.rgb())).isLessThan(5f / 255);
    }

    @ParameterizedTest
    @ValueSource(strings = {".jpg", ".webp"})
    void shouldTradeDetailForSize(String ending) throws IOException {
        Image noise = Image.of(64, 48, Pictures.noise(3 * 64 * 48, 1));
        Path small = folder.resolve("small" + ending);
        Path large = folder.resolve("large" + ending);
        Path usual = folder.resolve("usual" + ending);
        Path same = folder.resolve("same" + ending);

        noise.write(small, 10);
        noise.write(large, 100);
        noise.write(usual);
        noise.write(same, 95);

        assertThat(Files.size(small)).isLessThan(Files.size(usual) / 2);
        assertThat(Files.size(large)).isGreaterThan(Files.size(usual));
        assertThat(same).hasSameBinaryContentAs(usual);
        assertThat(largestDifference(Image.read(large).rgb(), noise.rgb()))
                .isLessThan(largestDifference(Image.read(small).rgb(), noise.rgb()));
    }

    @ParameterizedTest
    @CsvSource({
        "out.jpg, 0, it must be from 1 to 100",
        "out.webp, 101, it must be from 1 to 100",
        "out.png, 90, PNG loses nothing and has no quality",
        "out.tif, 90, TIFF loses nothing and has no quality"
    })
    void shouldRefuseAQualityThatMeansNothing(String name, int quality, String reason) {
        Path file = folder.resolve(name);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> OPAQUE.write(file, quality))
                .withMessageContainingAll("a quality of " + quality, reason);
        assertThatIllegalArgumentException().isThrownBy(() -> Image.requireWritable(file, quality));
        assertThat(file).doesNotExist();
    }

    @Test
    void shouldKeepTheColourOfSinglePixelsInJpeg() {
        // given columns of red and blue, which subsampled chroma would mix to purple
        float[] rgb = new float[3 * 16 * 16];
        for (int i = 0; i < 256; i++) {
            rgb[3 * i + (i % 2 == 0 ? 0 : 2)] = 1;
        }
        Image stripes = Image.of(16, 16, rgb);

        // when
        Image read = writtenAndRead(stripes, ".jpg");

        // then
        assertThat(largestDifference(read.rgb(), rgb)).isLessThan(0.1f);
    }

    @Test
    void shouldLayTransparencyOverWhiteInJpeg() {
        // given black of a quarter's opacity
        float[] quarter = new float[64];
        Arrays.fill(quarter, 0.25f);
        Image black = Image.of(8, 8, new float[3 * 64], quarter);

        Image read = writtenAndRead(black, ".jpg");

        assertThat(read.hasAlpha()).isFalse();
        assertThat(read.rgb()).usingComparatorWithPrecision(1.5f / 255).containsOnly(0.75f);
    }

    @Test
    void shouldWriteWebp() {
        // given pictures smooth enough for chroma of half the resolution
        Image opaque = Pictures.gradient(96, 64);
        Image translucent = Pictures.translucent(96, 64);

        // when
        Image readOpaque = writtenAndRead(opaque, ".webp");
        Image readTranslucent = writtenAndRead(translucent, ".webp");

        // then colours are near, and alpha is kept without loss
        assertThat(readOpaque.hasAlpha()).isFalse();
        assertThat(largestDifference(readOpaque.rgb(), opaque.rgb())).isLessThan(10f / 255);
        assertThat(largestDifference(readTranslucent.rgb(), opaque.rgb())).isLessThan(10f / 255);
        assertThat(largestDifference(
                        readTranslucent.alpha().orElseThrow(),
                        translucent.alpha().orElseThrow()))
                .isLessThanOrEqualTo(HALF_STEP_OF_8_BITS);
    }

    @ParameterizedTest
    @CsvSource({".png, png", ".jpg, JPEG", ".tif, tiff", ".webp, webp"})
    void shouldWriteTheFormatThatTheEndingNames(String ending, String format) throws IOException {
        Path file = folder.resolve("picture" + ending);

        OPAQUE.write(file);

        try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
            ImageReader reader = ImageIO.getImageReaders(in).next();
            assertThat(reader.getFormatName()).isEqualToIgnoringCase(format);
        }
    }

    @Test
    void shouldNameTheKnownEndings() {
        for (String name : new String[] {"picture.bmp", "picture", "png"}) {
            failureOf(folder.resolve(name)).withMessageContainingAll(name, ".png, .jpg, .jpeg, .tif, .tiff, .webp");
        }
    }

    @Test
    void shouldNameTheRemedyWhereNoWriterOfWebpIsInstalled() {
        assertThatExceptionOfType(ImageException.class)
                .isThrownBy(() -> ImageWriting.writer(Format.WEBP, Path.of("out.webp"), Collections.emptyIterator()))
                .withMessageContainingAll("out.webp", "WEBP", "com.github.usefulness:webp-imageio", "class path");
    }

    @Test
    void shouldRefuseADirectory() throws IOException {
        Path directory = Files.createDirectory(folder.resolve("gallery.png"));

        failureOf(directory).withMessageContainingAll(directory.toString(), "is a directory");
    }

    @Test
    void shouldRefuseAMissingFolder() {
        Path file = folder.resolve("missing").resolve("out.png");

        failureOf(file)
                .withMessageContainingAll(file.toString(), file.getParent().toString(), "no folder", "create it");
    }

    @Test
    void shouldRefuseAFolderThatMayNotBeWrittenTo() throws IOException {
        Assumptions.assumeTrue(
                Files.getFileStore(folder).supportsFileAttributeView("posix"), "needs POSIX permissions");
        Path locked = Files.createDirectory(folder.resolve("locked"));
        Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("r-xr-xr-x"));
        Assumptions.assumeFalse(Files.isWritable(locked), "this user may write everywhere");

        failureOf(locked.resolve("out.png")).withMessageContainingAll("out.png", "folder may not be written to");
    }

    @Test
    void shouldRefuseAFileSystemThatIsReadOnly() {
        Path inside = Path.of(URI.create("jrt:/java.base")).resolve("out.png");

        failureOf(inside).withMessageContainingAll("out.png", "folder may not be written to");
    }

    @Test
    void shouldRefuseAWriteProtectedFile() throws IOException {
        Path file = Files.createFile(folder.resolve("precious.png"));
        Assumptions.assumeTrue(file.toFile().setReadOnly(), "needs write protection");
        Assumptions.assumeFalse(Files.isWritable(file), "this user may write to every file");

        failureOf(file).withMessageContainingAll(file.toString(), "write-protected");
    }

    @Test
    void shouldRefuseALinkToNowhere() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link.png"), Path.of("nowhere.png"));

        failureOf(link).withMessageContainingAll(link.toString(), "symbolic link");
    }

    @Test
    void shouldLeaveNothingBehindAfterAFailure() throws IOException {
        Path directory = Files.createDirectory(folder.resolve("gallery.png"));

        failureOf(directory);
        failureOf(folder.resolve("out.gif"));

        assertThat(names(folder)).containsExactly("gallery.png");
    }

    @Test
    void shouldCheckWithoutWriting() throws IOException {
        Image.requireWritable(folder.resolve("out.png"));

        assertThat(names(folder)).isEmpty();
        assertThatExceptionOfType(ImageException.class)
                .isThrownBy(() -> Image.requireWritable(folder.resolve("out.doc")))
                .withMessageContaining("out.doc");
    }

    @Test
    void shouldWriteToThePresentFolder() throws IOException {
        // given a path without a folder
        Path file = Path.of("written-by-a-test.png");
        try {
            // when
            OPAQUE.write(file);

            // then
            assertThat(Image.read(file).width()).isEqualTo(30);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    @Test
    void shouldReplaceAFile() throws IOException {
        Path file = Files.writeString(folder.resolve("out.png"), "old", StandardCharsets.UTF_8);

        OPAQUE.write(file);

        assertThat(Image.read(file).width()).isEqualTo(30);
        assertThat(names(folder)).containsExactly("out.png");
    }

    private ThrowableAssertAlternative<ImageException> failureOf(Path path) {
        return assertThatExceptionOfType(ImageException.class).isThrownBy(() -> OPAQUE.write(path));
    }

    private Image writtenAndRead(Image image, String ending) {
        Path file = folder.resolve((image.hasAlpha() ? "translucent" : "opaque") + ending);
        image.write(file);
        return Image.read(file);
    }

    private static String[] names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toArray(String[]::new);
        }
    }
}
