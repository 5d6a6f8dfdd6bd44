package io.github.brushwork.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {

    @TempDir
    private Path folder;

    @Test
    void shouldPrintATableOfTimesRatesAndRatios() throws IOException {
        Measurements measurements = new JmhJson()
                .withPeak(200)
                .withConvolution("64-64@256", "plain", 48.31838208)
                .withConvolution("64-64@256", "vector", 12.07959552)
                .withConvolution("512-512@32", "vector", 20)
                .in(folder);

        assertThat(new Report(measurements).markdown()).isEqualTo("""
                A column a / b says how many times as fast a is as b.

                The machine's fp32 FMA peak: 200 GFLOP/s.

                ### convolution.forward

                | workload   | vector ms | plain ms | vector GFLOP/s | vector / peak | vector / plain |
                | ---------- | --------: | -------: | -------------: | ------------: | -------------: |
                | 64-64@256  |      12.1 |     48.3 |            400 |          2.00 |           4.00 |
                | 512-512@32 |      20.0 |        - |            242 |          1.21 |              - |

                """);
    }

    @Test
    void shouldPutTheFirstEngineBesideAllOthers() throws IOException {
        Measurements measurements = new JmhJson()
                .with("EvaluationBenchmark.evaluate", Map.of("engine", "libtorch", "size", "512"), "ms/op", 3200)
                .with("EvaluationBenchmark.evaluate", Map.of("engine", "java-vector", "size", "512"), "ms/op", 800)
                .with("EvaluationBenchmark.evaluate", Map.of("engine", "samediff", "size", "512"), "ms/op", 8000)
                .in(folder);

        assertThat(new Report(measurements).markdown())
                .contains("java-vector / samediff | java-vector / libtorch |")
                .containsPattern("10\\.0 \\| +4\\.00 \\|");
    }
}
