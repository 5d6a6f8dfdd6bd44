package io.github.brushwork.transfer;

import io.github.brushwork.core.image.Image;
import io.github.brushwork.transfer.settings.ScaleSchedule;
import java.time.Duration;
import java.util.List;
import java.util.function.ObjDoubleConsumer;
import java.util.function.Supplier;

/** The progress of a running transfer. */
public final class TransferProgress {

    private final TracePoint point;
    private final Timeline timeline;
    private final Duration remaining;
    private final Supplier<Image> image;
    private final ObjDoubleConsumer<String> weights;

    TransferProgress(
            TracePoint point,
            Timeline timeline,
            Duration remaining,
            Supplier<Image> image,
            ObjDoubleConsumer<String> weights) {
        this.point = point;
        this.timeline = timeline;
        this.remaining = remaining;
        this.image = image;
        this.weights = weights;
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
     * How many iterations there will be through all scales, if nothing ends the run before.
     *
     * @return the number of iterations
     */
    public int iterations() {
        return timeline.iterations();
    }

    /**
     * Whether this iteration completes one of so many equal parts of the run, to show or do something that often.
     *
     * @param parts how many, at least 1; if there are fewer iterations, each completes one
     * @return true for as many iterations as there are parts, the last one among them
     */
    public boolean completesPart(int parts) {
        long iteration = point.iteration();
        return iteration * parts / iterations() > (iteration - 1) * parts / iterations();
    }

    /**
     * An estimate of the time left, from the time so far; an iteration takes as long as its scale is large.
     *
     * @return the time left
     */
    public Duration remaining() {
        return remaining;
    }

    /**
     * The image as it is now; made anew by each call, and only during the callback.
     *
     * @return the image
     */
    public Image image() {
        return image.get();
    }

    /**
     * The sizes at which the picture is painted.
     *
     * @return the scales, of which {@link TracePoint#scale} is the one under way
     */
    public List<ScaleSchedule.Scale> scales() {
        return timeline.scales();
    }

    /**
     * Gives a term another weight from the next iteration on, at further scales too. The optimizer begins anew from the
     * current image, because what it has learnt belongs to another function; the best image is looked for anew as well. Without
     * effect if the listener stops the run at the same time.
     *
     * @param term a term's name, as in {@link TracePoint#contributions}
     * @param weight its weight, finite and at least 0; all that it counts is this, layer weights included
     * @throws IllegalArgumentException if there is no such term, or the weight is negative or not finite
     */
    public void reweigh(String term, double weight) {
        weights.accept(term, weight);
    }
}
