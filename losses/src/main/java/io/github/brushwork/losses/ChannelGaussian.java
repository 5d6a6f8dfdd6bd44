package io.github.brushwork.losses;

import io.github.brushwork.core.Shape;
import io.github.brushwork.core.Tensor;
import io.github.brushwork.core.kernel.Kernels;
import io.github.brushwork.core.kernel.Workers;
import java.util.Arrays;
import java.util.List;

/**
 * The normal distribution that has the means and covariances of the channels over the positions of an image.
 *
 * <pre>{@code
 * mean[i]          = sum over p of F[p, i] / (H W)
 * covariance[i, j] = sum over p of (F[p, i] - mean[i]) * (F[p, j] - mean[j]) / (H W)
 * }</pre>
 *
 * <p>{@code F} are activations, (H W) positions x C channels.
 *
 * @param means C values; not copied, must not be changed
 * @param covariance C rows of C values, symmetric; not copied, must not be changed
 */
public record ChannelGaussian(double[] means, double[][] covariance) {

    /** @throws IllegalArgumentException if the covariance is not square or has not as many rows as there are means */
    public ChannelGaussian {
        int channels = means.length;
        if (channels == 0
                || covariance.length != channels
                || Arrays.stream(covariance).anyMatch(row -> row.length != channels)) {
            throw new IllegalArgumentException("a normal distribution of " + channels
                    + " channels, at least 1, needs as many rows of covariances, each as long, but got "
                    + covariance.length + " rows");
        }
    }

    /**
     * The distribution of activations, computed on all processors.
     *
     * @param activations height x width x channels; not modified
     * @return the distribution
     */
    public static ChannelGaussian of(Tensor activations) {
        Shape shape = activations.shape();
        double[] means = new double[shape.channels()];
        double[][] covariance = new double[shape.channels()][shape.channels()];
        try (Workers workers = Workers.onAllProcessors()) {
            new ChannelSums(workers, shape).means(activations.data(), means);
            new Covariance(Kernels.fastest(workers), shape).compute(activations.data(), means, covariance);
        }
        return new ChannelGaussian(means, covariance);
    }

    /**
     * The normal distribution with the means and covariances of a weighted mixture of several images' activations: one
     * target for a style that is between theirs.
     *
     * <pre>{@code
     * mean[i]          = sum over k of s[k] * mean[k, i]
     * covariance[i, j] = sum over k of s[k] * (covariance[k, i, j] + (mean[k, i] - mean[i]) * (mean[k, j] - mean[j]))
     * }</pre>
     *
     * <p>{@code s} are the weights divided by their sum. With the numbers of positions for weights it is the distribution
     * of all activations together. The means of covariances alone would leave out how far apart the images' means are.
     *
     * <p>Source: crowsonkb/style-transfer-pytorch, which takes the weighted means of means and of raw second moments, {@code
     * covariance + mean mean^T}: the same.
     *
     * @param parts the distributions, of images of any sizes, and their weights
     * @return the distribution of the mixture
     * @throws IllegalArgumentException if there is no distribution, all weights are 0, or the numbers of channels differ
     */
    public static ChannelGaussian blend(List<Weighted<ChannelGaussian>> parts) {
        double[] shares = Weighted.shares(parts, (a, b) -> a.channels() == b.channels());
        double[] means = Weighted.mean(
                shares, parts.stream().map(part -> part.value().means).toList());
        double[][] covariance = new double[means.length][means.length];
        for (int k = 0; k < shares.length; k++) {
            parts.get(k).value().addTo(covariance, shares[k], means);
        }
        return new ChannelGaussian(means, covariance);
    }

    /** Adds this distribution's share of the covariances about other means. */
    private void addTo(double[][] sums, double share, double[] centre) {
        for (int i = 0; i < sums.length; i++) {
            double offset = means[i] - centre[i];
            for (int j = 0; j < sums.length; j++) {
                sums[i][j] += share * (covariance[i][j] + offset * (means[j] - centre[j]));
            }
        }
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
        return other instanceof ChannelGaussian that
                && Arrays.equals(means, that.means)
                && Arrays.deepEquals(covariance, that.covariance);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(means) + Arrays.deepHashCode(covariance);
    }

    @Override
    public String toString() {
        return "ChannelGaussian[" + means.length + " channels]";
    }
}
