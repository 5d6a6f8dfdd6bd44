package io.github.brushwork.losses;

import io.github.brushwork.core.Shape;
import io.github.brushwork.core.Tensor;
import io.github.brushwork.core.kernel.Workers;
import java.util.Arrays;
import java.util.List;

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

    /** @throws IllegalArgumentException if there are not as many variances as means, or none */
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
            ChannelSums channels = new ChannelSums(workers, shape);
            channels.means(activations.data(), means);
            channels.variances(activations.data(), means, variances);
        }
        return new ChannelMoments(means, variances);
    }

    /**
     * The moments of a weighted mixture of several images' activations: one target for a style that is between theirs.
     *
     * <pre>{@code
     * mean[c]     = sum over k of s[k] * mean[k, c]
     * variance[c] = sum over k of s[k] * (variance[k, c] + (mean[k, c] - mean[c])^2)
     * }</pre>
     *
     * <p>{@code s} are the weights divided by their sum. With the numbers of positions for weights it is the moments of all
     * activations together. See {@link ChannelGaussian#blend} for the source.
     *
     * @param parts the moments, of images of any sizes, and their weights
     * @return the moments of the mixture
     * @throws IllegalArgumentException if there are no moments, all weights are 0, or the numbers of channels differ
     */
    public static ChannelMoments blend(List<Weighted<ChannelMoments>> parts) {
        double[] shares = Weighted.shares(parts, (a, b) -> a.channels() == b.channels());
        double[] means = Weighted.mean(
                shares, parts.stream().map(part -> part.value().means).toList());
        double[] variances = new double[means.length];
        for (int k = 0; k < shares.length; k++) {
            ChannelMoments part = parts.get(k).value();
            for (int c = 0; c < means.length; c++) {
                double offset = part.means[c] - means[c];
                variances[c] += shares[k] * (part.variances[c] + offset * offset);
            }
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
