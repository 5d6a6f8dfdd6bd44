package io.github.brushwork.core.kernel;

/** What the contract's tests need to know of an implementation of {@link Kernels}. */
interface KernelsUnderTest {

    /** The kernels, on these workers. */
    Kernels kernels(Workers workers);

    /**
     * Of the norm, for what is summed directly: a sum of n products in single precision is off by about sqrt(n) rounding
     * errors of 6e-8, and n is at most 9 * 64 here.
     */
    default double rounding() {
        return 1e-6;
    }

    /** Of the norm, for convolutions; Winograd's transforms lose more than direct sums. */
    default double convolutionRounding() {
        return rounding();
    }

    /**
     * How many positions from a NaN in a convolution's input outputs may be NaN. Those next to it, which a direct
     * convolution makes from it, must be.
     */
    default int reachOfNaN() {
        return 1;
    }
}
