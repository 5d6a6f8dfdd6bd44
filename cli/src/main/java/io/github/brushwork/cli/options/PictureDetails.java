package io.github.brushwork.cli.options;

import io.github.brushwork.core.image.Image;
import io.github.brushwork.core.image.LabelMap;
import io.github.brushwork.core.image.Mask;
import io.github.brushwork.transfer.Style;
import io.github.brushwork.transfer.StyleTransferBuilder;
import io.github.brushwork.transfer.settings.ImageSize;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** What is said of the pictures. */
final class PictureDetails {

    @Option(
            names = "--style-weights",
            paramLabel = "W",
            split = ",",
            description = "A weight for each style, with commas between; by default all count alike.")
    private List<Double> weights = List.of();

    @Option(
            names = "--style-scales",
            paramLabel = "FACTOR",
            split = ",",
            description = "A factor for the size of each style, with commas between, or one for all: larger for larger"
                    + " strokes. By default 1.")
    private List<Double> scales = List.of();

    @Option(
            names = "--style-sizes",
            paramLabel = "N",
            split = ",",
            description =
                    "The longer side in pixels at which each style is read, with commas between, or one for all. By default"
                            + " what --style-fit says.")
    private List<Integer> sizes = List.of();

    @Option(
            names = "--style-masks",
            paramLabel = "FILE",
            split = ",",
            description = "For each style the region of the content that it paints: white where it counts.")
    private List<Path> masks = List.of();

    @Option(
            names = "--content-labels",
            paramLabel = "FILE",
            description = "Regions of the content in plain colours. Goes with --style-labels.")
    private Path contentLabels;

    @Option(
            names = "--style-labels",
            paramLabel = "FILE",
            split = ",",
            description =
                    "For each style its regions in the same colours: each paints the content's region of its colour.")
    private List<Path> styleLabels = List.of();

    @Option(
            names = "--content-mask",
            paramLabel = "FILE",
            description = "Where the content counts: white; black leaves it to the style. By default everywhere.")
    private Path contentMask;

    @Option(
            names = "--output-mask",
            paramLabel = "FILE",
            description = "What may be painted: white; black stays as the content is. By default everything.")
    private Path outputMask;

    List<Double> weights() {
        return weights;
    }

    /** Hands styles, and what is said of them and of the content, to a transfer. */
    void applyTo(StyleTransferBuilder transfer, List<Style> styles) {
        requireTogether(styles.size());
        transfer.styles(detailed(styles).toArray(Style[]::new));
        if (contentMask != null) {
            transfer.contentMask(Mask.read(contentMask));
        }
        if (outputMask != null) {
            transfer.outputMask(Mask.read(outputMask));
        }
    }

    private void requireTogether(int count) {
        requireForEach("--style-weights", weights.size(), count);
        if (scales.size() != 1) {
            requireForEach("--style-scales", scales.size(), count);
        }
        if (sizes.size() != 1) {
            requireForEach("--style-sizes", sizes.size(), count);
        }
        requireForEach("--style-masks", masks.size(), count);
        requireForEach("--style-labels", styleLabels.size(), count);
        if ((contentLabels == null) != styleLabels.isEmpty()) {
            throw new OptionsException("--content-labels and --style-labels go together: one of them is missing");
        }
        if (!masks.isEmpty() && !styleLabels.isEmpty()) {
            throw new OptionsException("--style-masks and --style-labels both say where a style goes: use one of them");
        }
    }

    private void requireForEach(String option, int values, int count) {
        if (values != 0 && values != count) {
            throw new OptionsException(option + " has " + values + " values, but there "
                    + (count == 1 ? "is 1 style" : "are " + count + " styles"));
        }
    }

    private List<Style> detailed(List<Style> read) {
        List<Style> detailed = new ArrayList<>();
        for (int i = 0; i < read.size(); i++) {
            detailed.add(detailed(read.get(i), i));
        }
        return detailed;
    }

    private Style detailed(Style style, int i) {
        Style detailed = style;
        if (!weights.isEmpty()) {
            detailed = detailed.withWeight(weights.get(i));
        }
        if (!scales.isEmpty()) {
            detailed = detailed.withScale(scales.get(scales.size() == 1 ? 0 : i));
        }
        if (!sizes.isEmpty()) {
            detailed = detailed.withSize(ImageSize.longerSide(sizes.get(sizes.size() == 1 ? 0 : i)));
        }
        if (!masks.isEmpty()) {
            detailed = detailed.within(Mask.read(masks.get(i)));
        }
        if (!styleLabels.isEmpty()) {
            detailed = detailed.withLabels(labels(contentLabels), labels(styleLabels.get(i)));
        }
        return detailed;
    }

    private static LabelMap labels(Path file) {
        return LabelMap.of(Image.read(file));
    }
}
