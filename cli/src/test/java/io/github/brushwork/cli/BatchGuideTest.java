package io.github.brushwork.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every command line of the page on batches is typed as it stands, with little pictures under the names it has. */
class BatchGuideTest {

    private static final Path PAGE = Path.of("..", "docs", "batch.md");
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");
    private static final Pattern FILE =
            Pattern.compile("(photos|paintings|waves|night|out|jobs|\\{)([/.].*|\\*.*|$|.*})");

    @TempDir
    private Path folder;

    @BeforeEach
    void setUp() throws IOException {
        Path photos = Files.createDirectory(folder.resolve("photos"));
        Path paintings = Files.createDirectory(folder.resolve("paintings"));
        SmallPictures.write(SmallPictures.HARBOUR, photos, "harbour.jpg");
        SmallPictures.write(SmallPictures.HARBOUR.resize(32, 40), photos, "street.jpg");
        SmallPictures.write(SmallPictures.PAINTING, paintings, "coast.png");
        SmallPictures.write(SmallPictures.PAINTING, folder, "waves.jpg");
        SmallPictures.write(SmallPictures.PAINTING.resize(40, 40), folder, "night.jpg");
        String table = Files.readString(PAGE).replaceFirst("(?s).*```csv\n(.*?)```.*", "$1");
        Files.writeString(
                folder.resolve("jobs.csv"),
                table.replaceAll("(?<=[,|\n])(photos|waves|night|out)(?=[/.])", folder + "/$1"));
    }

    static List<String> lines() throws IOException {
        try (Stream<String> lines = Files.lines(PAGE)) {
            return lines.filter(line -> line.startsWith("./stylize")).distinct().toList();
        }
    }

    private String[] arguments(String line) {
        List<String> arguments = new ArrayList<>();
        Matcher words = WORD.matcher(line);
        words.find();
        while (words.find()) {
            String word = words.group(1) == null ? words.group(2) : words.group(1);
            arguments.add(FILE.matcher(word).matches() ? folder + "/" + word : word);
        }
        if (!line.contains(" -o ")) {
            arguments.addAll(List.of("-o", folder + "/{content}-{style}.png"));
        }
        if (line.contains("--size")) {
            arguments.set(arguments.indexOf("--size") + 1, "32");
        } else {
            arguments.addAll(List.of("--size", "32"));
        }
        arguments.addAll(
                List.of("--iterations", "1", "--weights", "calibrated", "--width", "0.125", "--engine", "java"));
        return arguments.toArray(String[]::new);
    }

    @ParameterizedTest
    @MethodSource("lines")
    void shouldDoWhatEachLineSays(String line) {
        StylizeRun run = StylizeRun.of(arguments(line));

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.err()).doesNotContain("failed");
    }

    @Test
    void shouldPaintTheTable() {
        StylizeRun run =
                StylizeRun.of(arguments("./stylize batch --table jobs.csv -o out/{content}-{style}.png --size 384"));

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(folder.resolve("out")).isDirectoryContaining("glob:**/harbour-calm.png");
        assertThat(folder.resolve("out")).isDirectoryContaining("glob:**/harbour-wild.png");
        assertThat(folder.resolve("out")).isDirectoryContaining("glob:**/street-waves+night.png");
    }
}
