package io.github.brushwork.transfer;

import io.github.brushwork.core.image.Image;
import java.time.Duration;
import java.util.function.Supplier;

/** How far a transfer is. */
public final class TransferProgress {

    private final TracePoint point;
    private final int iterations;
    private final Supplier<Image> image;

    TransferProgress(TracePoint point, int iterations, Supplier<Image> image) {
        this.point = point;
        this.iterations = iterations;
        this.image = image;
    }

    /**
     * The losses after this iteration.
     *
     * @return iteration, losses and time
     */
    public TracePoint point() {
        return point;
    }

    /**
     * How many iterations there will be, if nothing ends the run before.
     *
     * @return the number of iterations
     */
    public int iterations() {
        return iterations;
    }

    /**
     * An estimate of the time left, from the mean time of the iterations so far.
     *
     * @return the time left
     */
    public Duration remaining() {
        return point.elapsed().dividedBy(point.iteration()).multipliedBy(iterations - point.iteration());
    }

    /**
     * The image as it is now; made anew by each call, and only during the callback.
     *
     * @return the image
     */
    public Image image() {
        return image.get();
    }
}
