package io.github.brushwork.examples.options;

import io.github.brushwork.core.image.Image;
import io.github.brushwork.core.image.LabelMap;
import io.github.brushwork.core.image.Mask;
import io.github.brushwork.transfer.Style;
import io.github.brushwork.transfer.StyleTransferBuilder;
import io.github.brushwork.transfer.settings.ImageSize;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The pictures, and what is said of each. */
public final class PictureOptions {

    @Parameters(index = "0", arity = "0..1", paramLabel = "CONTENT", description = "The picture to paint.")
    private Path content;

    @Parameters(
            index = "1..*",
            arity = "0..*",
            paramLabel = "STYLE",
            description = "The pictures whose styles to use, mixed if there are several.")
    private List<Path> styles = List.of();

    @ArgGroup(validate = false, heading = "%nPictures:%n")
    private Details details = new Details();

    /** Creates the group; picocli fills it in. */
    public PictureOptions() {}

    private static final class Details {

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
                description =
                        "A factor for the size of each style, with commas between, or one for all: larger for larger"
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
    }

    /**
     * The content's file.
     *
     * @return empty if none is named
     */
    public Optional<Path> content() {
        return Optional.ofNullable(content);
    }

    /**
     * The styles' files.
     *
     * @return as many as are named
     */
    public List<Path> styles() {
        return styles;
    }

    /**
     * How much each style counts.
     *
     * @return as many as there are styles, or none if all count alike
     */
    public List<Double> weights() {
        return details.weights;
    }

    /**
     * Hands the pictures to a transfer.
     *
     * @param transfer takes them
     * @param sampleContent what is painted if no picture is named
     * @param sampleStyle its style
     * @throws OptionsException if options do not fit together
     * @throws io.github.brushwork.core.image.ImageException if a picture cannot be read
     */
    public void applyTo(StyleTransferBuilder transfer, Supplier<Image> sampleContent, Supplier<Image> sampleStyle) {
        requireTogether();
        transfer.content(content == null ? sampleContent.get() : Image.read(content));
        List<Style> read = styles.isEmpty()
                ? List.of(Style.of(sampleStyle.get()))
                : styles.stream().map(Style::of).toList();
        transfer.styles(detailed(read).toArray(Style[]::new));
        if (details.contentMask != null) {
            transfer.contentMask(Mask.read(details.contentMask));
        }
        if (details.outputMask != null) {
            transfer.outputMask(Mask.read(details.outputMask));
        }
    }

    private void requireTogether() {
        if (content != null && styles.isEmpty()) {
            throw new OptionsException("CONTENT needs a STYLE beside it");
        }
        int count = Math.max(1, styles.size());
        requireForEach("--style-weights", details.weights.size(), count);
        if (details.scales.size() != 1) {
            requireForEach("--style-scales", details.scales.size(), count);
        }
        if (details.sizes.size() != 1) {
            requireForEach("--style-sizes", details.sizes.size(), count);
        }
        requireForEach("--style-masks", details.masks.size(), count);
        requireForEach("--style-labels", details.styleLabels.size(), count);
        if ((details.contentLabels == null) != details.styleLabels.isEmpty()) {
            throw new OptionsException("--content-labels and --style-labels go together: one of them is missing");
        }
        if (!details.masks.isEmpty() && !details.styleLabels.isEmpty()) {
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
        if (!details.weights.isEmpty()) {
            detailed = detailed.withWeight(details.weights.get(i));
        }
        if (!details.scales.isEmpty()) {
            detailed = detailed.withScale(details.scales.get(details.scales.size() == 1 ? 0 : i));
        }
        if (!details.sizes.isEmpty()) {
            detailed = detailed.withSize(ImageSize.longerSide(details.sizes.get(details.sizes.size() == 1 ? 0 : i)));
        }
        if (!details.masks.isEmpty()) {
            detailed = detailed.within(Mask.read(details.masks.get(i)));
        }
        if (!details.styleLabels.isEmpty()) {
            detailed = detailed.withLabels(labels(details.contentLabels), labels(details.styleLabels.get(i)));
        }
        return detailed;
    }

    private static LabelMap labels(Path file) {
        return LabelMap.of(Image.read(file));
    }
}
