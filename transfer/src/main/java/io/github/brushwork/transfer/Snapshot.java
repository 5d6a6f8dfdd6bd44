package io.github.brushwork.transfer;

import io.github.brushwork.core.image.Image;
import java.util.Objects;

/**
 * A transfer's picture at one moment.
 *
 * @param point the moment: iteration, scale, losses and time
 * @param image the picture, as large as the result at every scale
 */
public record Snapshot(TracePoint point, Image image) {

    public Snapshot {
        Objects.requireNonNull(point, "point");
        Objects.requireNonNull(image, "image");
    }
}
