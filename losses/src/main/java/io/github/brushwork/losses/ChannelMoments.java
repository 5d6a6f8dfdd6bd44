package io.github.brushwork.losses;

import io.github.brushwork.core.Shape;
import io.github.brushwork.core.Tensor;
import io.github.brushwork.core.kernel.Workers;
import java.util.Arrays;

/**
 * Mean and variance of each channel over the positions of an image.
 *
 * <pre>{@code
 * mean[c]     = sum over p of F[p, c] / (H W)
 * variance[c] = sum over p of (F[p, c] - mean[c])^2 / (H W)
 * }</pre>
 *
 * <p>{@code F} are activations, (H W) positions x C channels.
 *
 * @param means C values; not copied, must not be changed
 * @param variances C values, at least 0; not copied, must not be changed
 */
public record ChannelMoments(double[] means, double[] variances) {

    /**
     * Wraps values.
     *
     * @param means C values; not copied, must not be changed
     * @param variances C values, at least 0; not copied, must not be changed
     * @throws IllegalArgumentException if there are not as many variances as means, or none
     */
    public ChannelMoments {
        if (means.length == 0 || means.length != variances.length) {
            throw new IllegalArgumentException(
                    "moments of channels are as many means as variances, at least one, but got " + means.length
                            + " and " + variances.length);
        }
    }

    /**
     * The moments of activations, computed on all processors.
     *
     * @param activations height x width x channels; not modified
     * @return the moments
     */
    public static ChannelMoments of(Tensor activations) {
        Shape shape = activations.shape();
        double[] means = new double[shape.channels()];
        double[] variances = new double[shape.channels()];
        try (Workers workers = Workers.onAllProcessors()) {
            Channels channels = new Channels(workers, shape);
            channels.means(activations.data(), means);
            channels.variances(activations.data(), means, variances);
        }
        return new ChannelMoments(means, variances);
    }

    /**
     * Number of channels.
     *
     * @return C
     */
    public int channels() {
        return means.length;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ChannelMoments that
                && Arrays.equals(means, that.means)
                && Arrays.equals(variances, that.variances);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(means) + Arrays.hashCode(variances);
    }

    @Override
    public String toString() {
        return "ChannelMoments[" + means.length + " channels]";
    }
}
