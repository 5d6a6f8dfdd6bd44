package io.github.brushwork.benchmarks;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How much memory a whole process needs with a tight heap, and whether it stays so. */
@Command(
        name = "--memory",
        showDefaultValues = true,
        description = "Measures resident memory after a few and after many evaluations, each size in its own JVM.",
        footer = {"", "Exit code: 0 memory stayed flat, 1 it grew, 2 wrong arguments."})
final class MemoryCheck implements Callable<Integer> {

    @Option(names = "--help", usageHelp = true, description = "Show this help.")
    private boolean help;

    /** Growth that is still called flat: a garbage collector's moods, not a leak of one image an evaluation. */
    private static final double FLAT = 1.05;

    private static final double MEBIBYTE = 1 << 20;
    private static final int BYTES_A_PIXEL = 1500;
    /** Filters, in all their forms; they do not grow with the image. */
    private static final int BASE_MEBIBYTES = 500;

    @Option(names = "--engine", defaultValue = "java-vector", description = "Which engine.")
    private String engine;

    @Option(names = "--sizes", split = ",", defaultValue = "512,1024,2048", description = "Sides.")
    private List<Integer> sizes;

    @Option(
            names = "--heap",
            split = ",",
            paramLabel = "SIDE=HEAP",
            description = "The JVM's -Xmx by size, for example 512=450m,1024=1600m. Otherwise 500 MiB and 1500 bytes a"
                    + " pixel: 6500m for 2048 x 2048.")
    private Map<Integer, String> heaps = new HashMap<>();

    @Option(
            names = "--evaluations",
            split = ",",
            defaultValue = "10,200",
            description = "Numbers of evaluations after which to look, ascending.")
    private List<Integer> evaluations;

    @Override
    public Integer call() throws IOException, InterruptedException {
        MarkdownTable table = new MarkdownTable(
                List.of("size", "heap", "evaluations", "resident MiB", "peak MiB", "ms an evaluation"));
        boolean flat = true;
        for (int size : sizes) {
            String limit = heaps.getOrDefault(size, heapFor(size));
            List<SizeProcess.Report> reports = SizeProcess.run(engine, size, limit, evaluations);
            reports.forEach(report -> table.add(List.of(
                    size + " x " + size,
                    limit,
                    Integer.toString(report.evaluations()),
                    Numbers.short3(report.memory().now()),
                    Numbers.short3(report.memory().peak()),
                    Numbers.short3(report.milliseconds()))));
            flat &= isFlat(reports);
        }
        System.out.println(table);
        System.out.println(
                flat
                        ? "Resident memory stayed flat: it grew by less than 5 %."
                        : "Resident memory grew by more than 5 %: something is kept from evaluation to evaluation.");
        return flat ? 0 : 1;
    }

    /** The heap that suits an image. */
    static String heapFor(int side) {
        return BASE_MEBIBYTES + Math.round(BYTES_A_PIXEL * (double) side * side / MEBIBYTE) + "m";
    }

    static boolean isFlat(List<SizeProcess.Report> reports) {
        double first = reports.get(0).memory().now();
        double last = reports.get(reports.size() - 1).memory().now();
        return last <= FLAT * first;
    }
}
