package io.github.brushwork.benchmarks;

import java.io.Serializable;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
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
                .parent(withoutIncludes(general))
                .include("^" + Pattern.quote(benchmark) + "$")
                .forks(1)
                .verbosity(general.verbosity().orElse(VerboseMode.SILENT));
        parameters.forEach((name, values) -> builder.param(name, values.toArray(String[]::new)));
        return builder.build();
    }

    private static Options withoutIncludes(Options general) {
        return (Options) Proxy.newProxyInstance(
                Options.class.getClassLoader(), new Class<?>[] {Options.class}, new WithoutIncludes(general));
    }

    /**
     * JMH adds a parent's benchmarks to those named here, which would then all run in every step. Options travel to the
     * JVMs that are forked, and so does this.
     */
    private record WithoutIncludes(Options general) implements InvocationHandler, Serializable {

        @Override
        public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
            return method.getName().equals("getIncludes") ? List.of() : method.invoke(general, arguments);
        }
    }
}
