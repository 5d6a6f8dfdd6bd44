package io.github.brushwork.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

/**
 * The measurements of one run.
 *
 * @param all in the order of JMH's results
 */
record Measurements(List<Measurement> all) {

    /** Stands for the machine's peak where a contender is asked for. */
    static final String PEAK = "peak";

    static final String PEAK_BENCHMARK = "fmaPeak.multiplyAdd";

    /** Reads JMH's JSON. */
    static Measurements read(Path file) throws IOException {
        JsonNode results = new ObjectMapper().readTree(file.toFile());
        if (!results.isArray()) {
            throw new IOException(
                    file + " does not hold results of JMH: it is no list; give the file that a run wrote");
        }
        List<Measurement> all = new ArrayList<>();
        results.forEach(result -> all.add(measurement(result)));
        return new Measurements(all);
    }

    private static Measurement measurement(JsonNode result) {
        Map<String, String> parameters = new TreeMap<>();
        result.path("params")
                .properties()
                .forEach(each -> parameters.put(each.getKey(), each.getValue().asText()));
        JsonNode metric = result.get("primaryMetric");
        double factor = factor(metric.get("scoreUnit").asText());
        double[] rounds = StreamSupport.stream(metric.get("rawData").spliterator(), false)
                .mapToDouble(round -> factor * median(round))
                .toArray();
        return new Measurement(
                Names.shortName(result.get("benchmark").asText()),
                Names.workload(parameters),
                Names.contender(parameters),
                rounds);
    }

    private static double median(JsonNode iterations) {
        return Numbers.median(StreamSupport.stream(iterations.spliterator(), false)
                .mapToDouble(JsonNode::asDouble)
                .toArray());
    }

    /** To milliseconds, or to GFLOP/s for the peak, which JMH gives in operations per nanosecond. */
    private static double factor(String unit) {
        return switch (unit) {
            case "ms/op", "ops/ns" -> 1;
            case "s/op" -> 1e3;
            case "us/op" -> 1e-3;
            case "ns/op" -> 1e-6;
            default ->
                throw new IllegalArgumentException("cannot read a score in " + unit
                        + "; do not change the benchmarks' mode, and leave the time unit at ns, us, ms or s");
        };
    }

    Optional<Measurement> find(String benchmark, String workload, String contender) {
        return all.stream()
                .filter(each -> each.benchmark().equals(benchmark)
                        && each.workload().equals(workload)
                        && each.contender().equals(contender))
                .findFirst();
    }

    Optional<Measurement> peak() {
        return find(PEAK_BENCHMARK, "", "");
    }

    /**
     * How many times as fast one is as another: the median of the ratios within each round.
     *
     * @param benchmark short name
     * @param workload the workload
     * @param contender whose speed is asked for
     * @param reference another contender, or {@link #PEAK}
     * @return nothing if one of them was not measured
     */
    OptionalDouble ratio(String benchmark, String workload, String contender, String reference) {
        Optional<Measurement> first = find(benchmark, workload, contender);
        boolean toPeak = reference.equals(PEAK);
        Optional<Measurement> second = toPeak ? peak() : find(benchmark, workload, reference);
        if (first.isEmpty() || second.isEmpty()) {
            return OptionalDouble.empty();
        }
        return toPeak
                ? medianOfRatios(first.get().rates(), second.get().rounds())
                : medianOfRatios(second.get().rounds(), first.get().rounds());
    }

    private static OptionalDouble medianOfRatios(double[] above, double[] below) {
        int rounds = Math.min(above.length, below.length);
        return rounds == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(Numbers.median(IntStream.range(0, rounds)
                        .mapToDouble(i -> above[i] / below[i])
                        .toArray()));
    }
}
