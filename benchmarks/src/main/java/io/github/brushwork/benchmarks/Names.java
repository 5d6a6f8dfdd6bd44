package io.github.brushwork.benchmarks;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Short names for what JMH names at length. */
final class Names {

    /** The parameters whose values compete with each other; all others say what is computed. */
    static final Set<String> CONTENDER_PARAMETERS = Set.of("engine", "kernels");

    private Names() {}

    /** From {@code io.github.brushwork.benchmarks.GramBenchmark.multiplyAdd} to {@code gram.multiplyAdd}. */
    static String shortName(String benchmark) {
        int method = benchmark.lastIndexOf('.');
        int type = benchmark.lastIndexOf('.', method - 1);
        String subject = benchmark.substring(type + 1, method).replaceFirst("Benchmark$", "");
        return subject.substring(0, 1).toLowerCase(Locale.ROOT) + subject.substring(1) + benchmark.substring(method);
    }

    /** The value of the parameter whose values compete; empty if there is none. */
    static String contender(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .filter(each -> CONTENDER_PARAMETERS.contains(each.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
    }

    /** The values of all other parameters in the order of their names, with commas between. */
    static String workload(Map<String, String> parameters) {
        SortedMap<String, String> others = new TreeMap<>(parameters);
        others.keySet().removeAll(CONTENDER_PARAMETERS);
        return String.join(",", others.values());
    }
}
