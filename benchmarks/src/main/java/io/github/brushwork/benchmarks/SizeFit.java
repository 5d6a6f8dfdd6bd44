package io.github.brushwork.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How time and memory grow with the image: measures several sizes and fits a line through them. */
@Command(
        name = "--fit",
        showDefaultValues = true,
        description = "Measures time and peak resident memory by size, each in its own JVM, and fits lines.")
final class SizeFit implements Callable<Integer> {

    @Option(names = "--help", usageHelp = true, description = "Show this help.")
    private boolean help;

    @Option(names = "--engine", defaultValue = "java-vector", description = "Which engine.")
    private String engine;

    @Option(names = "--sizes", split = ",", defaultValue = "128,192,256,384,512,768,1024", description = "Sides.")
    private List<Integer> sizes;

    @Option(names = "--heap", defaultValue = "6500m", description = "The JVM's -Xmx, the same for all sizes.")
    private String heap;

    @Option(names = "--evaluations", defaultValue = "10", description = "How many; the later half is timed.")
    private int evaluations;

    @Override
    public Integer call() throws IOException, InterruptedException {
        MarkdownTable table = new MarkdownTable(List.of("size", "ms an evaluation", "peak resident MiB"));
        List<Line.Point> times = new ArrayList<>();
        List<Line.Point> memories = new ArrayList<>();
        for (int size : sizes) {
            SizeProcess.Report report =
                    SizeProcess.run(engine, size, heap, List.of(evaluations)).get(0);
            double megapixels = size * size / 1e6;
            times.add(new Line.Point(megapixels, report.milliseconds()));
            memories.add(new Line.Point(megapixels, report.memory().peak()));
            table.add(List.of(
                    size + " x " + size,
                    Numbers.short3(report.milliseconds()),
                    Numbers.short3(report.memory().peak())));
        }
        System.out.println(table);
        System.out.println(sentence("Time of an evaluation", "ms", Line.through(times)));
        System.out.println(sentence("Peak resident memory", "MiB", Line.through(memories)));
        return 0;
    }

    private String sentence(String what, String unit, Line line) {
        return what + " (" + engine + "): " + Numbers.short3(line.slope()) + " " + unit + " a megapixel + "
                + Numbers.short3(line.intercept()) + " " + unit + "; the farthest size is "
                + Math.round(100 * line.largestError()) + " % off.";
    }
}
