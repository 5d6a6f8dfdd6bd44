package io.github.brushwork.tools;

import io.github.brushwork.cli.CommandLogging;
import io.github.brushwork.core.Engine;
import io.github.brushwork.core.Pooling;
import io.github.brushwork.core.image.Image;
import io.github.brushwork.transfer.StyleTransfer;
import io.github.brushwork.transfer.StyleTransferResult;
import io.github.brushwork.vgg.Vgg16;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Paints the same pictures with different features, draws them below each other and prints a table. */
@Command(
        name = "compare-features",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        showDefaultValues = true,
        description = "Compares calibrated features: a figure, and a table in Markdown.")
public final class CompareFeatures implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--pictures",
            paramLabel = "FOLDER",
            description =
                    "Where chelsea.png, hibiscus.jpeg, coffee.png and harvesters.jpeg are; without it only the samples are painted.")
    private Optional<Path> pictures;

    @Option(
            names = "--weights",
            paramLabel = "FILE",
            description = "VGG16's weights to relu3_3 at least: adds a row, and the distances to the table.")
    private Optional<Path> weights;

    @Option(names = "--size", paramLabel = "N", defaultValue = "256", description = "Longer side of the results.")
    private int size;

    @Option(names = "--iterations", paramLabel = "N", defaultValue = "50", description = "Iterations of each transfer.")
    private int iterations;

    @Option(names = "--recipes", paramLabel = "TEXT", defaultValue = "", description = "Only those that contain this.")
    private String recipes;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "OUT",
            defaultValue = "features.png",
            description = "The figure to write.")
    private Path output;

    /** Creates the command with its defaults. */
    public CompareFeatures() {}

    /**
     * Runs the command and exits.
     *
     * @param arguments see {@code --help}
     */
    public static void main(String[] arguments) {
        CommandLogging.configure();
        System.exit(new CommandLine(new CompareFeatures()).execute(arguments));
    }

    @Override
    public Integer call() {
        Image.requireWritable(output);
        List<PicturePair> pairs = PicturePair.all(pictures);
        List<FeatureRecipe> chosen = FeatureRecipe.all(weights).stream()
                .filter(recipe -> recipe.name().contains(recipes))
                .toList();
        PictureGrid grid = new PictureGrid(pairs.size(), chosen.size() + 2, size, size * 3 / 4);
        grid.add("content", pairs.stream().map(PicturePair::content).toList());
        grid.add("style", pairs.stream().map(PicturePair::style).toList());
        PrintWriter out = spec.commandLine().getOut();
        out.println("| features | pictures | style | content | preparation, s | optimisation, s |");
        out.println("| --- | --- | --- | --- | --- | --- |");
        try (Engine engine = Engine.auto()) {
            Optional<FeatureDistances> distances = weights.map(
                    file -> new FeatureDistances(engine, Vgg16.pretrained(file).withPooling(Pooling.AVERAGE)));
            for (FeatureRecipe recipe : chosen) {
                grid.add(recipe.name(), row(recipe, pairs, distances, out));
                // Each row takes minutes: whoever stops early keeps those that are done.
                grid.image().write(output);
            }
        }
        return 0;
    }

    private List<Image> row(
            FeatureRecipe recipe, List<PicturePair> pairs, Optional<FeatureDistances> distances, PrintWriter out) {
        List<Image> images = new ArrayList<>();
        for (PicturePair pair : pairs) {
            StyleTransferResult result = StyleTransfer.builder()
                    .preset(recipe.preset())
                    .content(pair.content())
                    .style(pair.style())
                    .network(recipe.network())
                    .size(size)
                    .iterations(iterations)
                    .build()
                    .run();
            images.add(result.image());
            out.printf(
                    Locale.ROOT,
                    "| %s | %s | %s | %.1f | %.1f |%n",
                    recipe.name(),
                    pair.name(),
                    distances
                            .map(measure -> String.format(
                                    Locale.ROOT,
                                    "%.3f | %.3f",
                                    measure.style(
                                            result.image(), result.styles().get(0)),
                                    measure.content(result.image(), result.content())))
                            .orElse("- | -"),
                    result.preparation().toMillis() / 1000.0,
                    result.optimization().toMillis() / 1000.0);
            out.flush();
        }
        return images;
    }
}
