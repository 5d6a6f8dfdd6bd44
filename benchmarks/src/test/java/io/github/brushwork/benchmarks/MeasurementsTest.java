package io.github.brushwork.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MeasurementsTest {

    private static final String FORWARD = "convolution.forward";
    private static final String LAYER = "64-64@256";
    /** 2 * 9 * 64 * 64 * 256 * 256. */
    private static final double LAYER_GIGAFLOP = 4.831838208;

    @TempDir
    private Path folder;

    @Test
    void shouldTakeTheMedianOfRatiosWithinRounds() throws IOException {
        // given a machine that is three times slower in the second round
        Measurements measurements = new JmhJson()
                .withConvolution(LAYER, "vector", 10, 30, 10)
                .withConvolution(LAYER, "plain", 40, 123, 42)
                .in(folder);

        assertThat(measurements.ratio(FORWARD, LAYER, "vector", "plain")).hasValue(4.1);
        assertThat(measurements.ratio(FORWARD, LAYER, "plain", "vector").orElseThrow())
                .isCloseTo(1 / 4.1, within(1e-12));
    }

    @Test
    void shouldRelateTheRateToThePeakOfTheSameRound() throws IOException {
        Measurements measurements = new JmhJson()
                .withPeak(100, 50)
                .withConvolution(LAYER, "vector", LAYER_GIGAFLOP * 10, LAYER_GIGAFLOP * 20)
                .in(folder);

        assertThat(measurements.ratio(FORWARD, LAYER, "vector", "peak").orElseThrow())
                .isCloseTo(1, within(1e-12));
    }

    @Test
    void shouldHaveNoRatioToWhatWasNotMeasured() throws IOException {
        Measurements measurements =
                new JmhJson().withConvolution(LAYER, "vector", 10).in(folder);

        assertThat(measurements.ratio(FORWARD, LAYER, "vector", "plain")).isEmpty();
        assertThat(measurements.ratio(FORWARD, LAYER, "vector", "peak")).isEmpty();
        assertThat(measurements.ratio(FORWARD, "3-64@256", "vector", "plain")).isEmpty();
    }

    @Test
    void shouldUnderstandOtherTimeUnits() throws IOException {
        Measurements measurements = new JmhJson()
                .with("EvaluationBenchmark.evaluate", Map.of("engine", "samediff", "size", "256"), "s/op", 1.5)
                .in(folder);

        assertThat(measurements.find("evaluation.evaluate", "256", "samediff"))
                .hasValueSatisfying(each -> assertThat(each.median()).isEqualTo(1500));
    }

    @Test
    void shouldRejectOtherModes() {
        JmhJson throughput =
                new JmhJson().with("GramBenchmark.gram", Map.of("matrix", "9x3", "kernels", "plain"), "ops/s", 1);

        assertThatThrownBy(() -> throughput.in(folder)).hasMessageContaining("ops/s");
    }

    @Test
    void shouldRejectOtherFiles() throws IOException {
        Path file = Files.writeString(folder.resolve("other.json"), "{}");

        assertThatThrownBy(() -> Measurements.read(file)).hasMessageContaining("other.json");
    }
}
