package io.github.brushwork.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.brushwork.core.image.Image;
import java.io.IOException;
import java.nio.file.Path;
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

        try (StylizeProcess stylize = paint(output, "--record", "--checkpoint", checkpoint)) {
            stylize.awaitLine("iteration 100 of");
            stylize.process().toHandle().destroy();
            String rest = stylize.rest();

            assertThat(rest).contains("wrote " + output, "interrupted: ", "goes on from " + checkpoint);
            assertThat(stylize.process().waitFor()).isEqualTo(TERMINATED);
        }
        assertThat(Image.read(output).width()).isEqualTo(32);
        assertThat(folder.resolve("so far.png.json")).content().contains("INTERRUPTED");
        assertThat(checkpoint).isNotEmptyFile();
    }

    private static StylizeProcess paint(Path output, Object... more) throws IOException {
        Object[] arguments = {
            "--weights",
            "calibrated",
            "--width",
            "0.25",
            "--size",
            32,
            "--iterations",
            1000,
            "--optimizer",
            "adam",
            "--engine",
            "java",
            "-o",
            output
        };
        Object[] all = new Object[arguments.length + more.length];
        System.arraycopy(arguments, 0, all, 0, arguments.length);
        System.arraycopy(more, 0, all, arguments.length, more.length);
        return StylizeProcess.start(all);
    }

    /** The JVM itself warns of its incubating module. */
    @Test
    void shouldTellNothingIfAsked() throws IOException, InterruptedException {
        Path output = folder.resolve("quiet.png");

        try (StylizeProcess stylize = StylizeProcess.start(
                "--quiet",
                "--weights",
                "calibrated",
                "--width",
                "0.25",
                "--size",
                32,
                "--iterations",
                1,
                "-o",
                output)) {
            assertThat(stylize.rest().lines().filter(line -> !line.startsWith("WARNING: Using incubator modules")))
                    .isEmpty();
            assertThat(stylize.process().waitFor()).isZero();
        }
        assertThat(output).exists();
    }

    @Test
    void shouldEndWithItsExitCode() throws IOException, InterruptedException {
        try (StylizeProcess stylize = StylizeProcess.start("--size", 0)) {
            assertThat(stylize.rest()).contains("stylize: size 0: ");
            assertThat(stylize.process().waitFor()).isEqualTo(1);
        }
    }
}
