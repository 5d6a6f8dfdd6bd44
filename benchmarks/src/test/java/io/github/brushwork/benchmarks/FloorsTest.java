package io.github.brushwork.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.brushwork.benchmarks.Floors.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FloorsTest {

    private static final String LAYER = "64-64@256";

    @TempDir
    private Path folder;

    @Test
    void shouldReadFloors() throws IOException {
        Path file = Files.writeString(folder.resolve("floors.properties"), """
                # a comment
                gram.gram.65536x128.vector/peak = 0.5
                backprop.evaluate.block1,512.vector/plain = 3
                """);

        assertThat(Floors.read(file))
                .containsExactly(
                        new Floor("backprop.evaluate", "block1,512", "vector", "plain", 3),
                        new Floor("gram.gram", "65536x128", "vector", "peak", 0.5));
    }

    @Test
    void shouldRejectWhatIsNoFloor() throws IOException {
        assertThatThrownBy(() -> Floor.parse("gram.vector/peak", "1")).hasMessageContaining("gram.vector/peak");
        assertThatThrownBy(() -> Floor.parse("gram.gram.9x3.vector/peak", "much"))
                .hasMessageContaining("much");
        assertThatThrownBy(() -> Floor.parse("gram.gram.9x3.vector/peak", "0")).hasMessageContaining("greater than 0");
        Path empty = Files.createFile(folder.resolve("empty.properties"));
        assertThatThrownBy(() -> Floors.read(empty)).hasMessageContaining("empty.properties");
    }

    @Test
    void shouldMeasureEachContenderOnce() {
        List<Floor> floors = List.of(
                new Floor("convolution.forward", LAYER, "vector", "plain", 2),
                new Floor("convolution.forward", LAYER, "vector", "peak", 1),
                new Floor("backprop.evaluate", "block1,512", "vector", "plain", 2));

        assertThat(Floors.steps(floors, Catalogue.ofThisModule()))
                .containsExactly(
                        new Step(FmaPeakBenchmark.class.getName() + ".multiplyAdd", Map.of()),
                        new Step(
                                BackpropBenchmark.class.getName() + ".evaluate",
                                Map.of(
                                        "block",
                                        List.of("block1"),
                                        "size",
                                        List.of("512"),
                                        "kernels",
                                        List.of("plain", "vector"))),
                        new Step(
                                ConvolutionBenchmark.class.getName() + ".forward",
                                Map.of("layer", List.of(LAYER), "kernels", List.of("plain", "vector"))));
    }

    @Test
    void shouldNameTheBenchmarksThereAre() {
        List<Floor> floors = List.of(new Floor("pooling.forward", "64", "vector", "plain", 2));

        assertThatThrownBy(() -> Floors.steps(floors, Catalogue.ofThisModule()))
                .hasMessageContaining("pooling.forward")
                .hasMessageContaining("gram.multiplyAdd");
    }

    @Test
    void shouldFailUnderTheFloor() throws IOException {
        Measurements measurements = new JmhJson()
                .withConvolution(LAYER, "vector", 10)
                .withConvolution(LAYER, "plain", 25)
                .in(folder);

        Verdict held = judge(measurements, 2.5);
        Verdict lost = judge(measurements, 2.6);

        assertThat(held.holds()).isTrue();
        assertThat(lost.holds()).isFalse();
        assertThat(lost.message())
                .isEqualTo("convolution.forward 64-64@256: vector/plain is 2.50, but should be at least 2.6");
    }

    @Test
    void shouldFailWithoutAResult() throws IOException {
        Measurements measurements =
                new JmhJson().withConvolution(LAYER, "plain", 25).in(folder);

        Verdict verdict = judge(measurements, 2);

        assertThat(verdict.holds()).isFalse();
        assertThat(verdict.message()).contains("was not measured");
    }

    private static Verdict judge(Measurements measurements, double least) {
        Floor floor = new Floor("convolution.forward", LAYER, "vector", "plain", least);
        return Floors.judge(List.of(floor), measurements).get(0);
    }

    @Test
    void shouldHoldFloorsForBenchmarksThatExist() throws IOException {
        List<Floor> floors = Floors.read(Path.of("floors.properties"));

        assertThat(Floors.steps(floors, Catalogue.ofThisModule())).isNotEmpty();
    }
}
