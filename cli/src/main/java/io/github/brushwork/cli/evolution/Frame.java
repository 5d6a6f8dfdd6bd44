package io.github.brushwork.cli.evolution;

import io.github.brushwork.core.image.Image;
import io.github.brushwork.transfer.TracePoint;
import java.nio.file.Path;

/**
 * A picture of a run, in a file.
 *
 * @param point when it was taken
 * @param file where it is
 */
public record Frame(TracePoint point, Path file) {

    /**
     * Reads the picture.
     *
     * @return the picture
     */
    public Image image() {
        return Image.read(file);
    }
}
