package io.github.brushwork.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.brushwork.core.image.Image;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What only a real process shows. */
class StylizeProcessTest {

    private static final int TERMINATED = 143;

    @TempDir
    private Path folder;

    /** A signal that Windows does not have. SIGINT takes the same way, but a test's process may have been told to ignore it. */
    @Test
    @DisabledOnOs(OS.WINDOWS)
    void shouldSaveTheBestPictureWhenItIsTerminated() throws IOException, InterruptedException {
        Path output = folder.resolve("so far.png");
        Path checkpoint = folder.resolve("run.checkpoint");
        Path film = folder.resolve("film.gif");
        Path report = folder.resolve("report");

        try (StylizeProcess stylize =
                paint(output, "--record", "--checkpoint", checkpoint, "--evolution", film, "--report", report)) {
            stylize.awaitLine("iteration 100 of");
            stylize.process().toHandle().destroy();
            String rest = stylize.rest();

            assertThat(rest).contains("wrote " + output, "interrupted: ", "goes on from " + checkpoint);
            assertThat(stylize.process().waitFor()).isEqualTo(TERMINATED);
        }
        assertThat(Image.read(output).width()).isEqualTo(32);
        assertThat(folder.resolve("so far.png.json")).content().contains("INTERRUPTED");
        assertThat(checkpoint).isNotEmptyFile();
        assertThat(film).isNotEmptyFile();
        assertThat(report.resolve("index.html")).content().contains("because the run was interrupted");
    }

    /** The JVM itself warns of its incubating module. */
    @Test
    void shouldTellNothingIfAsked() throws IOException, InterruptedException {
        Path output = folder.resolve("quiet.png");

        try (StylizeProcess stylize = paintOnce(output, "--quiet")) {
            assertThat(stylize.rest().lines().filter(line -> !line.startsWith("WARNING: Using incubator modules")))
                    .isEmpty();
            assertThat(stylize.process().waitFor()).isZero();
        }
        assertThat(output).exists();
    }

    @Test
    void shouldTakeNamesWithSpacesAndLettersOfAnyLanguage() throws IOException, InterruptedException {
        Path content = folder.resolve("Der große Hafen.png");
        Path style = folder.resolve("波 & \"waves\".png");
        Path output = folder.resolve("Été à l'océan.png");
        Samples.harbour().resize(48, 32).write(content);
        Samples.painting().resize(48, 32).write(style);

        try (StylizeProcess stylize = paintOnce(output, content, style, "--record")) {
            assertThat(stylize.rest()).contains("wrote " + output);
            assertThat(stylize.process().waitFor()).isZero();
        }
        assertThat(output).exists();
        assertThat(folder.resolve("Été à l'océan.png.json")).exists();
    }

    /** As with {@code stylize --json | head -1}. */
    @Test
    void shouldEndWhenNobodyReadsItsLinesAnyMore() throws IOException, InterruptedException {
        Path output = folder.resolve("so far.png");

        try (StylizeProcess stylize = paint(output, "--json")) {
            stylize.awaitLine("\"event\":\"iteration\"");
            stylize.lines().close();

            assertThat(stylize.process().waitFor()).isZero();
        }
        assertThat(output).exists();
    }

    /** Before it paints, not after. Root may write anywhere, but not into a file as if it were a folder. */
    @Test
    void shouldRefuseAPlaceWhereNothingCanBeWritten() throws IOException, InterruptedException {
        Path file = Files.createFile(folder.resolve("file"));

        try (StylizeProcess stylize = paint(file.resolve("out.png"))) {
            assertThat(stylize.rest()).contains("stylize: ", file.toString()).doesNotContain("iteration", "\tat ");
            assertThat(stylize.process().waitFor()).isEqualTo(1);
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void shouldRefuseAFolderThatIsReadOnly() throws IOException, InterruptedException {
        Path readOnly = Files.createDirectory(folder.resolve("read only"));
        Files.setPosixFilePermissions(readOnly, PosixFilePermissions.fromString("r-xr-xr-x"));
        assumeThat(Files.isWritable(readOnly)).as("root may write anywhere").isFalse();

        try (StylizeProcess stylize = paint(readOnly.resolve("out.png"))) {
            assertThat(stylize.rest())
                    .contains("stylize: ", readOnly.toString())
                    .doesNotContain("iteration");
            assertThat(stylize.process().waitFor()).isEqualTo(1);
        }
    }

    /** A limit on the size of files stands for a disk that fills up while the picture is written. */
    @Test
    @DisabledOnOs(OS.WINDOWS)
    void shouldKeepThePictureOfBeforeWhenTheDiskIsFull() throws IOException, InterruptedException {
        Path output = folder.resolve("out.png");
        Samples.painting().resize(8, 8).write(output);
        byte[] before = Files.readAllBytes(output);

        try (StylizeProcess stylize = start(List.of("sh", "-c", "ulimit -f 1 && exec \"$@\"", "sh"), output, 64, 1)) {
            assertThat(stylize.rest()).contains("stylize: ", "out.png").doesNotContain("\tat ");
            assertThat(stylize.process().waitFor()).isEqualTo(1);
        }
        assertThat(output).hasBinaryContent(before);
        assertThat(folder).isDirectoryNotContaining("glob:**.tmp");
    }

    @Test
    void shouldEndWithItsExitCode() throws IOException, InterruptedException {
        try (StylizeProcess stylize = StylizeProcess.start("--size", 0)) {
            assertThat(stylize.rest()).contains("stylize: size 0: ");
            assertThat(stylize.process().waitFor()).isEqualTo(2);
        }
    }

    private static StylizeProcess paint(Path output, Object... more) throws IOException {
        return start(List.of(), output, 32, 1000, more);
    }

    private static StylizeProcess paintOnce(Path output, Object... more) throws IOException {
        return start(List.of(), output, 32, 1, more);
    }

    private static StylizeProcess start(List<String> through, Path output, int size, int iterations, Object... more)
            throws IOException {
        List<Object> arguments = new ArrayList<>(List.of(more));
        arguments.addAll(
                List.of("--weights", "calibrated", "--width", 0.25, "--engine", "java", "--optimizer", "adam"));
        arguments.addAll(List.of("--size", size, "--iterations", iterations, "-o", output));
        return StylizeProcess.start(through, arguments.toArray());
    }
}
