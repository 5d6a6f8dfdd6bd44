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
 * The squared Wasserstein-2 distance between normal distributions with the means and covariances of the image's and the
 * style image's activations.
 *
 * <pre>{@code
 * L = (|m1 - m2|^2 + trace(S1 + S2 - 2 (A S1 A)^(1/2))) / C,   A = S2^(1/2)
 * }</pre>
 *
 * <p>{@code m1} and {@code S1} are means and covariance of the image's activations {@code F}, (H W) positions x C channels,
 * see {@link ChannelGaussian}, {@code m2} and {@code S2} the target's; {@code epsilon} is added to the diagonal of both
 * covariances. Roots are symmetric. It is the cost of the cheapest way to move one distribution to the other, and with
 * {@code T = A (A S1 A)^(-1/2) A}, the map that does so, the gradient is {@code 2 / (H W C) * ((F - m1) (1 - T) + m1 - m2)}.
 * The style image may have another size than the image that is made.
 *
 * <p>Source: crowsonkb/style-transfer-pytorch, {@code StyleLossW2}, which takes means over the channels, as here, and has
 * the same epsilon. It finds the root by 12 steps of Newton and Schulz' iteration in single precision, which leave small
 * eigenvalues short of their root; here value and gradient are exact to double precision, up to the products of
 * activations. The distance is that of D. Dowson, B. Landau, The Frechet Distance between Multivariate Normal Distributions,
 * Journal of Multivariate Analysis 12, 1982.
 *
 * <p>An evaluation finds the eigenvectors of a C x C matrix, however small the image is. With many channels and few positions
 * that takes longer than all the rest, and only in part on several threads.
 *
 * @param layer a layer's name or alias
 * @param target distribution of the style image
 * @param epsilon added to the variances, positive and finite
 */
public record WassersteinLoss(String layer, ChannelGaussian target, double epsilon) implements Loss {

    private static final double USUAL_EPSILON = 1e-4;

    /**
     * Binds a target.
     *
     * @param layer a layer's name or alias
     * @param target distribution of the style image
     * @param epsilon added to the variances, positive and finite
     * @throws IllegalArgumentException if the epsilon is not positive and finite
     */
    public WassersteinLoss {
        Objects.requireNonNull(layer, "layer");
        Objects.requireNonNull(target, "target");
        requireEpsilon(layer, epsilon);
    }

    private static void requireEpsilon(String layer, double epsilon) {
        if (!(epsilon > 0) || Double.isInfinite(epsilon)) {
            throw new IllegalArgumentException(
                    "Wasserstein loss at " + layer + ": epsilon is " + epsilon + ": it must be positive and finite");
        }
    }

    /**
     * Starts a Wasserstein loss.
     *
     * @param layer a layer's name or alias, for example {@code relu1_1}
     * @return a specification with an epsilon of 1e-4
     */
    public static Spec at(String layer) {
        return new Spec(layer, USUAL_EPSILON);
    }

    /**
     * A Wasserstein loss without its target.
     *
     * @param layer a layer's name or alias
     * @param epsilon added to the variances, positive and finite
     */
    public record Spec(String layer, double epsilon) {

        /**
         * Creates a specification.
         *
         * @param layer a layer's name or alias
         * @param epsilon added to the variances, positive and finite
         * @throws IllegalArgumentException if the epsilon is not positive and finite
         */
        public Spec {
            Objects.requireNonNull(layer, "layer");
            requireEpsilon(layer, epsilon);
        }

        /**
         * This specification with another epsilon. The usual one suits activations of order 1; where those are in the
         * hundreds, as in networks that take pixels from 0 to 255, a larger one makes the gradient smoother.
         *
         * @param epsilon added to the variances, positive and finite
         * @return the other specification
         * @throws IllegalArgumentException if the epsilon is not positive and finite
         */
        public Spec epsilon(double epsilon) {
            return new Spec(layer, epsilon);
        }

        /**
         * Binds the style of an image.
         *
         * @param features features that were extracted at this layer
         * @return the loss
         * @throws IllegalArgumentException if the features lack the layer
         */
        public WassersteinLoss target(Features features) {
            return target(features.at(layer));
        }

        /**
         * Binds the style of activations.
         *
         * @param activations height x width x channels at this layer, of any height and width
         * @return the loss
         */
        public WassersteinLoss target(Tensor activations) {
            return target(ChannelGaussian.of(activations));
        }

        /**
         * Binds a distribution.
         *
         * @param distribution distribution of the style image, or a {@link ChannelGaussian#blend blend} of several
         * @return the loss
         */
        public WassersteinLoss target(ChannelGaussian distribution) {
            return new WassersteinLoss(layer, distribution, epsilon);
        }
    }

    @Override
    public LossKernel kernel(Shape shape, Kernels kernels) {
        if (shape.channels() != target.channels()) {
            throw new IllegalArgumentException("Wasserstein loss at " + layer + ": the activations are " + shape
                    + ", but the target has " + target.channels() + " channels: was it made at another layer?");
        }
        return new WassersteinKernel(this, shape, kernels);
    }

    @Override
    public Footprint footprint(Shape shape, Footprints kernels) {
        long channels = shape.channels();
        Footprint target = Footprint.doubles(channels + channels * channels);
        return WassersteinKernel.footprint(shape, kernels).and(target);
    }
}
