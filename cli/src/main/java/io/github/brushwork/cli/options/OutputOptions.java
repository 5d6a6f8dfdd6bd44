package io.github.brushwork.cli.options;

import io.github.brushwork.core.image.Image;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** What becomes of the result. */
public final class OutputOptions {

    @Option(
            names = {"-o", "--output"},
            paramLabel = "OUT",
            description = "The file to write: .png, .jpg, .tif or .webp. By default out.png.")
    private Path output = Path.of("out.png");

    @Option(
            names = "--quality",
            paramLabel = "N",
            description = "Quality of a result in JPEG or WebP, from 1 to 100. By default 95.")
    private Integer quality;

    @Option(
            names = "--record",
            description = "Write a record beside the result, OUT.json, from which it can be made again.")
    private boolean record;

    @Option(
            names = "--dry-run",
            description =
                    "Only say what would be done, and do what --save-settings says. No picture is painted, no weights are fetched.")
    private boolean dryRun;

    /** Creates the group; picocli fills it in. */
    public OutputOptions() {}

    /**
     * The file to write.
     *
     * @return a picture's name
     */
    public Path output() {
        return output;
    }

    /**
     * Whether a record is to be written beside the result.
     *
     * @return true if it is
     */
    public boolean record() {
        return record;
    }

    /**
     * Whether nothing is to be done.
     *
     * @return true if only to say what would be
     */
    public boolean dryRun() {
        return dryRun;
    }

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
