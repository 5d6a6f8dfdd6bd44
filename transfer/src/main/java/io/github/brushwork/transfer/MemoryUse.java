package io.github.brushwork.transfer;

import java.util.Locale;

/**
 * The memory that a transfer will need, told before it starts; see {@link StyleTransfer#memoryUse()}.
 *
 * @param width of the result, in pixels
 * @param height of the result, in pixels
 * @param heapBytes what it will hold of the Java heap at most; what else the application holds comes on top
 * @param nativeBytes what it will hold outside of the heap at most
 * @param fits whether the JVM's heap limit and the machine's memory allow that
 * @param largestSide the largest longer side, in pixels, that they allow with the content's aspect ratio and the same settings; 0
 *     if no size fits
 */
public record MemoryUse(int width, int height, long heapBytes, long nativeBytes, boolean fits, int largestSide) {

    private static final double MIB = 1 << 20;

    /**
     * One line for people to read.
     *
     * @return memory and the largest size
     */
    @Override
    public String toString() {
        return amounts() + "; " + limit();
    }

    String amounts() {
        return String.format(
                Locale.ROOT,
                "%.0f MiB of Java heap and %.0f MiB outside of it, which %s",
                heapBytes / MIB,
                nativeBytes / MIB,
                fits ? "fits" : "does not fit");
    }

    String limit() {
        return "at most " + largestSide + " pixels fit";
    }
}
