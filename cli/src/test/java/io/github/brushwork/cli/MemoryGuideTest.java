package io.github.brushwork.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.brushwork.core.kernel.Kernels;
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

/** The table of memory by size says what a dry run says. */
class MemoryGuideTest {

    private static final Path PAGE = Path.of("..", "docs", "performance.md");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| +(\\d+) \\| +(\\d+) \\| +(\\d+) \\| +(\\d+) \\|$");
    private static final Pattern MEMORY = Pattern.compile("(\\d+) MiB of Java heap and (\\d+) MiB outside of it");

    /** Kernels of another machine's vectors, and more or fewer threads, need a little more or less. */
    private static final double PERCENT = 10;

    private record Row(String size, int javaHeap, int samediffHeap, int samediffOutside) {}

    static List<Row> rows() throws IOException {
        return ROW.matcher(Files.readString(PAGE))
                .results()
                .map(row -> new Row(row.group(1), number(row, 2), number(row, 3), number(row, 4)))
                .toList();
    }

    /** To see it takes that engine some seconds each. */
    static Stream<Row> firstAndLast() throws IOException {
        return Stream.of(rows().get(0), rows().get(4));
    }

    private static int number(MatchResult match, int group) {
        return Integer.parseInt(match.group(group));
    }

    private static MatchResult memory(String... arguments) {
        StylizeRun run = StylizeRun.of(arguments);
        return MEMORY.matcher(run.out()).results().findFirst().orElseThrow(() -> new AssertionError(run.err()));
    }

    @Test
    void shouldHaveATable() throws IOException {
        assertThat(rows()).hasSize(5);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void shouldTellTheMemoryOfTheJavaEngine(Row row) {
        assumeThat(Kernels.obstacleToVector())
                .as("vector kernels, which the table is for")
                .isEmpty();
        MatchResult memory = memory(
                "--dry-run", "--size", row.size(), "--engine", "java", "--threads", "2", "--weights", "calibrated");

        assertThat(number(memory, 1)).isCloseTo(row.javaHeap(), withinPercentage(PERCENT));
        assertThat(number(memory, 2)).isZero();
    }

    @ParameterizedTest
    @MethodSource("firstAndLast")
    void shouldTellTheMemoryOfTheSameDiffEngine(Row row) {
        MatchResult memory =
                memory("--dry-run", "--size", row.size(), "--engine", "samediff", "--weights", "calibrated");

        assertThat(number(memory, 1)).isCloseTo(row.samediffHeap(), withinPercentage(PERCENT));
        assertThat(number(memory, 2)).isCloseTo(row.samediffOutside(), withinPercentage(PERCENT));
    }
}
