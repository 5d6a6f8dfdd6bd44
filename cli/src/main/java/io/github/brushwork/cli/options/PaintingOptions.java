package io.github.brushwork.cli.options;

import io.github.brushwork.core.image.Image;
import io.github.brushwork.transfer.settings.ImageSize;
import io.github.brushwork.transfer.settings.PresetBuilder;
import io.github.brushwork.transfer.settings.ScaleSchedule;
import io.github.brushwork.transfer.settings.ScaleSchedule.Stage;
import io.github.brushwork.transfer.settings.Start;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How the picture comes about. */
final class PaintingOptions {

    private static final String NOISE = "noise=";

    @Option(names = "--size", paramLabel = "N", description = "Longer side of the result in pixels.")
    private Integer size;

    @Option(
            names = "--scales",
            paramLabel = "FRACTION",
            split = ",",
            description = "Sizes to paint at, one after the other, as fractions of the result's: 0.25,0.5,1.")
    private List<Double> scales;

    @Option(
            names = "--start",
            paramLabel = "NAME|FILE",
            description = "Where to begin: content, noise=DEVIATION (around the mean colour, in levels of 256), grey,"
                    + " uniform_noise, style_statistics, or a picture.")
    private String start;

    @Option(
            names = "--strength",
            paramLabel = "A",
            description = "How much of the result is shown over the content, from 0 to 1.")
    private Double strength;

    @Option(
            names = "--saturation",
            paramLabel = "S",
            description = "How colourful the result is: 0 makes it grey, 1 leaves its colours alone. From 0 to 2.")
    private Double saturation;

    void applyTo(PresetBuilder settings) {
        Optional.ofNullable(size).map(ImageSize::longerSide).ifPresent(settings::size);
        Optional.ofNullable(scales).map(PaintingOptions::schedule).ifPresent(settings::scales);
        Optional.ofNullable(start).map(PaintingOptions::start).ifPresent(settings::start);
        Optional.ofNullable(strength).ifPresent(settings::strength);
        Optional.ofNullable(saturation).ifPresent(settings::saturation);
    }

    private static ScaleSchedule schedule(List<Double> fractions) {
        return ScaleSchedule.stages(
                fractions.stream().map(fraction -> new Stage(fraction, 1)).toArray(Stage[]::new));
    }

    private static Start start(String name) {
        return switch (name) {
            case "content" -> Start.content();
            case "grey" -> Start.grey();
            case "uniform_noise" -> Start.uniformNoise();
            case "style_statistics" -> Start.styleStatistics();
            default -> name.startsWith(NOISE) ? Start.noise(deviation(name)) : Start.image(Image.read(Path.of(name)));
        };
    }

    private static double deviation(String name) {
        try {
            return Double.parseDouble(name.substring(NOISE.length()));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("--start " + name + ": the deviation is not a number", e);
        }
    }

    /** The picture to start from, if one is named. */
    Optional<Image> startImage() {
        return start != null && start(start) instanceof Start.Given given
                ? Optional.of(given.image())
                : Optional.empty();
    }
}
