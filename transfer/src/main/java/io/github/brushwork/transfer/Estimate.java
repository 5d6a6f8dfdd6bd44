package io.github.brushwork.transfer;

import java.time.Duration;

/**
 * What a transfer will cost, told before it starts; see {@link StyleTransfer#estimate()}.
 *
 * @param memory what it will hold, and the largest size that fits
 * @param preparation time for network and targets
 * @param optimization time for the iterations at all scales
 */
public record Estimate(MemoryUse memory, Duration preparation, Duration optimization) {

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
        return memory.width() + " x " + memory.height() + " pixels: " + memory.amounts() + "; about "
                + Math.max(1, time().toSeconds()) + " s; " + memory.limit();
    }
}
