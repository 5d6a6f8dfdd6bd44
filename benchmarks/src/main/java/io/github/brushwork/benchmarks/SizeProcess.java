package io.github.brushwork.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Evaluates images of one size in a JVM of their own, because the peak of a process' memory never falls again. */
final class SizeProcess {

    /** How a line of the other process begins that is meant for this one. */
    static final String MARK = "probe:";

    /**
     * What the process said.
     *
     * @param evaluations how many it had done by then
     * @param milliseconds of one evaluation
     * @param memory resident memory
     */
    record Report(int evaluations, double milliseconds, ProcessMemory memory) {

        static Report parse(String line) {
            String[] fields = line.substring(MARK.length()).trim().split(" ");
            return new Report(
                    Integer.parseInt(fields[0]),
                    Double.parseDouble(fields[1]),
                    new ProcessMemory(Double.parseDouble(fields[2]), Double.parseDouble(fields[3])));
        }
    }

    private SizeProcess() {}

    /**
     * Starts a process and waits for it.
     *
     * @param engine name of the engine
     * @param side height and width of the image
     * @param heap the JVM's option -Xmx without its name, for example 500m
     * @param evaluations after how many to report, ascending
     * @return a report for each
     * @throws IllegalStateException if the process fails, for example for want of memory
     */
    static List<Report> run(String engine, int side, String heap, List<Integer> evaluations)
            throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command(engine, side, heap, evaluations))
                .redirectErrorStream(true)
                .start();
        List<Report> reports = new ArrayList<>();
        StringBuilder rest = new StringBuilder();
        try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (line.startsWith(MARK)) {
                    reports.add(Report.parse(line));
                } else {
                    rest.append(line).append('\n');
                }
            }
        }
        int code = process.waitFor();
        if (code != 0 || reports.size() < evaluations.size()) {
            throw new IllegalStateException("engine " + engine + " failed at " + side + " x " + side
                    + " with a heap of " + heap + " (exit code " + code + "); more --heap may help. It said:\n" + rest);
        }
        return reports;
    }

    private static List<String> command(String engine, int side, String heap, List<Integer> evaluations) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(option -> !option.startsWith("-Xmx"))
                .forEach(command::add);
        command.add("-Xmx" + heap);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), SizeProbe.class.getName()));
        command.addAll(List.of(engine, Integer.toString(side)));
        evaluations.forEach(each -> command.add(Integer.toString(each)));
        return command;
    }
}
