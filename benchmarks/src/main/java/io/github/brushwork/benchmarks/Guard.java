package io.github.brushwork.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The short run that fails when a ratio taken within it falls under its floor. */
@Command(
        name = "benchmarks/guard",
        sortOptions = false,
        showDefaultValues = true,
        description = "Measures a few ratios and fails if one is under its floor.",
        footer = {"", "Exit code: 0 all floors hold, 1 one does not, 2 wrong arguments."})
final class Guard implements Callable<Integer> {

    @Option(names = "--help", usageHelp = true, description = "Show this help.")
    private boolean help;

    @Option(
            names = "--floors",
            paramLabel = "FILE",
            required = true,
            description = "The floors, lines such as gram.gram.65536x128.vector/peak = 0.4")
    private Path floors;

    @Option(
            names = "--output",
            paramLabel = "FOLDER",
            required = true,
            description = "Where JMH's results are written to.")
    private Path output;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "2",
            description = "How often everything runs in turn; a ratio is the median of the rounds.")
    private int rounds;

    private final PrintStream out = System.out;

    public static void main(String[] arguments) {
        System.exit(CommandLines.execute(new Guard(), arguments));
    }

    @Override
    public Integer call() throws IOException, RunnerException {
        List<Floors.Verdict> failed = measure(Floors.read(floors), "guard.json");
        if (!failed.isEmpty()) {
            // A neighbour on the machine can spoil a ratio; one that is really lost is lost twice.
            out.println("once more, because noise may have been the reason");
            failed = measure(failed.stream().map(Floors.Verdict::floor).toList(), "guard-again.json");
        }
        failed.forEach(verdict -> System.err.println("guard: " + verdict.message()
                + "; find out which change made it slower (benchmarks/run), or lower the floor in " + floors));
        return failed.isEmpty() ? 0 : 1;
    }

    private List<Floors.Verdict> measure(List<Floor> wanted, String file) throws IOException, RunnerException {
        Rounds run = new Rounds(shortIterations(), out);
        run.run(Floors.steps(wanted, Catalogue.ofThisModule()), rounds);
        List<Floors.Verdict> verdicts = Floors.judge(wanted, Results.write(run, output.resolve(file)));
        verdicts.forEach(verdict -> out.println((verdict.holds() ? "ok    " : "UNDER ") + verdict.message()));
        return verdicts.stream().filter(verdict -> !verdict.holds()).toList();
    }

    private static Options shortIterations() {
        return new OptionsBuilder()
                .warmupIterations(2)
                .warmupTime(TimeValue.milliseconds(1000))
                .measurementIterations(3)
                .measurementTime(TimeValue.milliseconds(500))
                .build();
    }
}
