package io.github.brushwork.tools;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** docs/gallery.md shows the sheets of the program, their files and their code; nothing more and nothing less. */
class GalleryGuideTest {

    private static final Path GUIDE = Path.of("../docs/gallery.md");
    private static final Path FOLDER = Path.of("../docs/images/gallery");
    private static final Path SOURCE = Path.of("src/main/java/io/github/brushwork/tools/Sheets.java");

    @Test
    void shouldShowTheSheetsOfTheProgramInTheirOrder() throws IOException {
        List<String> shown = Pattern.compile("\\(images/gallery/(\\w+)\\.webp\\)")
                .matcher(Files.readString(GUIDE))
                .results()
                .map(match -> match.group(1))
                .toList();

        assertThat(shown).isEqualTo(names());
    }

    @Test
    void shouldHaveAFileForEachSheetAndNoOther() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(
                            names().stream().map(name -> name + ".webp").toList());
        }
    }

    @Test
    void shouldStaySmall() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            List<Long> bytes = files.map(file -> file.toFile().length()).toList();

            assertThat(bytes).allSatisfy(each -> assertThat(each).isLessThan(250_000));
            assertThat(bytes.stream().mapToLong(each -> each).sum()).isLessThan(2_500_000);
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void shouldShowTheCodeOfEachSheet(String name) throws IOException {
        MatchResult method = Pattern.compile("    private Sheet " + name + "\\(\\) \\{\n(.*?)\n    }\n", Pattern.DOTALL)
                .matcher(Files.readString(SOURCE))
                .results()
                .findFirst()
                .orElseThrow();

        assertThat(Files.readString(GUIDE))
                .contains("```java\n" + method.group(1).stripIndent() + "\n```\n");
    }

    static List<String> names() {
        return new Sheets(Pictures.samples()).all().stream().map(Sheet::name).toList();
    }
}
