package io.github.brushwork.cli;

import io.github.brushwork.cli.options.NetworkOptions;
import io.github.brushwork.core.Engine;
import io.github.brushwork.core.Network;
import io.github.brushwork.core.image.Image;
import io.github.brushwork.losses.Weighted;
import io.github.brushwork.transfer.NetworkSource.Request;
import io.github.brushwork.transfer.quality.QualityComparison;
import io.github.brushwork.transfer.quality.QualityJudge;
import io.github.brushwork.transfer.quality.QualityReport;
import io.github.brushwork.transfer.settings.Preset;
import io.github.brushwork.transfer.settings.Presets;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Measures results of the same content and styles, and prints the figures side by side. */
@Command(
        name = "judge",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        showDefaultValues = true,
        description = "Measures how much of its content and style is in each result.",
        footer = {"", "Without content and style, the two sample pictures are used."})
public final class JudgeCommand implements Callable<Integer> {

    private enum Format {
        TEXT,
        MARKDOWN
    }

    /** The deepest layer at which is judged by default: a network is asked for as far as this one. */
    private static final List<String> DEEPEST = List.of("relu5_2");

    @Spec
    private CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "RESULT", description = "Results, all of one size.")
    private List<Path> results;

    @Option(names = "--content", paramLabel = "FILE", description = "What they show. It is resized to their size.")
    private Path content;

    @Option(names = "--style", paramLabel = "FILE", description = "How they are painted; may be given several times.")
    private List<Path> styles;

    @Option(
            names = "--style-weights",
            paramLabel = "W",
            split = ",",
            description = "A weight for each style, with commas between; by default all count alike.")
    private List<Double> styleWeights;

    @Option(
            names = "--style-size",
            paramLabel = "N",
            description =
                    "Longer side to which styles are resized; by default they are fitted to the results as the first preset"
                            + " does.")
    private Integer styleSize;

    @Option(
            names = "--preset",
            paramLabel = "NAME",
            split = ",",
            defaultValue = "balanced",
            description =
                    "What the results were painted with, with commas between: at layers that one of them uses nothing is"
                            + " judged. The first one's pooling is used.")
    private List<String> presets;

    @Option(
            names = "--layers",
            paramLabel = "NAME",
            split = ",",
            description = "Layers to judge at, with commas between; by default one of each block that no preset uses.")
    private List<String> layers;

    @Mixin
    private NetworkOptions network;

    @Option(
            names = "--engine",
            paramLabel = "NAME",
            defaultValue = "auto",
            description = "What computes: auto, java, java-vector, java-plain or samediff.")
    private String engine;

    @Option(names = "--format", paramLabel = "text|markdown", defaultValue = "text", description = "Form of the table.")
    private Format format;

    /** Creates the command with its defaults. */
    public JudgeCommand() {}

    /** The command with its error handling: one line, no stack trace. */
    static CommandLine commandLine() {
        return new CommandLine(new JudgeCommand())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((e, command, parsed) -> {
                    command.getErr().println("judge: " + (e.getMessage() == null ? e.toString() : e.getMessage()));
                    return 1;
                });
    }

    @Override
    public Integer call() {
        Map<String, Image> pictures = pictures();
        Image first = pictures.values().iterator().next();
        Image subject =
                (content == null ? Samples.harbour() : Image.read(content)).resize(first.width(), first.height());
        List<Weighted<Image>> weighted = weightedStyles(subject);
        QualityComparison comparison = compare(pictures, subject, weighted);
        PrintWriter out = spec.commandLine().getOut();
        out.print(format == Format.TEXT ? comparison.toText() : comparison.toMarkdown());
        out.flush();
        return 0;
    }

    private Map<String, Image> pictures() {
        Map<String, Image> pictures = new LinkedHashMap<>();
        for (Path file : results) {
            pictures.put(pictures.containsKey(name(file)) ? file.toString() : name(file), Image.read(file));
        }
        return pictures;
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }

    private List<Weighted<Image>> weightedStyles(Image subject) {
        List<Image> images = styles == null
                ? List.of(Samples.painting())
                : styles.stream().map(Image::read).toList();
        if (styleWeights != null && styleWeights.size() != images.size()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--style-weights has " + styleWeights.size() + " weights, but there are " + images.size()
                            + " styles");
        }
        return IntStream.range(0, images.size())
                .mapToObj(i ->
                        new Weighted<>(fitted(images.get(i), subject), styleWeights == null ? 1 : styleWeights.get(i)))
                .toList();
    }

    private Image fitted(Image style, Image subject) {
        return styleSize == null
                ? settings().get(0).style().fit().applyTo(style, subject)
                : style.withLongerSide(styleSize);
    }

    private QualityComparison compare(Map<String, Image> pictures, Image subject, List<Weighted<Image>> weighted) {
        Network features = network.source(spec.commandLine().getErr())
                .network(new Request(
                        subject,
                        weighted.stream().map(Weighted::value).toList(),
                        settings().get(0).network(),
                        layers == null ? DEEPEST : layers));
        try (Engine own = engine.equals("auto") ? Engine.auto() : Engine.named(engine)) {
            QualityJudge judge = judge(own, features);
            Map<String, QualityReport> reports = new LinkedHashMap<>();
            pictures.forEach((name, picture) -> reports.put(name, judge.judge(picture, subject, weighted)));
            return new QualityComparison(reports);
        }
    }

    private QualityJudge judge(Engine own, Network features) {
        QualityJudge judge = QualityJudge.of(own, features).withUsedBy(settings());
        return layers == null ? judge : judge.withLayers(layers);
    }

    private List<Preset> settings() {
        return presets.stream().map(Presets::named).toList();
    }
}
