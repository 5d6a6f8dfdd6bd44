package io.github.brushwork.core.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WithoutDisplayTest {

    @TempDir
    Path folder;

    /** Run in a JVM of its own: writes, reads and resizes a picture of every format. */
    static final class Main {

        public static void main(String[] folder) {
            for (String ending : new String[] {".png", ".jpg", ".tif", ".webp"}) {
                Path file = Path.of(folder[0], "picture" + ending);
                Pictures.translucent(20, 10).write(file);
                System.out.print(Image.read(file).resize(7, 5).width());
            }
        }
    }

    @Test
    void shouldNeedNoDisplayEvenIfAwtIsNotHeadless() throws IOException, InterruptedException {
        // given a JVM that is told that there is a display where there is none
        ProcessBuilder command = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.awt.headless=false",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                folder.toString());
        command.environment().remove("DISPLAY");
        command.redirectError(folder.resolve("errors").toFile());

        // when
        Process process = command.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        // then
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(folder.resolve("errors")).content().doesNotContain("Exception");
        assertThat(output).isEqualTo("7777");
    }
}
