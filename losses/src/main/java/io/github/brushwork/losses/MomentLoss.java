package io.github.brushwork.losses;

import io.github.brushwork.core.Loss;
import io.github.brushwork.core.LossKernel;
import io.github.brushwork.core.Shape;
import io.github.brushwork.core.kernel.Footprint;
import io.github.brushwork.core.kernel.Footprints;
import io.github.brushwork.core.kernel.Kernels;
import java.util.Objects;

/**
 * How far the mean and standard deviation of each channel are from those of the style image.
 *
 * <pre>{@code
 * L = a * mean over c of (mean[c] - m[c])^2 + b * mean over c of (deviation[c] - d[c])^2
 * deviation[c] = sqrt(variance[c] + 1e-5)
 * }</pre>
 *
 * <p>{@code mean} and {@code variance} are the {@link ChannelMoments} of the image's activations {@code F}, H x W x C;
 * {@code m} and {@code d} are the target's; {@code a} and {@code b} are the weights of the two parts, 1 by default. With
 * {@code N = H W} the gradient is {@code 2 / (N C) * (a (mean - m) + b (deviation - d) (F - mean) / deviation)}. The style
 * image need not have the size of the image that is made.
 *
 * <p>Source: Y. Li, N. Wang, J. Liu, X. Hou, Demystifying Neural Style Transfer, IJCAI 2017, arXiv:1701.01036, where it is
 * called matching of batch normalisation statistics; with equal weights it is theirs. X. Huang, S. Belongie, Arbitrary
 * Style Transfer in Real-Time with Adaptive Instance Normalization, ICCV 2017, arXiv:1703.06868, train on the same; the
 * implementation naoto0804/pytorch-AdaIN takes the means of squares over the channels, as here, and 1e-5 is from there: it
 * keeps the gradient finite where a channel is constant. It divides variances by N - 1, this by N.
 *
 * @param layer a layer's name or alias
 * @param target moments of the style image
 * @param meanWeight weight of the means, finite and at least 0
 * @param deviationWeight weight of the deviations, finite and at least 0
 */
public record MomentLoss(String layer, ChannelMoments target, double meanWeight, double deviationWeight)
        implements Loss {

    /** Added to variances before the root is taken. */
    public static final double EPSILON = 1e-5;

    /** @throws IllegalArgumentException if a weight is negative or not finite, or both are 0 */
    public MomentLoss {
        Objects.requireNonNull(layer, "layer");
        Objects.requireNonNull(target, "target");
        requireWeight(layer, "means", meanWeight);
        requireWeight(layer, "deviations", deviationWeight);
        if (meanWeight == 0 && deviationWeight == 0) {
            throw new IllegalArgumentException(
                    "moment loss at " + layer + ": the weights of means and deviations are both 0: leave the loss out");
        }
    }

    private static void requireWeight(String layer, String of, double weight) {
        if (!(weight >= 0) || Double.isInfinite(weight)) {
            throw new IllegalArgumentException("moment loss at " + layer + ": the weight of the " + of + " is " + weight
                    + ": it must be finite and at least 0");
        }
    }

    @Override
    public LossKernel kernel(Shape shape, Kernels kernels) {
        if (shape.channels() != target.channels()) {
            throw new IllegalArgumentException("moment loss at " + layer + ": the activations are " + shape
                    + ", but the target has " + target.channels() + " channels: was it made at another layer?");
        }
        int size = shape.channels();
        ChannelSums channels = new ChannelSums(kernels.workers(), shape);
        double[] means = new double[size];
        // the variances, then the factors of F - mean in the gradient
        double[] variances = new double[size];
        double[] row = new double[size];
        return (activations, weight, gradient) -> {
            LossKernel.requireLengths(shape, activations, gradient);
            channels.means(activations, means);
            channels.variances(activations, means, variances);
            double factor = 2 * weight / shape.size();
            double meanSquares = 0;
            double deviationSquares = 0;
            for (int c = 0; c < size; c++) {
                double meanDifference = means[c] - target.means()[c];
                double deviation = deviation(variances[c]);
                double deviationDifference = deviation - deviation(target.variances()[c]);
                meanSquares += meanDifference * meanDifference;
                deviationSquares += deviationDifference * deviationDifference;
                row[c] = factor * meanWeight * meanDifference;
                variances[c] = factor * deviationWeight * deviationDifference / deviation;
            }
            channels.addScaled(activations, means, variances, row, gradient);
            return (meanWeight * meanSquares + deviationWeight * deviationSquares) / size;
        };
    }

    private static double deviation(double variance) {
        return Math.sqrt(variance + EPSILON);
    }

    @Override
    public Footprint footprint(Shape shape, Footprints kernels) {
        Footprint kernel = Footprint.doubles(3L * shape.channels());
        Footprint targetMoments = Footprint.doubles(2L * shape.channels());
        return ChannelSums.footprint(shape).and(kernel).and(targetMoments);
    }
}
