package io.github.brushwork.cli.weights;

import io.github.brushwork.vgg.PublishedWeights;
import io.github.brushwork.vgg.WeightCache;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code stylize weights list}. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "Shows the weights that are known by name, their licence, and whether they are here.")
final class ListCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        WeightCache cache = WeightCache.ofUser();
        for (PublishedWeights weights : PublishedWeights.all()) {
            show(weights, cache.file(weights), out);
        }
        out.flush();
        return 0;
    }

    private static void show(PublishedWeights weights, Path file, PrintWriter out) {
        out.printf("%s%n", weights.name());
        line(out, "network", weights.architecture());
        line(out, "size", String.format(Locale.ROOT, "%,d bytes", weights.file().size()));
        line(out, "checksum", weights.file().checksum());
        line(out, "licence", weights.licence());
        line(out, "attribution", weights.attribution());
        weights.file().mirrors().forEach(mirror -> line(out, "address", mirror));
        line(out, "file", file);
        line(out, "state", weights.stateOf(file));
    }

    private static void line(PrintWriter out, String label, Object value) {
        out.printf("  %-12s %s%n", label, value);
    }
}
