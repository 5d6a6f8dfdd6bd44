package io.github.brushwork.cli.options;

import io.github.brushwork.core.image.Image;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** How small a result's file is to be, where the format asks: for the options of commands that write results. */
public abstract class QualityOption {

    @Option(
            names = "--quality",
            paramLabel = "N",
            description = "Quality of a result in JPEG or WebP, from 1 to 100. By default 95.")
    private Integer quality;

    QualityOption() {}

    /**
     * Checks that a result can be written, before it is painted.
     *
     * @param file where to
     * @throws IllegalArgumentException if the quality is out of range, or the file's format has none
     * @throws io.github.brushwork.core.image.ImageException if it could not be written
     */
    public void requireWritable(Path file) {
        if (quality == null) {
            Image.requireWritable(file);
        } else {
            Image.requireWritable(file, quality);
        }
    }

    /**
     * Writes a result.
     *
     * @param result a picture
     * @param file where to
     * @throws io.github.brushwork.core.image.ImageException if it cannot be written
     */
    public void write(Image result, Path file) {
        if (quality == null) {
            result.write(file);
        } else {
            result.write(file, quality);
        }
    }
}
