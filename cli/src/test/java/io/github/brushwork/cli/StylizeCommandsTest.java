package io.github.brushwork.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.brushwork.core.image.Image;
import io.github.brushwork.transfer.settings.Preset;
import io.github.brushwork.transfer.settings.Presets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StylizeCommandsTest {

    private static final List<String> TINY =
            List.of("--size", "32", "--weights", "calibrated", "--width", "0.25", "--engine", "java");

    @TempDir
    private Path folder;

    private static StylizeRun stylize(List<String> first, List<String> more) {
        List<String> arguments = new ArrayList<>(first);
        arguments.addAll(more);
        return StylizeRun.of(arguments.toArray(String[]::new));
    }

    private StylizeRun paint(String name, String... more) {
        List<String> arguments = new ArrayList<>(TINY);
        arguments.addAll(List.of("-o", folder.resolve(name).toString()));
        return stylize(List.of(more), arguments);
    }

    @Test
    void shouldPaintTheSameWithAndWithoutTheNameOfTheCommand() {
        paint("without.png", "--iterations", "2");
        paint("with.png", "run", "--iterations", "2");

        assertThat(Image.read(folder.resolve("with.png"))).isEqualTo(Image.read(folder.resolve("without.png")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--iterations 20 --preset draft --iterations 30|--iterations",
                "run --quiet -o out.png -q|--quiet",
                "estimate --seed 1 --size 32 --seed 2|--seed",
            })
    void shouldRefuseAnOptionThatIsGivenTwice(String arguments, String option) {
        StylizeRun run = StylizeRun.of(arguments.split(" "));

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).startsWith("stylize: " + option + " is given twice: leave one of them out (see stylize");
    }

    @Test
    void shouldMixSeveralStyles() {
        Path harbour = save("harbour.png", Samples.harbour());
        Path painting = save("painting.png", Samples.painting());

        assertThat(paintStyles("both.png", harbour, painting, harbour).code()).isZero();
        paintStyles("one.png", harbour, painting);
        paintStyles("weighted.png", harbour, painting, harbour, "--style-weights", "9,1");

        Image one = Image.read(folder.resolve("one.png"));
        assertThat(Image.read(folder.resolve("both.png"))).isNotEqualTo(one);
        assertThat(Image.read(folder.resolve("weighted.png"))).isNotEqualTo(Image.read(folder.resolve("both.png")));
    }

    private Path save(String name, Image image) {
        Path file = folder.resolve(name);
        image.withLongerSide(48).write(file);
        return file;
    }

    private StylizeRun paintStyles(String name, Object... arguments) {
        List<String> texts = new ArrayList<>(List.of("--iterations", "2"));
        List.of(arguments).forEach(argument -> texts.add(argument.toString()));
        return paint(name, texts.toArray(String[]::new));
    }

    @Test
    void shouldLeaveAMaskedPartOfTheOutputAsItIs() {
        Path content = save("content.png", Samples.harbour());
        Path style = save("style.png", Samples.painting());
        Path mask = save("mask.png", Image.of(2, 1, new float[] {0, 0, 0, 1, 1, 1}));

        paintStyles("masked.png", content, style, "--output-mask", mask, "--scales", "1");

        Image result = Image.read(folder.resolve("masked.png"));
        Image plain = Image.read(content).withLongerSide(32);
        assertThat(result.rgb()[0]).isCloseTo(plain.rgb()[0], org.assertj.core.api.Assertions.within(1 / 255f));
        assertThat(result).isNotEqualTo(plain);
    }

    /** Stopped after 2 of 6 iterations by its time limit, or by chance later: the rest is painted as if never stopped. */
    @Test
    void shouldGoOnWithARunThatWasStopped() {
        Path checkpoint = folder.resolve("run.checkpoint");
        String[] run = {"--iterations", "6", "--checkpoint", checkpoint.toString(), "--checkpoint-every", "0s"};
        paint("whole.png", "--iterations", "6");
        paint("half.png", with(run, "--time-limit", "1s"));

        StylizeRun resumed = paint("resumed.png", with(new String[] {"resume"}, run));

        assertThat(resumed.err()).doesNotContain("stylize:");
        assertThat(Image.read(folder.resolve("resumed.png"))).isEqualTo(Image.read(folder.resolve("whole.png")));
    }

    @Test
    void shouldMakeARecordedResultAgain() {
        paint("first.png", "--iterations", "2", "--seed", "7", "--start", "noise=20", "--record");
        String record = folder.resolve("first.png.json").toString();

        StylizeRun again = paint("again.png", "--reproduce", record);
        StylizeRun other = paint("other.png", "--reproduce", record, "--style-weight", "2");

        assertThat(again.err()).doesNotContain("stylize:");
        assertThat(Image.read(folder.resolve("again.png"))).isEqualTo(Image.read(folder.resolve("first.png")));
        assertThat(other.code()).isEqualTo(1);
        assertThat(other.err()).contains("style.weight");
    }

    @Test
    void shouldComputeOnAsManyThreadsAsItIsGiven() {
        StylizeRun run = StylizeRun.of(
                "--size",
                "32",
                "--weights",
                "calibrated",
                "--width",
                "0.25",
                "--iterations",
                "1",
                "--threads",
                "3",
                "-o",
                folder.resolve("out.png").toString());

        assertThat(run.out()).contains("3 threads");
    }

    @Test
    void shouldEndEarlyWhenTheLossHardlyChanges() {
        StylizeRun run = paint("early.png", "--iterations", "50", "--stop-change", "0.9");

        assertThat(run.out()).contains("after 1 iterations");
    }

    @Test
    void shouldReadEachStyleAtASizeOfItsOwn() {
        paint("usual.png", "--iterations", "1");
        paint("large.png", "--iterations", "1", "--style-sizes", "64");

        assertThat(Image.read(folder.resolve("large.png"))).isNotEqualTo(Image.read(folder.resolve("usual.png")));
    }

    private static String[] with(String[] first, String... more) {
        List<String> all = new ArrayList<>(List.of(first));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    @Test
    void shouldTellProgressAndResultToPrograms() throws IOException {
        StylizeRun run = paint("told.png", "--iterations", "2", "--json");

        List<JsonNode> lines = new ArrayList<>();
        for (String line : run.out().lines().toList()) {
            lines.add(new ObjectMapper().readTree(line));
        }
        assertThat(lines)
                .extracting(line -> line.get("event").asText())
                .containsExactly("iteration", "iteration", "saved");
        JsonNode second = lines.get(1);
        assertThat(second.get("iteration").asInt()).isEqualTo(2);
        assertThat(second.get("iterations").asInt()).isEqualTo(2);
        double sum = 0;
        for (JsonNode contribution : second.get("contributions")) {
            sum += contribution.asDouble();
        }
        assertThat(sum).isCloseTo(second.get("loss").asDouble(), withinPercentage(0.001));
        assertThat(second.get("elapsed").asDouble()).isPositive();
        assertThat(lines.get(2).get("file").asText()).endsWith("told.png");
        assertThat(lines.get(2).get("stopped").asText()).isEqualTo("ITERATIONS");
        assertThat(lines.get(2).get("loss")).isEqualTo(second.get("loss"));
        assertThat(run.err()).doesNotContain("iteration");
    }

    @Test
    void shouldTellNothingIfAsked() {
        StylizeRun run = paint("untold.png", "--iterations", "1", "--quiet");

        assertThat(run.out() + run.err()).isEmpty();
        assertThat(folder.resolve("untold.png")).exists();
        assertThat(StylizeRun.of("--quiet", "--json").err())
                .contains("contradict")
                .hasLineCount(1);
    }

    @Test
    void shouldAskForTheCheckpointToResume() {
        StylizeRun run = StylizeRun.of("resume");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("--checkpoint FILE").hasLineCount(1);
    }

    @Test
    void shouldEstimateWhatAPictureNeeds() {
        StylizeRun run = stylize(List.of("estimate"), TINY);

        assertThat(run.out()).matches("32 x 21 pixels: \\d+ MiB of Java heap .* at most \\d+ pixels fit\\R");
        assertThat(run.code()).isZero();
    }

    @Test
    void shouldListPresetsInWords() {
        assertThat(StylizeRun.of("presets").out().lines())
                .hasSameSizeAs(Presets.all())
                .allSatisfy(line -> assertThat(Presets.all())
                        .extracting(Preset::name)
                        .contains(line.substring(0, line.indexOf(' '))))
                .contains(
                        "draft            VGG16, at most 256 pixels, 30 iterations of L-BFGS with a memory of 20",
                        "crowsonkb        VGG19, 512 pixels, 500 iterations of Adam of learning rate 0.02, beta2 0.99"
                                + " within [0.0, 1.0], giving the running average of decay 0.99");
    }

    @Test
    void shouldListEngines() {
        StylizeRun engines = StylizeRun.of("engines");
        assertThat(engines.out())
                .contains("java-vector", "java-plain", "samediff")
                .containsPattern("(?m)^\\* java");
        assertThat(engines.code()).isZero();
    }

    @Test
    void shouldShowWhereItFailedOnlyIfAsked() {
        assertThat(StylizeRun.of("--size", "0").err()).hasLineCount(1);
        assertThat(StylizeRun.of("--size", "0", "--verbose").err()).contains("\tat io.github.brushwork");
        assertThat(StylizeRun.of("estimate", "--size", "0", "--verbose").err()).contains("\tat io.github.brushwork");
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "estimate", "resume", "judge", "presets", "engines", "weights"})
    void shouldExplainEachCommandInLinesThatFitATerminal(String command) {
        StylizeRun run = StylizeRun.of(command, "--help");

        assertThat(run.code()).isZero();
        assertThat(run.out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
    }

    @Test
    void shouldGroupItsOptions() {
        assertThat(StylizeRun.of("--help").out().lines())
                .containsSubsequence(
                        "Pictures:",
                        "Settings:",
                        "What is compared (by default as the preset says):",
                        "Colours (by default as the preset says):",
                        "Painting (by default as the preset says):",
                        "Optimizer (by default as the preset says):",
                        "Network:",
                        "Engine:",
                        "Run:",
                        "Output:",
                        "Messages:",
                        "How it came about:",
                        "Commands:");
    }

    @Test
    void shouldPrintACompletionThatBashUnderstands() throws IOException, InterruptedException {
        assumeThat(Path.of("/bin/bash")).as("bash, which checks the script").exists();
        Path script = folder.resolve("completion");
        Files.writeString(script, StylizeRun.of("generate-completion").out());

        Process bash = new ProcessBuilder("/bin/bash", "-n", script.toString())
                .inheritIO()
                .start();

        assertThat(bash.waitFor()).isZero();
        assertThat(script).content().contains("--style-layer-weights", "estimate");
    }
}
