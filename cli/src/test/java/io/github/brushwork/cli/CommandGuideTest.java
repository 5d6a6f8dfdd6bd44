package io.github.brushwork.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.brushwork.core.image.Image;
import io.github.brushwork.transfer.settings.PresetJson;
import io.github.brushwork.transfer.settings.Presets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** Every command line on the pages is typed as it stands, painting nothing. */
class CommandGuideTest {

    private static final Path PAGE = Path.of("..", "docs", "command.md");
    private static final Path REPORT_PAGE = Path.of("..", "docs", "report.md");
    private static final Set<String> OTHERS =
            Set.of("batch", "presets", "engines", "bench", "weights", "estimate", "judge", "generate-completion");

    private static final Image PICTURE = Samples.painting().resize(48, 32);

    @TempDir
    private Path folder;

    static List<String> lines() throws IOException {
        try (Stream<String> page = Files.lines(PAGE);
                Stream<String> reportPage = Files.lines(REPORT_PAGE)) {
            return Stream.concat(page, reportPage)
                    .filter(line -> line.startsWith("./stylize"))
                    .distinct()
                    .toList();
        }
    }

    private static List<String> arguments(String line) {
        String typed = line.replaceFirst(" > .*", "");
        return Arrays.stream(typed.split(" ")).skip(1).toList();
    }

    @ParameterizedTest
    @MethodSource("lines")
    void shouldUnderstandEachLine(String line) {
        CommandLine command = Stylize.commandLine();

        command.parseArgs(arguments(line).toArray(String[]::new));
    }

    static List<String> painting() throws IOException {
        return lines().stream()
                .filter(line -> arguments(line).stream().noneMatch(OTHERS::contains))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("painting")
    void shouldDoWhatEachLineSays(String line) throws IOException {
        List<String> arguments = new ArrayList<>();
        for (String argument : arguments(line)) {
            arguments.add(Arrays.stream(argument.split(",")).map(this::there).collect(Collectors.joining(",")));
        }
        if (!arguments.contains("--dry-run")) {
            arguments.add("--dry-run");
        }
        if (!arguments.contains("--weights")) {
            arguments.addAll(List.of("--weights", "calibrated", "--width", "0.125"));
        }

        StylizeRun run = StylizeRun.of(arguments.toArray(String[]::new));

        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
    }

    /** A file as in the page, made where the test may write. */
    private String there(String name) {
        if (name.matches("[a-z-]+\\.(png|jpg)") && !name.equals("result.png")) {
            Path file = folder.resolve(name);
            PICTURE.write(file);
            return file.toString();
        }
        return switch (name) {
            case "mine.json" -> settings().toString();
            case "used.json" -> folder.resolve(name).toString();
            case "result.png.json" -> record().toString();
            default -> name;
        };
    }

    private Path record() {
        Path result = folder.resolve("result.png");
        StylizeRun.of(
                "--size",
                "32",
                "--iterations",
                "1",
                "--weights",
                "calibrated",
                "--width",
                "0.25",
                "--record",
                "--quiet",
                "--engine",
                "java",
                "-o",
                result.toString());
        return folder.resolve("result.png.json");
    }

    private Path settings() {
        try {
            return Files.writeString(folder.resolve("mine.json"), PresetJson.write(Presets.draft()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void shouldShowEveryOptionOfRun() throws IOException {
        String page = Files.readString(PAGE);

        assertThat(Stylize.commandLine().getSubcommands().get("run").getCommandSpec().options().stream()
                        .filter(option -> !option.inherited())
                        .map(OptionSpec::longestName)
                        .filter(name -> !Set.of("--help", "--version", "--network", "--output")
                                .contains(name)))
                .allSatisfy(name -> assertThat(page).contains(name));
    }
}
