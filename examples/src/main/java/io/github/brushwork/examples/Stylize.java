package io.github.brushwork.examples;

import io.github.brushwork.core.Pooling;
import io.github.brushwork.core.image.Image;
import io.github.brushwork.examples.weights.WeightsCommand;
import io.github.brushwork.transfer.StyleTransfer;
import io.github.brushwork.transfer.StyleTransferBuilder;
import io.github.brushwork.transfer.StyleTransferResult;
import io.github.brushwork.transfer.settings.Presets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The {@code stylize} command. */
@Command(
        name = "stylize",
        mixinStandardHelpOptions = true,
        versionProvider = CommandVersion.class,
        sortOptions = false,
        showDefaultValues = true,
        description = "Paints one image in the style of another.",
        subcommands = WeightsCommand.class,
        footer = {"", "Without images, two sample pictures are used.", "Exit code: 0 done, 1 failed, 2 wrong arguments."
        })
public final class Stylize implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", arity = "0..1", paramLabel = "CONTENT", description = "The picture to paint.")
    private Path content;

    @Parameters(index = "1", arity = "0..1", paramLabel = "STYLE", description = "The picture whose style to use.")
    private Path style;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "OUT",
            defaultValue = "out.png",
            description = "The file to write: .png, .jpg, .tif or .webp.")
    private Path output;

    @Option(names = "--size", paramLabel = "N", description = "Longer side of the result in pixels.")
    private Integer size;

    @Option(names = "--iterations", paramLabel = "N", description = "Iterations of the optimizer.")
    private Integer iterations;

    @Option(
            names = "--preset",
            paramLabel = "NAME",
            defaultValue = "balanced",
            description = "Settings to start from: balanced, draft, fine, seed, gatys2016, neuralStyle,"
                    + " neuralStylePt, crowsonkb or gatys2017Colour.")
    private String preset;

    @Option(
            names = "--engine",
            paramLabel = "NAME",
            defaultValue = "auto",
            description =
                    "What computes: auto, java (on the Vector API where the JVM has it), java-vector, java-plain or"
                            + " samediff (ND4J).")
    private String engine;

    @Mixin
    private NetworkOptions network;

    @Option(
            names = "--pooling",
            paramLabel = "average|max|rescaled_average",
            description = "The network's pooling; by default the preset's.")
    private Pooling pooling;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "0", description = "Seed of everything random.")
    private long seed;

    @Option(
            names = "--record",
            description = "Write a record beside the result, OUT.json, from which it can be made again.")
    private boolean record;

    /** Creates the command with its defaults. */
    public Stylize() {}

    /**
     * Runs the command and exits.
     *
     * @param arguments see {@code stylize --help}
     */
    public static void main(String[] arguments) {
        CommandLogging.configure();
        System.exit(commandLine().execute(arguments));
    }

    /** The command with its error handling: one line, no stack trace. */
    static CommandLine commandLine() {
        return new CommandLine(new Stylize())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((e, command, parsed) -> {
                    command.getErr().println("stylize: " + (e.getMessage() == null ? e.toString() : e.getMessage()));
                    return 1;
                });
    }

    @Override
    public Integer call() {
        if (content != null && style == null) {
            throw new ParameterException(spec.commandLine(), "CONTENT needs a STYLE beside it");
        }
        Image.requireWritable(output);
        StyleTransferBuilder transfer = StyleTransfer.builder()
                .preset(Presets.named(preset))
                .content(content == null ? Samples.harbour() : Image.read(content))
                .style(style == null ? Samples.painting() : Image.read(style))
                .network(network.source(spec.commandLine().getErr()))
                .seed(seed);
        if (!engine.equals("auto")) {
            transfer.engine(engine);
        }
        if (size != null) {
            transfer.size(size);
        }
        if (iterations != null) {
            transfer.iterations(iterations);
        }
        if (pooling != null) {
            transfer.pooling(pooling);
        }
        StyleTransferResult result;
        try (ProgressDisplay progress = new ProgressDisplay(spec.commandLine().getErr())) {
            result = transfer.listener(progress).build().run();
        }
        save(result);
        report(result);
        return 0;
    }

    private void save(StyleTransferResult result) {
        if (record) {
            result.saveWithRecord(output);
        } else {
            result.save(output);
        }
    }

    private void report(StyleTransferResult result) {
        int last = result.trace().size() - 1;
        spec.commandLine()
                .getOut()
                .printf(
                        Locale.ROOT,
                        "wrote %s: %d x %d pixels, loss %.4g after %d iterations in %.1f s (%s, %s)%n",
                        output,
                        result.image().width(),
                        result.image().height(),
                        result.trace().get(last).loss(),
                        result.trace().size(),
                        (result.preparation().toMillis() + result.optimization().toMillis()) / 1000.0,
                        result.engine(),
                        result.network());
        spec.commandLine().getOut().flush();
    }
}
