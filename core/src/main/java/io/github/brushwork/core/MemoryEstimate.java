package io.github.brushwork.core;

import java.util.Objects;

/**
 * The memory that an {@link Objective} will hold once it has been evaluated, known before it is made. What was there
 * before is left out: the network's own weights, and the image and gradient that the caller of
 * {@link Objective#evaluate} brings, which are {@code input.size()} floats each.
 *
 * @param heap in the Java heap
 * @param outside native memory, which the JVM's {@code -Xmx} does not limit
 */
public record MemoryEstimate(Parts heap, Parts outside) {

    /** Nothing. */
    public static final MemoryEstimate NONE = new MemoryEstimate(Parts.NONE, Parts.NONE);

    /**
     * What memory is for, in bytes, each at least 0.
     *
     * @param filters the network's weights in forms of the engine's own
     * @param activations activations, gradients, and what layers remember for the backward pass
     * @param losses what the losses keep: intermediate results, and their targets
     * @param scratch what threads need while they compute; an engine's objectives and features share it
     */
    public record Parts(long filters, long activations, long losses, long scratch) {

        /** Nothing. */
        public static final Parts NONE = new Parts(0, 0, 0, 0);

        /**
         * Creates the parts.
         *
         * @throws IllegalArgumentException if one is negative
         */
        public Parts {
            if (filters < 0 || activations < 0 || losses < 0 || scratch < 0) {
                throw new IllegalArgumentException("memory cannot be negative: filters " + filters + ", activations "
                        + activations + ", losses " + losses + ", scratch " + scratch);
            }
        }

        /**
         * All parts.
         *
         * @return bytes
         */
        public long total() {
            return filters + activations + losses + scratch;
        }
    }

    public MemoryEstimate {
        Objects.requireNonNull(heap, "heap");
        Objects.requireNonNull(outside, "outside");
    }

    /**
     * Everything in the Java heap.
     *
     * @return bytes
     */
    public long heapBytes() {
        return heap.total();
    }

    /**
     * Everything outside the Java heap.
     *
     * @return bytes
     */
    public long nativeBytes() {
        return outside.total();
    }
}
