package io.github.brushwork.benchmarks;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;

/**
 * Runs JMH in rounds: in each round all steps in turn, in each step all that compete in turn, each in a JVM of its own.
 *
 * <p>JMH by itself runs all forks of one parameter before the next, so that a machine that grows slow in between favours
 * whoever came first. Here competitors follow each other within seconds, and a ratio is taken within a round. A round is a
 * fork in JMH's results.
 */
final class Rounds {

    private final Options general;
    private final PrintStream out;
    private final Map<String, BenchmarkParams> parameters = new TreeMap<>();
    private final Map<String, List<BenchmarkResult>> results = new TreeMap<>();
    private final List<String> failures = new ArrayList<>();

    Rounds(Options general, PrintStream out) {
        this.general = general;
        this.out = out;
    }

    void run(List<Step> steps, int rounds) throws RunnerException {
        // JMH passes on to standard output whatever the JVMs it forks print.
        PrintStream before = System.out;
        System.setOut(WithoutIncubatorWarning.before(before));
        try {
            runAll(steps, rounds);
        } finally {
            System.setOut(before);
        }
    }

    private void runAll(List<Step> steps, int rounds) throws RunnerException {
        for (int round = 1; round <= rounds; round++) {
            for (Step step : steps) {
                Collection<RunResult> found = new Runner(step.options(general)).run();
                found.forEach(this::keep);
                report("round " + round + "/" + rounds + "  " + step.description() + ": ", step, found);
            }
        }
    }

    private void keep(RunResult result) {
        String id = result.getParams().id();
        parameters.put(id, result.getParams());
        results.computeIfAbsent(id, key -> new ArrayList<>()).addAll(result.getBenchmarkResults());
    }

    private void report(String prefix, Step step, Collection<RunResult> found) {
        List<String> scores = found.stream().map(Rounds::score).toList();
        out.println(prefix + String.join(", ", scores));
        if (found.size() < step.contenders()) {
            failures.add(step.description() + " gave " + found.size() + " results in place of " + step.contenders()
                    + "; run it alone with \"-v NORMAL\" to see why");
            out.println("  " + failures.get(failures.size() - 1));
        }
    }

    private static String score(RunResult result) {
        BenchmarkParams params = result.getParams();
        Map<String, String> values = new TreeMap<>();
        params.getParamsKeys().forEach(key -> values.put(key, params.getParam(key)));
        String unit = result.getPrimaryResult().getScoreUnit();
        return (Names.contender(values) + " "
                        + Numbers.short3(result.getPrimaryResult().getScore()) + " " + unit)
                .trim();
    }

    /** What did not run. */
    List<String> failures() {
        return failures;
    }

    /** All results, the rounds of a benchmark as its forks. */
    Collection<RunResult> results() {
        List<RunResult> merged = new ArrayList<>();
        results.forEach((id, each) -> merged.add(new RunResult(parameters.get(id), each)));
        merged.sort(RunResult.DEFAULT_SORT_COMPARATOR);
        return merged;
    }
}
