package io.github.brushwork.benchmarks;

import io.github.brushwork.core.EngineProvider;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import org.openjdk.jmh.Main;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Unmatched;

/** Runs benchmarks and prints their table. */
@Command(
        name = "benchmarks/run",
        sortOptions = false,
        description = "Measures, prints tables with ratios and writes JMH's JSON.",
        footer = {
            "",
            "All other arguments are JMH's (-h shows them), for example:",
            "  benchmarks/run Evaluation -p size=512 -p engine=java-vector,samediff -f 5",
            "JMH's number of forks (-f, 3 if not given) is the number of rounds: in each of them all run in turn.",
            "",
            "Exit code: 0 done, 1 something did not run, 2 wrong arguments."
        },
        subcommands = {SizeFit.class, MemoryCheck.class})
final class Run implements Callable<Integer> {

    @Option(names = "--help", usageHelp = true, description = "Show this help.")
    private boolean help;

    private static final int ROUNDS = 3;

    @Option(
            names = {"--peers", "-Ppeers"},
            description = "Build with libtorch too, and measure it: downloads 110 MB once.")
    private boolean peers;

    @Option(names = "--report", paramLabel = "FILE", description = "Print the tables of an earlier run's JSON.")
    private Path report;

    @Option(
            names = "--output",
            paramLabel = "FILE",
            defaultValue = "${sys:benchmarks.target}/jmh.json",
            description = "Where JMH's JSON is written to; ${DEFAULT-VALUE} if not given.")
    private Path output;

    @Unmatched
    private List<String> jmhArguments = new ArrayList<>();

    private final PrintStream out = System.out;

    public static void main(String[] arguments) {
        System.exit(CommandLines.execute(new Run(), arguments));
    }

    @Override
    public Integer call() throws IOException, RunnerException, CommandLineOptionException {
        if (report != null) {
            out.print(new Report(Measurements.read(report)).markdown());
            return 0;
        }
        CommandLineOptions options = new CommandLineOptions(jmhArguments.toArray(String[]::new));
        if (asksForInformation(options)) {
            Main.main(jmhArguments.toArray(String[]::new));
            return 0;
        }
        Rounds rounds = new Rounds(options, out);
        rounds.run(steps(options), options.getForkCount().orElse(ROUNDS));
        Measurements measurements = Results.write(rounds, output);
        out.println();
        out.print(new Report(measurements).markdown());
        out.println("JMH's results are in " + output);
        rounds.failures().forEach(each -> System.err.println("benchmarks/run: " + each));
        return rounds.failures().isEmpty() ? 0 : 1;
    }

    private static boolean asksForInformation(CommandLineOptions options) {
        return options.shouldHelp()
                || options.shouldList()
                || options.shouldListWithParams()
                || options.shouldListProfilers()
                || options.shouldListResultFormats();
    }

    private List<Step> steps(CommandLineOptions options) {
        Catalogue catalogue = Catalogue.matching(options.getIncludes(), options.getExcludes());
        if (catalogue.entries().isEmpty()) {
            throw new IllegalArgumentException("no benchmark matches " + options.getIncludes() + "; -l lists them all");
        }
        return catalogue.entries().stream()
                .flatMap(entry -> Catalogue.steps(entry, chosen(entry, options)).stream())
                .toList();
    }

    private Map<String, List<String>> chosen(Catalogue.Entry entry, CommandLineOptions options) {
        Map<String, List<String>> chosen = new HashMap<>();
        for (Map.Entry<String, List<String>> parameter : entry.parameters().entrySet()) {
            Optional<java.util.Collection<String>> given = options.getParameter(parameter.getKey());
            if (given.hasValue()) {
                chosen.put(parameter.getKey(), List.copyOf(given.get()));
            } else if (parameter.getKey().equals("engine")) {
                chosen.put("engine", installed(parameter.getValue()));
            }
        }
        return chosen;
    }

    /** Leaves out the engines that are not there, that is libtorch without its profile. */
    private static List<String> installed(List<String> engines) {
        List<String> names = ServiceLoader.load(EngineProvider.class).stream()
                .map(each -> each.get().name())
                .toList();
        return engines.stream().filter(names::contains).toList();
    }
}
