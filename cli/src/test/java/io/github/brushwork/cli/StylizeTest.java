package io.github.brushwork.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.brushwork.core.image.Image;
import io.github.brushwork.testing.RandomWeights;
import io.github.brushwork.testing.Vectors;
import io.github.brushwork.transfer.NetworkSource;
import io.github.brushwork.transfer.StyleTransfer;
import io.github.brushwork.transfer.StyleTransferResult;
import io.github.brushwork.transfer.record.TransferRecord;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class StylizeTest {

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private Path content;
    private Path style;

    /** Whatever weights this machine may have, the tests see an empty cache. */
    @BeforeEach
    void useAnEmptyCache() {
        System.setProperty("brushwork.cache", folder.resolve("cache").toString());
    }

    @AfterEach
    void forgetCache() {
        System.clearProperty("brushwork.cache");
    }

    @BeforeEach
    void drawPictures() {
        content = folder.resolve("a picture.png");
        style = folder.resolve("стиль.png");
        noise(40, 30, 1).write(content);
        noise(36, 36, 2).write(style);
    }

    private static Image noise(int width, int height, long seed) {
        float[] rgb = Vectors.gaussian(width * height * 3, seed);
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = Math.min(1, Math.max(0, 0.5f + 0.2f * rgb[i]));
        }
        return Image.of(width, height, rgb);
    }

    private int stylize(Object... arguments) {
        CommandLine command = Stylize.commandLine();
        command.setOut(new PrintWriter(out, true));
        command.setErr(new PrintWriter(err, true));
        return command.execute(List.of(arguments).stream().map(String::valueOf).toArray(String[]::new));
    }

    private int stylizeQuickly(Object... more) {
        List<Object> arguments = new ArrayList<>(
                List.of(content, style, "--weights", "calibrated", "--engine", "java", "--iterations", 2));
        arguments.addAll(List.of(more));
        return stylize(arguments.toArray());
    }

    @ParameterizedTest
    @ValueSource(strings = {"out.png", "out.jpg", "out.tif", "out.webp", "with space ü.png"})
    void shouldWriteThePictureInTheFormatOfItsName(String name) {
        Path output = folder.resolve(name);

        int code = stylizeQuickly("-o", output);

        assertThat(err.toString()).doesNotContain("stylize:");
        assertThat(code).isZero();
        assertThat(Image.read(output).width()).isEqualTo(40);
        assertThat(out.toString()).contains(name).contains("40 x 30").contains("2 iterations");
    }

    @Test
    void shouldReportProgressInLinesWithoutATerminal() {
        stylizeQuickly("-o", folder.resolve("out.png"));

        assertThat(err.toString()).contains("iteration 1 of 2, loss").contains("s left");
    }

    @Test
    void shouldTakeTheSizeThatIsAskedFor() {
        Path output = folder.resolve("out.png");

        stylizeQuickly("-o", output, "--size", 64);

        assertThat(Image.read(output).width()).isEqualTo(64);
        assertThat(Image.read(output).height()).isEqualTo(48);
    }

    @Test
    void shouldWriteARecordThatMakesThePictureAgain() {
        Path output = folder.resolve("out.png");

        int code = stylizeQuickly("-o", output, "--seed", 7, "--record");

        assertThat(code).isZero();
        TransferRecord record = TransferRecord.read(folder.resolve("out.png.json"));
        assertThat(record.seed()).isEqualTo(7);
        StyleTransferResult again = StyleTransfer.builder()
                .reproduce(record)
                .content(content)
                .style(style)
                .network(NetworkSource.calibrated())
                .engine("java")
                .build()
                .run();
        assertThat(record.describes(again)).isTrue();
    }

    @Test
    void shouldWriteNoRecordUnasked() {
        Path output = folder.resolve("out.png");

        stylizeQuickly("-o", output);

        assertThat(folder.resolve("out.png.json")).doesNotExist();
    }

    @Test
    void shouldStyleTheSamplesWithoutPictures() {
        Path output = folder.resolve("out.png");

        int code = stylize("--weights", "calibrated", "--size", 48, "--iterations", 1, "-o", output);

        assertThat(code).isZero();
        assertThat(Image.read(output).width()).isEqualTo(48);
    }

    @Test
    void shouldPaintWithNarrowerFeatures() {
        Path output = folder.resolve("narrow.png");

        int code = stylize(content, style, "--weights", "calibrated", "--width", 0.25, "--iterations", 1, "-o", output);

        assertThat(code).isZero();
        assertThat(output).exists();
    }

    @Test
    void shouldSayInOneLineThatItCalibratesWhenThereAreNoPretrainedWeights() {
        int code = stylize(content, style, "--size", 32, "--iterations", 1, "-o", folder.resolve("out.png"));

        assertThat(code).isZero();
        assertThat(err.toString().lines().filter(line -> line.contains("pretrained")))
                .containsExactly("no pretrained weights on this machine: taking features calibrated on the two"
                        + " pictures (\"stylize weights fetch\" gets pretrained ones)");
    }

    @Test
    void shouldPaintWithPretrainedWeightsThatAreOnTheMachine() {
        System.setProperty(
                "brushwork.weights",
                RandomWeights.write(folder.resolve("random.npz")).toString());
        try {
            stylize(content, style, "--size", 32, "--iterations", 1, "-o", folder.resolve("out.png"));
        } finally {
            System.clearProperty("brushwork.weights");
        }

        assertThat(err.toString()).doesNotContain("no pretrained weights");
        assertThat(out.toString()).contains("VGG16 from random.npz");
    }

    @Test
    void shouldWriteJpegsOfTheQualityThatIsAskedFor(@TempDir Path out) throws IOException {
        StylizeRun rough = StylizeRun.of(tiny(out.resolve("rough.jpg"), "--quality", "5"));
        StylizeRun fine = StylizeRun.of(tiny(out.resolve("fine.jpg")));
        StylizeRun refused = StylizeRun.of(tiny(out.resolve("out.png"), "--quality", "5"));

        assertThat(rough.code()).as(rough.err()).isZero();
        assertThat(fine.code()).as(fine.err()).isZero();
        assertThat(Files.size(out.resolve("rough.jpg"))).isLessThan(Files.size(out.resolve("fine.jpg")));
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err()).contains("a quality of 5", "PNG loses nothing");
    }

    private static String[] tiny(Path out, String... more) {
        return Stream.concat(
                        Stream.of(
                                "--size",
                                "32",
                                "--iterations",
                                "1",
                                "--weights",
                                "calibrated",
                                "--width",
                                "0.25",
                                "-o",
                                out.toString()),
                        Stream.of(more))
                .toArray(String[]::new);
    }

    @Test
    void shouldRefuseToCalibrateVgg19() {
        int code = stylize(content, style, "--weights", "calibrated", "--network", "vgg19");

        assertThat(code).isEqualTo(2);
        assertThat(err.toString()).contains("--weights calibrated", "vgg16").hasLineCount(1);
    }

    @ParameterizedTest
    @CsvSource({"--padding, zero, replicate", "--pooling, max, average"})
    void shouldPaintAnotherPictureWithAnotherNetwork(String option, String one, String other) {
        Path first = folder.resolve("first.png");
        Path second = folder.resolve("second.png");

        assertThat(stylizeQuickly("-o", first, option, one)).isZero();
        assertThat(stylizeQuickly("-o", second, option, other)).isZero();

        assertThat(Image.read(first).rgb()).isNotEqualTo(Image.read(second).rgb());
    }

    @Test
    void shouldPrintItsVersion() {
        assertThat(StylizeRun.of("--version").out()).matches("stylize \\d+\\.\\d+\\.\\d+(-SNAPSHOT)?\\R");
    }

    @Test
    void shouldExplainItself() {
        assertThat(stylize("--help")).isZero();
        assertThat(out.toString()).contains("--weights").contains("--preset").contains("two sample pictures");
    }

    @ParameterizedTest
    @CsvSource({
        "--preset, cubist, there is no preset, 2",
        "--engine, abacus, there is no engine, 2",
        "--weights, missing.h5, missing.h5, 1",
        "--network, vgg19, no weights, 1",
        "--size, 0, size 0, 2",
        "--iterations, -1, iterations -1, 2"
    })
    void shouldNameABadValueInOneLine(String option, String value, String message, int expectedCode) {
        Path output = folder.resolve("out.png");

        int code = stylize(content, style, "-o", output, option, value);

        assertThat(code).isEqualTo(expectedCode);
        assertThat(err.toString()).startsWith("stylize: ").contains(message).hasLineCount(1);
        assertThat(output).doesNotExist();
    }

    @Test
    void shouldRefuseAPictureThatIsNotThere() {
        int code = stylize(folder.resolve("nothing.jpg"), style);

        assertThat(code).isEqualTo(1);
        assertThat(err.toString()).contains("nothing.jpg").hasLineCount(1);
    }

    @Test
    void shouldRefuseAFileThatIsNotAPicture() throws IOException {
        Path text = Files.writeString(folder.resolve("text.png"), "not a picture");

        int code = stylize(content, text);

        assertThat(code).isEqualTo(1);
        assertThat(err.toString()).contains("text.png").hasLineCount(1);
    }

    @Test
    void shouldRefuseAFolderThatIsNotThereBeforeItComputes() {
        int code = stylizeQuickly("-o", folder.resolve("nowhere").resolve("out.png"));

        assertThat(code).isEqualTo(1);
        assertThat(err.toString()).contains("nowhere").doesNotContain("iteration");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--seed=x", "--unknown"})
    void shouldRefuseWrongArguments(String argument) {
        assertThat(stylize(argument)).isEqualTo(2);
    }

    @Test
    void shouldAskForAStyleWhenOnlyTheContentIsGiven() {
        assertThat(stylize(content)).isEqualTo(2);
        assertThat(err.toString()).contains("STYLE");
    }
}
