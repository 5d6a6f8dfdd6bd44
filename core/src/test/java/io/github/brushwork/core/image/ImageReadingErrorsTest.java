package io.github.brushwork.core.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ImageReadingErrorsTest {

    @TempDir
    Path folder;

    @Test
    void shouldNameAMissingFileAndWhereItWasLookedFor() {
        Path missing = Path.of("no-such-folder", "missing.png");

        failureOf(missing)
                .withMessageContainingAll(
                        missing.toString(),
                        "no such file",
                        Path.of("").toAbsolutePath().toString())
                .withCauseInstanceOf(NoSuchFileException.class);
    }

    @Test
    void shouldRefuseADirectory() {
        failureOf(folder).withMessageContainingAll(folder.toString(), "directory", "give a file");
    }

    @Test
    void shouldRefuseAFileThatMayNotBeRead() throws IOException {
        Path file = Files.write(folder.resolve("secret.png"), new byte[1]);
        Assumptions.assumeTrue(Files.getFileStore(file).supportsFileAttributeView("posix"), "needs POSIX permissions");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
        Assumptions.assumeFalse(Files.isReadable(file), "this user may read everything");

        failureOf(file)
                .withMessageContainingAll(file.toString(), "permission")
                .withCauseInstanceOf(AccessDeniedException.class);
    }

    @Test
    void shouldRefuseAnEmptyFile() throws IOException {
        Path file = Files.createFile(folder.resolve("empty.jpg"));

        failureOf(file).withMessageContainingAll(file.toString(), "is empty");
    }

    @Test
    void shouldRefuseWhatIsNoImage() throws IOException {
        Path file = Files.writeString(folder.resolve("notes.png"), "This is a note and not a picture.\n");

        failureOf(file).withMessageContainingAll(file.toString(), "not an image", "PNG, JPEG, TIFF or WebP");
    }

    @Test
    void shouldRefuseAStreamThatFails() {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("line is dead");
            }
        };

        assertThatExceptionOfType(ImageException.class)
                .isThrownBy(() -> Image.read(broken))
                .withMessageContainingAll("stream", "line is dead")
                .havingCause()
                .withMessage("line is dead");
    }

    static Stream<Named<byte[]>> wholeFiles() {
        Image image = Pictures.gradient(48, 32);
        Image translucent = Pictures.translucent(48, 32);
        byte[] noise = new byte[48 * 32 * 4];
        new Random(1).nextBytes(noise);
        return Stream.of(
                Named.of("PNG", new PngBuilder(48, 32, 8, PngBuilder.RGBA).pixels(noise)),
                Named.of("PNG of the JDK", written(image, ".png")),
                Named.of("JPEG", written(image, ".jpg")),
                Named.of("JPEG of CMYK", Jpegs.withAdobe(Jpegs.of(48, 32, 4, noise), 0)),
                Named.of("TIFF", new TiffBuilder(48, 32, 8, 4, TiffBuilder.RGB, noise).build()),
                Named.of("TIFF of the JDK", written(translucent, ".tif")),
                Named.of("WebP, lossy", written(image, ".webp")),
                Named.of("WebP, lossy with alpha", written(translucent, ".webp")),
                Named.of("WebP, lossless", Webps.of(image.toBufferedImage(), "Lossless")));
    }

    @ParameterizedTest
    @MethodSource("wholeFiles")
    void shouldNoticeEveryTruncation(byte[] file) {
        Warnings.of(() -> {
            assertThat(read(file).width()).isEqualTo(48);
            for (int part = 1; part < 40; part++) {
                int length = file.length * part / 40;
                assertThatExceptionOfType(ImageException.class)
                        .as("%d of %d bytes", length, file.length)
                        .isThrownBy(() -> read(Arrays.copyOf(file, length)))
                        .withMessageStartingWith("cannot read image from the stream: it is ");
            }
        });
    }

    @ParameterizedTest
    @MethodSource("wholeFiles")
    void shouldThrowNothingElseForDamagedFiles(byte[] file) {
        Random random = new Random(2);
        Warnings.of(() -> {
            for (int round = 0; round < 60; round++) {
                readDamaged(file.clone(), random);
            }
        });
    }

    private static void readDamaged(byte[] file, Random random) {
        for (int i = 0; i < 4; i++) {
            file[random.nextInt(file.length)] = (byte) random.nextInt();
        }
        try {
            // A changed sample is no error, but there must be a whole picture then.
            Image image = read(file);
            assertThat(image.rgb()).hasSize(3 * image.width() * image.height());
        } catch (ImageException e) {
            assertThat(e).hasMessageStartingWith("cannot read image");
        }
    }

    @Test
    void shouldSayThatATruncatedFileIsTruncated() throws IOException {
        for (String ending : new String[] {".png", ".jpg", ".webp"}) {
            byte[] file = written(Pictures.gradient(48, 32), ending);
            Path cut = Files.write(folder.resolve("cut" + ending), Arrays.copyOf(file, file.length * 3 / 4));

            failureOf(cut).withMessageContainingAll(cut.toString(), "truncated", "copy or export it anew");
        }
    }

    @Test
    void shouldRefuseJpegWhoseDataAreBroken() {
        // given a JPEG that states more rows than it has
        byte[] jpeg = written(Pictures.gradient(48, 32), ".jpg");
        int frame = new String(jpeg, StandardCharsets.ISO_8859_1).indexOf("\u00ff\u00c0");
        jpeg[frame + 5] = 4; // 1056 rows instead of 32

        assertThatExceptionOfType(ImageException.class)
                .isThrownBy(() -> read(jpeg))
                .withMessageContaining("it is truncated");
    }

    @Test
    void shouldReadJpegWithStrayBytes() {
        // given a JPEG with zeros after its end, which some cameras leave
        byte[] jpeg = written(Pictures.gradient(48, 32), ".jpg");
        byte[] stray = Arrays.copyOf(jpeg, jpeg.length + 7);

        assertThat(read(stray)).isEqualTo(read(jpeg));
    }

    @Test
    void shouldRefuseHeadersThatPromiseMoreThanAnArrayHolds() {
        byte[] png = new PngBuilder(2_000_000_000, 2_000_000_000, 8, PngBuilder.RGB).withoutPixels();
        byte[] tiff = new TiffBuilder(100_000, 100_000, 8, 3, TiffBuilder.RGB, new byte[30]).build();

        for (byte[] bomb : new byte[][] {png, tiff}) {
            assertThatExceptionOfType(ImageException.class)
                    .isThrownBy(() -> read(bomb))
                    .withMessageContainingAll("000 x ", "more elements than a Java array can hold", "smaller image");
        }
    }

    @Test
    void shouldRefuseHeadersThatPromiseMoreThanTheHeapHolds() {
        // given as many pixels as fit into an array but not into this heap
        int side = 26_000;
        Assumptions.assumeTrue(
                12L * side * side > Runtime.getRuntime().maxMemory(), "this heap is as large as Java's arrays");
        byte[] png = new PngBuilder(side, side, 8, PngBuilder.RGB).withoutPixels();

        assertThatExceptionOfType(ImageException.class)
                .isThrownBy(() -> read(png))
                .withMessageContainingAll("26000 x 26000", "MB", "-Xmx");
    }

    private static byte[] written(Image image, String ending) {
        try {
            Path file = Files.createTempFile("picture", ending);
            try {
                image.write(file);
                return Files.readAllBytes(file);
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ThrowableAssertAlternative<ImageException> failureOf(Path path) {
        return assertThatExceptionOfType(ImageException.class).isThrownBy(() -> Image.read(path));
    }

    private static Image read(byte[] file) {
        return Image.read(new ByteArrayInputStream(file));
    }
}
