package io.github.brushwork.losses;

import io.github.brushwork.core.Features;
import io.github.brushwork.core.Loss;
import io.github.brushwork.core.LossKernel;
import io.github.brushwork.core.Shape;
import io.github.brushwork.core.Tensor;
import io.github.brushwork.core.kernel.Footprint;
import io.github.brushwork.core.kernel.Footprints;
import io.github.brushwork.core.kernel.Kernels;
import java.util.Objects;

/**
 * How far mean and standard deviation of each channel lie from those of the style image.
 *
 * <pre>{@code
 * L = a * mean over c of (mean[c] - m[c])^2 + b * mean over c of (deviation[c] - d[c])^2
 * deviation[c] = sqrt(variance[c] + 1e-5)
 * }</pre>
 *
 * <p>{@code mean} and {@code variance} are the {@link ChannelMoments} of the image's activations {@code F}, H x W x C;
 * {@code m} and {@code d} are the target's; {@code a} and {@code b} are the weights of the two parts, 1 by default. With
 * {@code N = H W} the gradient is {@code 2 / (N C) * (a (mean - m) + b (deviation - d) (F - mean) / deviation)}. The style
 * image may have another size than the image that is made.
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

    /**
     * Binds a target.
     *
     * @param layer a layer's name or alias
     * @param target moments of the style image
     * @param meanWeight weight of the means, finite and at least 0
     * @param deviationWeight weight of the deviations, finite and at least 0
     * @throws IllegalArgumentException see {@link Spec#Spec}
     */
    public MomentLoss {
        Objects.requireNonNull(layer, "layer");
        Objects.requireNonNull(target, "target");
        requireWeights(layer, meanWeight, deviationWeight);
    }

    private static void requireWeights(String layer, double meanWeight, double deviationWeight) {
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

    /**
     * Starts a moment loss.
     *
     * @param layer a layer's name or alias, for example {@code relu1_1}
     * @return a specification whose weights are 1
     */
    public static Spec at(String layer) {
        return new Spec(layer, 1, 1);
    }

    /**
     * A moment loss without its target.
     *
     * @param layer a layer's name or alias
     * @param meanWeight weight of the means, finite and at least 0
     * @param deviationWeight weight of the deviations, finite and at least 0
     */
    public record Spec(String layer, double meanWeight, double deviationWeight) {

        /**
         * Creates a specification.
         *
         * @param layer a layer's name or alias
         * @param meanWeight weight of the means, finite and at least 0
         * @param deviationWeight weight of the deviations, finite and at least 0
         * @throws IllegalArgumentException if a weight is negative or not finite, or both are 0
         */
        public Spec {
            Objects.requireNonNull(layer, "layer");
            requireWeights(layer, meanWeight, deviationWeight);
        }

        /**
         * This specification with other weights.
         *
         * @param meanWeight weight of the means, finite and at least 0
         * @param deviationWeight weight of the deviations, finite and at least 0
         * @return the other specification
         * @throws IllegalArgumentException if a weight is negative or not finite, or both are 0
         */
        public Spec weights(double meanWeight, double deviationWeight) {
            return new Spec(layer, meanWeight, deviationWeight);
        }

        /**
         * Binds the style of an image.
         *
         * @param features features that were extracted at this layer
         * @return the loss
         * @throws IllegalArgumentException if the features lack the layer
         */
        public MomentLoss target(Features features) {
            return target(features.at(layer));
        }

        /**
         * Binds the style of activations.
         *
         * @param activations height x width x channels at this layer, of any height and width
         * @return the loss
         */
        public MomentLoss target(Tensor activations) {
            return target(ChannelMoments.of(activations));
        }

        /**
         * Binds moments.
         *
         * @param moments moments of the style image, or a {@link ChannelMoments#blend blend} of several
         * @return the loss
         */
        public MomentLoss target(ChannelMoments moments) {
            return new MomentLoss(layer, moments, meanWeight, deviationWeight);
        }
    }

    @Override
    public LossKernel kernel(Shape shape, Kernels kernels) {
        if (shape.channels() != target.channels()) {
            throw new IllegalArgumentException("moment loss at " + layer + ": the activations are " + shape
                    + ", but the target has " + target.channels() + " channels: was it made at another layer?");
        }
        return new MomentKernel(this, shape, new Channels(kernels.workers(), shape));
    }

    @Override
    public Footprint footprint(Shape shape, Footprints kernels) {
        Footprint target = Footprint.doubles(2L * shape.channels());
        return MomentKernel.footprint(shape).and(target);
    }
}
