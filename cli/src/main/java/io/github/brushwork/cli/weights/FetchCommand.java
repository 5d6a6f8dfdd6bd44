package io.github.brushwork.cli.weights;

import io.github.brushwork.vgg.PublishedWeights;
import io.github.brushwork.vgg.WeightCache;
import io.github.brushwork.vgg.download.Downloader;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code stylize weights fetch}. */
@Command(
        name = "fetch",
        mixinStandardHelpOptions = true,
        description = "Downloads weights into the cache, going on where an earlier try was cut off, and checks them.")
final class FetchCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(
            arity = "0..*",
            paramLabel = "NAME",
            defaultValue = "vgg16",
            description = "Which: ${DEFAULT-VALUE}, ...; see list.")
    private List<String> names;

    @Option(
            names = "--from",
            paramLabel = "ADDRESS",
            description =
                    "Where to fetch the one file, instead of the published addresses; size and checksum must be those of the published one.")
    private URI from;

    @Override
    public Integer call() {
        if (from != null && names.size() > 1) {
            throw new ParameterException(
                    spec.commandLine(), "--from is the address of one file, but " + names.size() + " are named");
        }
        List<PublishedWeights> wanted =
                names.stream().map(PublishedWeights::named).toList();
        for (PublishedWeights weights : wanted) {
            fetch(
                    from == null ? weights : weights.withMirrors(List.of(from)),
                    spec.commandLine().getOut(),
                    spec.commandLine().getErr());
        }
        return 0;
    }

    /** Fetches one file into the user's cache and shows the attribution that its licence asks for. */
    static void fetch(PublishedWeights weights, PrintWriter out, PrintWriter progress) {
        Path target = WeightCache.ofUser().file(weights);
        try (DownloadDisplay display = new DownloadDisplay(progress)) {
            new Downloader().withListener(display).fetch(weights.file(), target);
        }
        out.printf("%s: %s%n%s%n", weights.name(), target, weights.attribution());
        out.flush();
    }
}
