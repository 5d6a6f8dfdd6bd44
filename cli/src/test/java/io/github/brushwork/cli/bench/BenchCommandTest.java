package io.github.brushwork.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.brushwork.cli.StylizeRun;
import io.github.brushwork.transfer.TracePoint;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BenchCommandTest {

    @Test
    void shouldTimeEachEngine() {
        StylizeRun run = StylizeRun.of("bench", "--engines", "java,java-plain", "--sizes", "32", "--seconds", "0.1");

        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        List<String> lines = run.out().lines().toList();
        assertThat(lines).hasSize(3);
        assertThat(lines.get(0)).contains("size", "engine", "iteration");
        assertThat(lines.get(1)).matches(" +32  java +\\d+\\.\\d ms +1\\.00x +\\d+");
        assertThat(lines.get(2)).matches(" +32  java-plain +\\d+\\.\\d ms +\\d+\\.\\d\\dx +\\d+");
    }

    @Test
    void shouldTellProgramsInJson() throws IOException {
        StylizeRun run = StylizeRun.of("bench", "--engines", "java", "--sizes", "32", "--seconds", "0.1", "--json");

        assertThat(run.out()).hasLineCount(1);
        JsonNode timing = new ObjectMapper().readTree(run.out());
        assertThat(timing.get("size").asInt()).isEqualTo(32);
        assertThat(timing.get("engine").asText()).isEqualTo("java");
        assertThat(timing.get("milliseconds").asDouble()).isPositive();
        assertThat(timing.get("iterations").asInt()).isPositive();
    }

    @Test
    void shouldCountTheFirstIterationOfATurnOnlyWhereThereIsNoOther() {
        assertThat(Race.iterations(List.of(point(90), point(100), point(130))))
                .containsExactly(Duration.ofMillis(10), Duration.ofMillis(30));
        assertThat(Race.iterations(List.of(point(90)))).containsExactly(Duration.ofMillis(90));
    }

    private static TracePoint point(int elapsed) {
        return new TracePoint(1, 1, 1, 0, Map.of(), Duration.ofMillis(elapsed));
    }

    @ParameterizedTest
    @CsvSource({
        "--engines, abacus, there is no engine",
        "--sizes, 0, size 0",
        "--seconds, 0, --seconds 0.0: it must be more than 0",
        "--seconds, NaN, --seconds NaN: it must be more than 0"
    })
    void shouldSayInOneLineWhatIsWrong(String option, String value, String message) {
        StylizeRun run = StylizeRun.of("bench", option, value);

        assertThat(run.err()).startsWith("stylize: ").contains(message).hasLineCount(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.code()).isEqualTo(2);
    }
}
