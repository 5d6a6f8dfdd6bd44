package io.github.brushwork.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Made-up results in JMH's JSON. */
final class JmhJson {

    private static final String PACKAGE = "io.github.brushwork.benchmarks.";

    private final List<String> results = new ArrayList<>();

    /** Adds a benchmark whose rounds each had one iteration. */
    JmhJson with(String benchmark, Map<String, String> parameters, String unit, double... rounds) {
        String params = parameters.entrySet().stream()
                .map(each -> "\"" + each.getKey() + "\": \"" + each.getValue() + "\"")
                .collect(Collectors.joining(", ", "{", "}"));
        String raw = Arrays.stream(rounds)
                .mapToObj(each -> String.format(Locale.ROOT, "[%s]", each))
                .collect(Collectors.joining(", ", "[", "]"));
        results.add("{\"benchmark\": \"" + PACKAGE + benchmark + "\", \"mode\": \"avgt\", \"params\": " + params
                + ", \"primaryMetric\": {\"score\": 0, \"scoreUnit\": \"" + unit + "\", \"rawData\": " + raw + "}}");
        return this;
    }

    JmhJson withConvolution(String layer, String kernels, double... rounds) {
        return with("ConvolutionBenchmark.forward", Map.of("layer", layer, "kernels", kernels), "ms/op", rounds);
    }

    JmhJson withPeak(double... rounds) {
        return with("FmaPeakBenchmark.multiplyAdd", Map.of(), "ops/ns", rounds);
    }

    Measurements in(Path folder) throws IOException {
        Path file = folder.resolve("jmh.json");
        Files.writeString(file, "[" + String.join(",\n", results) + "]");
        return Measurements.read(file);
    }
}
