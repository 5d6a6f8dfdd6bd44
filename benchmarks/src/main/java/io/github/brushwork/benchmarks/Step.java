package io.github.brushwork.benchmarks;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * One workload of one benchmark with those that compete for it: what is run one right after the other.
 *
 * @param benchmark full name of the benchmark's method
 * @param parameters values by parameter: one of each parameter but of the one whose values compete
 */
record Step(String benchmark, Map<String, List<String>> parameters) {

    /** How many results the step should give. */
    int contenders() {
        return parameters.values().stream().mapToInt(List::size).reduce(1, Math::multiplyExact);
    }

    /** For messages, for example {@code evaluation.evaluate 512}. */
    String description() {
        StringBuilder text = new StringBuilder(Names.shortName(benchmark));
        parameters.forEach((name, values) -> {
            if (!Names.CONTENDER_PARAMETERS.contains(name)) {
                text.append(' ').append(String.join(" ", values));
            }
        });
        return text.toString();
    }

    /** What JMH is told: one fork for each contender, because the rounds are ours. */
    Options options(Options general) {
        ChainedOptionsBuilder builder = new OptionsBuilder()
                .parent(general)
                .include("^" + Pattern.quote(benchmark) + "$")
                .forks(1)
                .verbosity(general.verbosity().orElse(VerboseMode.SILENT));
        parameters.forEach((name, values) -> builder.param(name, values.toArray(String[]::new)));
        return builder.build();
    }
}
