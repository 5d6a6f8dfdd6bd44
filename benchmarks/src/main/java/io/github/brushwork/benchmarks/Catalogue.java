package io.github.brushwork.benchmarks;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.BenchmarkListEntry;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.VerboseMode;

/** The benchmarks of this module, as JMH's annotation processor listed them. */
final class Catalogue {

    /**
     * A benchmark.
     *
     * @param name full name of its method
     * @param parameters the default values of its parameters, by name
     */
    record Entry(String name, SortedMap<String, List<String>> parameters) {}

    private final List<Entry> entries;

    Catalogue(List<Entry> entries) {
        this.entries = List.copyOf(entries);
    }

    static Catalogue ofThisModule() {
        return matching(List.of(), List.of());
    }

    /** The benchmarks whose full name matches one of the first and none of the second regular expressions. */
    static Catalogue matching(List<String> includes, List<String> excludes) {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        Collection<BenchmarkListEntry> found = BenchmarkList.defaultList()
                .find(
                        OutputFormatFactory.createFormatInstance(nowhere, VerboseMode.SILENT),
                        includes.isEmpty() ? List.of(".*") : includes,
                        excludes);
        return new Catalogue(found.stream()
                .map(each -> new Entry(each.getUsername(), parameters(each)))
                .toList());
    }

    private static SortedMap<String, List<String>> parameters(BenchmarkListEntry entry) {
        SortedMap<String, List<String>> parameters = new TreeMap<>();
        entry.getParams().orElse(Map.of()).forEach((name, values) -> parameters.put(name, Arrays.asList(values)));
        return parameters;
    }

    List<Entry> entries() {
        return entries;
    }

    /** The benchmark of a short name such as {@code gram.multiplyAdd}. */
    Entry named(String shortName) {
        return entries.stream()
                .filter(each -> Names.shortName(each.name()).equals(shortName))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no benchmark \"" + shortName + "\"; there is "
                        + String.join(
                                ", ",
                                entries.stream()
                                        .map(each -> Names.shortName(each.name()))
                                        .toList())));
    }

    /**
     * One step for each workload of a benchmark.
     *
     * @param entry the benchmark
     * @param chosen values that take the place of the defaults, by parameter
     */
    static List<Step> steps(Entry entry, Map<String, List<String>> chosen) {
        List<Map<String, List<String>>> combinations = List.of(Map.of());
        for (Map.Entry<String, List<String>> parameter : entry.parameters().entrySet()) {
            List<String> values = chosen.getOrDefault(parameter.getKey(), parameter.getValue());
            combinations = extend(combinations, parameter.getKey(), values);
        }
        return combinations.stream().map(each -> new Step(entry.name(), each)).toList();
    }

    private static List<Map<String, List<String>>> extend(
            List<Map<String, List<String>>> combinations, String name, List<String> values) {
        List<List<String>> choices = Names.CONTENDER_PARAMETERS.contains(name)
                ? List.of(values)
                : values.stream().map(List::of).toList();
        List<Map<String, List<String>>> extended = new ArrayList<>();
        for (Map<String, List<String>> combination : combinations) {
            for (List<String> choice : choices) {
                Map<String, List<String>> longer = new TreeMap<>(combination);
                longer.put(name, choice);
                extended.add(longer);
            }
        }
        return extended;
    }
}
