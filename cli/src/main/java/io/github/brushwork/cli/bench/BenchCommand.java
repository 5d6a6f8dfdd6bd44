package io.github.brushwork.cli.bench;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.brushwork.cli.Samples;
import io.github.brushwork.cli.display.JsonLines;
import io.github.brushwork.core.Engine;
import io.github.brushwork.vgg.Vgg16;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code stylize bench}. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        usageHelpAutoWidth = true,
        description =
                "Times the engines of this machine painting the sample pictures with the default settings, in turns. The"
                        + " benchmarks of the project measure more, and more exactly.")
public final class BenchCommand implements Callable<Integer> {

    /** The engine {@code java} is the faster of the other two in Java. */
    private static final String ALIAS = "java";

    @Option(
            names = "--engines",
            paramLabel = "NAME",
            split = ",",
            description = "Engines, with commas between. By default all that run here.")
    private List<String> engines = List.of();

    @Option(
            names = "--sizes",
            paramLabel = "N",
            split = ",",
            description = "Longer sides of the picture in pixels, with commas between. By default ${DEFAULT-VALUE}.",
            defaultValue = "128,256")
    private List<Integer> sizes;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            description = "How long to measure in all; getting ready comes on top. By default ${DEFAULT-VALUE}.",
            defaultValue = "20")
    private double seconds;

    @Option(names = "--json", description = "One JSON object a line instead of a table.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    /** Creates the command; picocli fills it in. */
    public BenchCommand() {}

    @Override
    public Integer call() {
        requirePositiveSizes();
        List<String> names = engines.isEmpty() ? usable() : engines;
        Duration turn = turn(names.size());
        try (Racers racers = Racers.started(names)) {
            run(new Race(Vgg16.random(0), Samples.harbour(), Samples.painting(), racers, turn));
        }
        return CommandLine.ExitCode.OK;
    }

    private void run(Race race) {
        if (!json) {
            print(String.format(
                    Locale.ROOT, "%6s  %-12s %12s %11s %9s", "size", "engine", "iteration", "relative", "of"));
        }
        for (int size : sizes) {
            List<Timing> timings = race.run(size);
            timings.forEach(timing -> show(timing, timings.get(0)));
        }
    }

    private static List<String> usable() {
        return Engine.choices().stream()
                .filter(choice -> choice.availability().usable())
                .map(choice -> choice.provider().name())
                .filter(name -> !name.equals(ALIAS))
                .toList();
    }

    private void requirePositiveSizes() {
        for (int size : sizes) {
            if (size < 1) {
                throw new IllegalArgumentException("size " + size + ": it must be at least 1");
            }
        }
    }

    private Duration turn(int racing) {
        if (!(seconds > 0) || seconds > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("--seconds " + seconds + ": it must be more than 0");
        }
        int turns = sizes.size() * racing * (Race.TURNS + 1);
        return Duration.ofNanos((long) (seconds * 1e9 / turns));
    }

    private static String row(Timing timing, Timing first) {
        return String.format(
                Locale.ROOT,
                "%6d  %-12s %9.1f ms %10.2fx %9d",
                timing.size(),
                timing.engine(),
                timing.milliseconds(),
                timing.milliseconds() / first.milliseconds(),
                timing.iterations());
    }

    private static void write(Timing timing, JsonGenerator object) throws IOException {
        object.writeNumberField("size", timing.size());
        object.writeStringField("engine", timing.engine());
        object.writeNumberField("milliseconds", timing.milliseconds());
        object.writeNumberField("iterations", timing.iterations());
    }

    private void show(Timing timing, Timing first) {
        if (json) {
            new JsonLines(spec.commandLine().getOut()).print(object -> write(timing, object));
        } else {
            print(row(timing, first));
        }
    }

    private void print(String line) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(line);
        out.flush();
    }
}
