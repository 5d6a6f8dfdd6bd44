package io.github.brushwork.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** Tables of what was measured, a benchmark a table, with ratios between those that compete and to the machine's peak. */
final class Report {

    private static final String NOTHING = "-";
    /** The order of columns; every ratio is of the first that was measured. */
    private static final List<String> CONTENDERS =
            List.of("vector", "plain", "java-vector", "java-plain", "samediff", "libtorch");

    private final Measurements measurements;

    Report(Measurements measurements) {
        this.measurements = measurements;
    }

    /** All tables, in Markdown. */
    String markdown() {
        StringBuilder text = new StringBuilder("A column a / b says how many times as fast a is as b.\n\n");
        measurements
                .peak()
                .ifPresent(peak -> text.append("The machine's fp32 FMA peak: ")
                        .append(Numbers.short3(peak.median()))
                        .append(" GFLOP/s.\n\n"));
        for (String benchmark : benchmarks()) {
            text.append("### ")
                    .append(benchmark)
                    .append("\n\n")
                    .append(table(benchmark))
                    .append('\n');
        }
        return text.toString();
    }

    private Set<String> benchmarks() {
        return measurements.all().stream()
                .filter(each -> !each.contender().isEmpty())
                .map(Measurement::benchmark)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private MarkdownTable table(String benchmark) {
        List<Measurement> own = measurements.all().stream()
                .filter(each -> each.benchmark().equals(benchmark))
                .toList();
        List<String> contenders = CONTENDERS.stream()
                .filter(name -> own.stream().anyMatch(each -> each.contender().equals(name)))
                .toList();
        MarkdownTable table = new MarkdownTable(header(contenders));
        Set<String> workloads =
                own.stream().map(Measurement::workload).collect(Collectors.toCollection(LinkedHashSet::new));
        workloads.stream().sorted(Report::bySize).forEach(workload -> table.add(row(benchmark, workload, contenders)));
        return table;
    }

    /** Larger work last, whatever JMH's order of texts is. */
    private static int bySize(String a, String b) {
        return a.length() == b.length() ? a.compareTo(b) : Integer.compare(a.length(), b.length());
    }

    private List<String> header(List<String> contenders) {
        String first = contenders.get(0);
        List<String> cells = new ArrayList<>(List.of("workload"));
        contenders.forEach(each -> cells.add(each + " ms"));
        cells.add(first + " GFLOP/s");
        references(contenders).forEach(each -> cells.add(first + " / " + each));
        return cells;
    }

    private List<String> row(String benchmark, String workload, List<String> contenders) {
        String first = contenders.get(0);
        List<String> cells = new ArrayList<>(List.of(workload));
        contenders.forEach(each -> cells.add(number(benchmark, workload, each, Measurement::median)));
        cells.add(number(benchmark, workload, first, each -> Numbers.median(each.rates())));
        references(contenders).forEach(each -> cells.add(ratio(benchmark, workload, first, each)));
        return cells;
    }

    /** What the first contender is compared with. */
    private List<String> references(List<String> contenders) {
        List<String> references = new ArrayList<>();
        measurements.peak().ifPresent(peak -> references.add(Measurements.PEAK));
        references.addAll(contenders.subList(1, contenders.size()));
        return references;
    }

    private String number(String benchmark, String workload, String contender, ToDoubleFunction<Measurement> property) {
        return measurements
                .find(benchmark, workload, contender)
                .map(each -> Numbers.short3(property.applyAsDouble(each)))
                .orElse(NOTHING);
    }

    private String ratio(String benchmark, String workload, String contender, String reference) {
        OptionalDouble ratio = measurements.ratio(benchmark, workload, contender, reference);
        return ratio.isPresent() ? Numbers.short3(ratio.getAsDouble()) : NOTHING;
    }
}
