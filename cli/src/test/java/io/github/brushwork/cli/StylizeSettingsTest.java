package io.github.brushwork.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.brushwork.core.Padding;
import io.github.brushwork.core.image.Image;
import io.github.brushwork.transfer.settings.Border;
import io.github.brushwork.transfer.settings.Preset;
import io.github.brushwork.transfer.settings.PresetJson;
import io.github.brushwork.transfer.settings.Presets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What options make of the settings, as a dry run tells. */
class StylizeSettingsTest {

    @TempDir
    private Path folder;

    private static Path content;
    private static Path style;

    @BeforeAll
    static void drawPictures(@TempDir Path pictures) {
        content = pictures.resolve("content.png");
        style = pictures.resolve("style.png");
        Samples.harbour().withLongerSide(48).write(content);
        Samples.painting().withLongerSide(48).write(style);
    }

    private static String dryRun(String... more) {
        String[] arguments = new String[more.length + 1];
        arguments[0] = "--dry-run";
        System.arraycopy(more, 0, arguments, 1, more.length);
        StylizeRun run = StylizeRun.of(arguments);
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        return run.out();
    }

    /** On small pictures and a narrow network. */
    private static String settings(String... more) {
        List<String> arguments =
                new ArrayList<>(List.of(content.toString(), style.toString(), "--engine", "java-plain"));
        arguments.addAll(List.of("--weights", "calibrated", "--width", "0.125"));
        arguments.addAll(List.of(more));
        return settingsIn(dryRun(arguments.toArray(String[]::new)));
    }

    private static String settingsIn(String plan) {
        return plan.lines()
                .filter(line -> line.startsWith("settings"))
                .findFirst()
                .orElseThrow()
                .replaceFirst("settings +", "");
    }

    @Test
    void shouldSayWhatItWouldDo() {
        assertThat(dryRun(
                        "--size",
                        "300",
                        "--engine",
                        "java-plain",
                        "--weights",
                        "calibrated",
                        "--width",
                        "0.25",
                        "-o",
                        "later.png"))
                .startsWith("""
                        content     the sample harbour, 768 x 512 pixels
                        style       the sample painting, 640 x 512 pixels
                        result      later.png, 300 x 200 pixels
                        iterations  100 at 300 pixels
                        settings    balanced with size.type longerSide, size.pixels 300
                        weights     calibrated features of width 0.25
                        engine      java-plain
                        """)
                .containsPattern(
                        "memory +\\d+ MiB of Java heap and 0 MiB outside of it, which fits; at most \\d+ pixels fit\\R$");
        assertThat(Path.of("later.png")).doesNotExist();
    }

    @Test
    void shouldTakeThePresetAsItIs() {
        assertThat(settings()).isEqualTo("balanced");
        assertThat(settings("--preset", "neuralStyle")).isEqualTo("neuralStyle");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    --style-weight        | 2.5               | style.weight 2.5
                    --content-weight      | 3                 | content.weight 3.0
                    --total-variation     | 7                 | smoothing.weight 7.0
                    --content-layers      | relu2_2           | content.layers[0].layer relu2_2, content.layers[0].weight 1.0
                    --content-layers      | relu2_2=2,relu4_2 | content.layers[0].layer relu2_2, content.layers[0].weight 2.0, content.layers[1].weight 1.0
                    --style-layers        | relu1_2=0.5       | style.layers[0].layer relu1_2, style.layers[0].weight 0.5
                    --style-layer-weights | 2:1:1:1:0         | style.layers[0].weight 0.4, style.layers[1].weight 0.2, style.layers[2].weight 0.2, style.layers[3].weight 0.2, style.layers[4].weight 0.0
                    --style-measure       | moments           | style.measure.type moments, style.measure.meanWeight 1.0, style.measure.deviationWeight 1.0
                    --style-measure       | histogram         | style.measure.type histogram
                    --style-measure       | sliced            | style.measure.type slicedWasserstein
                    --blending            | losses            | style.blending LOSSES
                    --style-fit           | keep_aspect       | style.fit KEEP_ASPECT
                    --gradients           | normalized        | gradients NORMALIZED
                    --pooling             | max               | network.pooling MAX
                    --colour              | luminance         | colour.type luminanceOnly, colour.luminance REC_601
                    --colour              | chroma            | colour.type chromaOfContent
                    --colour              | content           | colour.type recolourContent
                    --iterations          | 7                 | minimisation.iterations 7
                    --scales              | 0.5,1             | scales.type stages, scales.stages[0].fraction 0.5
                    --start               | grey              | start.type grey
                    --start               | noise=20          | start.type noise, start.deviation 20.0
                    --start               | uniform_noise     | start.type uniformNoise
                    --start               | style_statistics  | start.type styleStatistics
                    --strength            | 0.5               | strength 0.5
                    --padding             | reflect           | network.border.type everywhere, network.border.padding REFLECT
                    --memory              | 7                 | minimisation.optimizer.memory 7
                    --optimizer           | adam              | minimisation.optimizer.type adam, minimisation.optimizer.schedule.type constant, minimisation.optimizer.schedule.rate 10.0
                    """)
    void shouldChangeTheSetting(String option, String value, String expected) {
        assertThat(settings(option, value)).startsWith("balanced with ").contains(expected);
    }

    @Test
    void shouldMakeTheNetworkOneOfTheSettings() {
        assertThat(settingsIn(dryRun(content.toString(), style.toString(), "--network", "vgg19")))
                .contains("network.architecture VGG19");
    }

    @Test
    void shouldRecolourByAnyMethod() {
        assertThat(settings("--colour", "style", "--colour-method", "pca", "--colour-space", "linear"))
                .contains("colour.type recolourStyle", "PCA", "LINEAR");
        assertThat(settings("--colour", "result", "--colour-method", "histograms"))
                .contains("colour.type recolourResult", "istogram");
        assertThat(settings("--colour", "luminance", "--luminance", "lab")).contains("colour.luminance LAB");
        assertThat(settings("--colour", "style", "--colour-method", "principal_histograms"))
                .contains("rincipalHistograms");
        assertThat(settings("--colour", "style", "--colour-method", "distribution"))
                .contains("istribution");
    }

    @Test
    void shouldTakeAnotherOptimizer() {
        assertThat(settings("--optimizer", "adam", "--learning-rate", "0.5")).contains("adam", "rate 0.5");
        assertThat(settings("--optimizer", "gradient_descent", "--learning-rate", "0.5"))
                .contains("gradientDescent", "rate 0.5");
    }

    @Test
    void shouldChangeOnlyWhatIsAskedOfThePresetsOptimizer() {
        assertThat(settings("--preset", "crowsonkb", "--optimizer", "adam", "--learning-rate", "0.5"))
                .isEqualTo("crowsonkb with minimisation.optimizer.schedule.rate 0.5");
        assertThat(settings("--preset", "crowsonkb", "--optimizer", "adam")).isEqualTo("crowsonkb");
    }

    @Test
    void shouldKeepThePresetsBoundsWithAnotherOptimizer() {
        assertThat(settings("--preset", "crowsonkb", "--optimizer", "lbfgs"))
                .contains("optimizer.type lbfgs, minimisation.optimizer.memory 20")
                .doesNotContain("bounds");
    }

    @Test
    void shouldStartFromAPicture() {
        Path start = folder.resolve("start.png");
        Image.of(2, 1, new float[6]).write(start);

        assertThat(settings("--start", start.toString())).contains("start.type given");
    }

    @Test
    void shouldReadTheSettingsThatItSaves() throws IOException {
        Path file = folder.resolve("settings.json");
        Path again = folder.resolve("again.json");

        settings(
                "--preset", "draft", "--style-weight", "3", "--padding", "reflect", "--save-settings", file.toString());
        settings("--settings", file.toString(), "--save-settings", again.toString());

        Preset saved = PresetJson.read(Files.readString(file));
        assertThat(saved.name()).isEqualTo("draft");
        assertThat(saved.style().weight()).isEqualTo(3);
        assertThat(saved.network().border()).isEqualTo(Border.everywhere(Padding.REFLECT));
        assertThat(again).hasSameTextualContentAs(file);
        assertThat(folder).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void shouldPrintAPresetThatItTakesAsSettings() throws IOException {
        Path file = folder.resolve("crowsonkb.json");
        Files.writeString(file, StylizeRun.of("presets", "crowsonkb").out());

        assertThat(settings("--settings", file.toString())).isEqualTo("crowsonkb");
        assertThat(PresetJson.values(PresetJson.read(Files.readString(file))))
                .isEqualTo(PresetJson.values(Presets.crowsonkb()));
    }

    @Test
    void shouldSayWhatIsWrongInASettingsFile() throws IOException {
        Path file = folder.resolve("broken.json");
        Files.writeString(
                file, PresetJson.write(Presets.balanced()).replace("\"strength\" : 1.0", "\"strength\" : 7.0"));

        StylizeRun run = StylizeRun.of("--dry-run", "--settings", file.toString());

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err())
                .startsWith("stylize: settings " + file + ": ")
                .contains("strength", "7")
                .hasLineCount(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    --learning-rate 0.1                      | 2 | goes with --optimizer adam
                    --optimizer adam --memory 3              | 2 | goes with --optimizer lbfgs
                    --optimizer gradient_descent             | 2 | needs a --learning-rate
                    --checkpoint-every 5m                    | 2 | goes with --checkpoint
                    --checkpoint a.bin --checkpoint-every x  | 2 | write it as 20, 90s, 5m or 2h
                    --checkpoint a.bin --checkpoint-every 0  | 2 | there must be at least 1
                    --time-limit soon                        | 2 | write it as 90s, 5m or 2h
                    --time-limit 0s                          | 2 | must be more than 0
                    --stop-change -1                         | 2 | -1
                    --threads 0                              | 2 | --threads 0
                    --threads 2 --engine samediff            | 2 | goes with an engine in Java
                    --luminance lab                          | 2 | goes with --colour luminance or chroma
                    --colour style --luminance lab           | 2 | goes with --colour luminance or chroma
                    --colour chroma --colour-method pca      | 2 | goes with --colour style, content or result
                    --colour-space linear                    | 2 | goes with --colour style, content or result
                    --width 0.5                              | 2 | goes with --weights calibrated
                    --size 0                                 | 2 | size 0
                    --start nowhere.png                      | 1 | nowhere.png
                    --style-masks a.png --style-labels b.png --content-labels c.png | 2 | use one of them
                    --start noise=much                       | 2 | is not a number
                    --style-measure colour                   | 2 | expected one of
                    --style-weights 1,2                      | 2 | has 2 values, but there is 1 style
                    --style-sizes 100,200                    | 2 | has 2 values, but there is 1 style
                    --content-labels labels.png              | 2 | --style-labels
                    --settings none.json                     | 1 | cannot read the settings none.json
                    --settings none.json --preset draft      | 2 | use one of them
                    --reproduce none.json --preset draft     | 2 | use one of them
                    --reproduce none.json                    | 1 | none.json
                    --preset cubism                          | 2 | there is no preset "cubism"
                    --style-layer-weights 1:2                | 2 | layer weights "1:2"
                    --no-such-option                         | 2 | Unknown option
                    """)
    void shouldSayInOneLineWhatIsWrong(String arguments, int code, String message) {
        StylizeRun run = StylizeRun.of(("--dry-run " + content + " " + style + " " + arguments).split(" "));

        assertThat(run.err()).startsWith("stylize: ").contains(message).hasLineCount(1);
        assertThat(run.code()).isEqualTo(code);
        assertThat(run.out()).isEmpty();
    }
}
