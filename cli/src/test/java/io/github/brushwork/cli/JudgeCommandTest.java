package io.github.brushwork.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.brushwork.core.image.Image;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class JudgeCommandTest {

    @TempDir
    private Path folder;

    private String harbour;
    private String painting;

    @BeforeEach
    void writePictures() {
        harbour = written("harbour.png", Samples.harbour().resize(48, 32));
        painting = written("painting.png", Samples.painting().resize(48, 32));
    }

    private String written(String name, Image image) {
        Path file = folder.resolve(name);
        image.write(file);
        return file.toString();
    }

    private record Run(int code, String out, String err) {

        static Run of(String... arguments) {
            StringWriter out = new StringWriter();
            StringWriter err = new StringWriter();
            CommandLine command = JudgeCommand.commandLine()
                    .setOut(new PrintWriter(out, true))
                    .setErr(new PrintWriter(err, true));
            String[] all = Stream.concat(
                            Arrays.stream(arguments),
                            Stream.of("--weights", "calibrated", "--width", "0.25", "--engine", "java"))
                    .toArray(String[]::new);
            return new Run(command.execute(all), out.toString(), err.toString());
        }

        String row(String figure) {
            return out.lines()
                    .filter(line -> line.startsWith(figure + " "))
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Test
    void shouldPutResultsSideBySide() {
        Run run = Run.of(harbour, painting, "--content", harbour, "--style", painting);

        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        assertThat(run.out().lines().findFirst().orElseThrow()).matches("figure +harbour.png +painting.png");
        assertThat(run.row("SSIM with the content")).matches(".* 1\\.000 +-?0\\.\\d+");
        assertThat(run.row("colour distance from the style")).matches(".* 0\\.\\d+ +0\\.000");
    }

    @Test
    void shouldNotJudgeAtTheLayersOfThePreset() {
        Run balanced = Run.of(harbour, "--content", harbour, "--style", painting);
        Run seed = Run.of(harbour, "--content", harbour, "--style", painting, "--preset", "seed");

        assertThat(balanced.out()).contains("distance, relu4_3").doesNotContain("relu4_2", "relu5_1");
        assertThat(seed.out()).contains("distance, relu4_2").doesNotContain("relu4_3", "relu5_1");
    }

    @Test
    void shouldJudgeAtTheLayersThatAreNamed() {
        Run run = Run.of(harbour, "--layers", "relu1_2,relu2_2", "--format", "markdown");

        assertThat(run.out())
                .startsWith("| figure | harbour.png |\n| --- | ---: |\n")
                .contains("| content distance, relu2_2 |")
                .doesNotContain("relu3");
    }

    @Test
    void shouldRefuseANamedLayerThatThePresetUses() {
        Run run = Run.of(harbour, "--layers", "relu1_1");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).startsWith("judge: layers [relu1_1]").contains("used");
    }

    @Test
    void shouldWeightStyles() {
        Run one = Run.of(
                painting, "--style", painting, "--style", harbour, "--style-weights", "1,0", "--layers", "relu1_2");
        Run both = Run.of(painting, "--style", painting, "--style", harbour, "--layers", "relu1_2");

        assertThat(one.row("colour distance from the style")).endsWith(" 0.000");
        assertThat(both.row("colour distance from the style")).doesNotEndWith(" 0.000");
    }

    @Test
    void shouldSayThatWeightsAndStylesDoNotMatch() {
        Run run = Run.of(harbour, "--style", painting, "--style-weights", "1,2");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("2 weights").contains("1 styles");
    }

    @Test
    void shouldRefuseResultsOfDifferentSizes() {
        String small = written("small.png", Samples.harbour().resize(40, 32));

        Run run = Run.of(harbour, small, "--layers", "relu1_2");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("40 x 32").contains("48 x 32");
    }
}
