package io.github.brushwork.transfer;

import java.time.Duration;
import java.util.Locale;

/**
 * What a transfer will cost, told before it starts; see {@link StyleTransfer#estimate()}.
 *
 * @param width of the result, in pixels
 * @param height of the result, in pixels
 * @param heapBytes what it will hold of the Java heap at most; what else the application holds comes on top
 * @param nativeBytes what it will hold outside of the heap at most
 * @param fits whether the JVM's heap limit and the machine's memory allow that
 * @param largestSide the largest longer side, in pixels, that they allow with the content's aspect ratio and the same settings; 0
 *     if no size fits
 * @param preparation time for network and targets
 * @param optimization time for the iterations at all scales
 */
public record Estimate(
        int width,
        int height,
        long heapBytes,
        long nativeBytes,
        boolean fits,
        int largestSide,
        Duration preparation,
        Duration optimization) {

    private static final double MIB = 1 << 20;

    /**
     * All of the time.
     *
     * @return preparation and optimisation
     */
    public Duration time() {
        return preparation.plus(optimization);
    }

    /**
     * One line for people to read.
     *
     * @return size, memory, time and the largest size
     */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%d x %d pixels: %.0f MiB of Java heap and %.0f MiB outside of it, which %s; about %d s; at most %d pixels fit",
                width,
                height,
                heapBytes / MIB,
                nativeBytes / MIB,
                fits ? "fits" : "does not fit",
                Math.max(1, time().toSeconds()),
                largestSide);
    }
}
