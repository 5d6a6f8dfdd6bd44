package io.github.brushwork.cli.options;

import io.github.brushwork.core.image.Image;
import io.github.brushwork.transfer.Style;
import io.github.brushwork.transfer.StyleTransferBuilder;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine.ArgGroup;
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
    private PictureDetails details = new PictureDetails();

    /** Creates the group; picocli fills it in. */
    public PictureOptions() {}

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
        return details.weights();
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
        if (content != null && styles.isEmpty()) {
            throw new OptionsException("CONTENT needs a STYLE beside it");
        }
        transfer.content(content == null ? sampleContent.get() : Image.read(content));
        details.applyTo(
                transfer,
                styles.isEmpty()
                        ? List.of(Style.of(sampleStyle.get()))
                        : styles.stream().map(Style::of).toList());
    }
}
