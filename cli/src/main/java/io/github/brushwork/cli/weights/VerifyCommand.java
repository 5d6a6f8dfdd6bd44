package io.github.brushwork.cli.weights;

import io.github.brushwork.core.Convolution;
import io.github.brushwork.vgg.PublishedWeights;
import io.github.brushwork.vgg.PublishedWeights.State;
import io.github.brushwork.vgg.WeightCache;
import io.github.brushwork.vgg.architecture.Architecture;
import io.github.brushwork.vgg.format.VggWeights;
import io.github.brushwork.vgg.format.WeightFiles;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code stylize weights verify}. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = "Checks the weights in the cache by size and checksum, or reads a file of your own to the end.",
        footer = "Exit code: 0 sound, 1 damaged.")
final class VerifyCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(
            arity = "0..1",
            paramLabel = "FILE",
            description = "A weights file of any format; without it, the cache.")
    private Path file;

    @Option(names = "--network", paramLabel = "vgg16|vgg19", defaultValue = "vgg16", description = "What FILE is for.")
    private Architecture network;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        int code = file == null ? verifyCache(out) : verifyFile(out);
        out.flush();
        return code;
    }

    private static int verifyCache(PrintWriter out) {
        int code = 0;
        WeightCache cache = WeightCache.ofUser();
        for (PublishedWeights weights : PublishedWeights.all()) {
            Path cached = cache.file(weights);
            State state = weights.stateOf(cached);
            out.printf("%s: %s (%s)%n", weights.name(), state, cached);
            code = state == State.DAMAGED ? 1 : code;
        }
        return code;
    }

    private int verifyFile(PrintWriter out) {
        VggWeights weights = WeightFiles.read(file, network);
        List<Convolution> convolutions = weights.convolutions();
        out.printf(
                "%s: sound, %s to %s, takes %s%n",
                file, network, convolutions.get(convolutions.size() - 1).name(), weights.preprocessing());
        return 0;
    }
}
