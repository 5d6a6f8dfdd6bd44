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
import java.util.OptionalInt;

/**
 * The squared Wasserstein-2 distance between the activations of the image and of the style image, seen from random
 * directions: it is zero only if all projections have the same distribution, not just the same moments.
 *
 * <pre>{@code
 * L = mean over directions d and ranks r of (sort(F d)[r] - sort(P d)[r])^2
 * }</pre>
 *
 * <p>{@code F} are the image's activations, (H W) positions x C channels, {@code P} the target's, and {@code d} unit vectors
 * of C elements, uniformly distributed. With K directions the gradient is the sum over them of {@code 2 / (K H W) * e d^T},
 * where {@code e} holds the differences, each at the position whose projection was compared; where projections are equal,
 * and their order is arbitrary, the mean of their differences. The style image may have another size than the image that is
 * made: its sorted projections are then taken at the middle of H W equal shares.
 *
 * <p>The directions depend on the seed alone and stay the same over a run, so that an optimizer with a line search sees one
 * function. The source draws new ones for every evaluation or round, which averages over more directions but is noise to a
 * line search; more directions do the same for a proportional time.
 *
 * <p>Source: E. Heitz, K. Vanhoey, T. Chambon, L. Belcour, A Sliced Wasserstein Loss for Neural Texture Synthesis, CVPR
 * 2021, arXiv:2006.07229, equations 5 and 6, and tchambon/A-Sliced-Wasserstein-Loss-for-Neural-Texture-Synthesis, which
 * takes as many directions as channels and the mean over directions and positions, as here. For a style image of a divisor
 * of the positions it repeats the style's activations, which is the same.
 *
 * <p>It is a kernel only, without a SameDiff expression, for ND4J has no derivative of sorting. A kernel needs as much memory
 * as the activations twice over, and four numbers a position and thread.
 *
 * @param layer a layer's name or alias
 * @param target activations of the style image, of any height and width
 * @param directions how many directions, at least 1
 * @param seed of the random directions
 */
public record SlicedWassersteinLoss(String layer, Tensor target, int directions, long seed) implements Loss {

    /**
     * Binds a target.
     *
     * @param layer a layer's name or alias
     * @param target activations of the style image, of any height and width
     * @param directions how many directions, at least 1
     * @param seed of the random directions
     * @throws IllegalArgumentException if there is no direction
     */
    public SlicedWassersteinLoss {
        Objects.requireNonNull(layer, "layer");
        Objects.requireNonNull(target, "target");
        requireDirections(layer, directions);
    }

    private static void requireDirections(String layer, int directions) {
        if (directions < 1) {
            throw new IllegalArgumentException("sliced Wasserstein loss at " + layer + ": the number of directions is "
                    + directions + ": it must be at least 1");
        }
    }

    /**
     * Starts a sliced Wasserstein loss.
     *
     * @param layer a layer's name or alias, for example {@code relu1_1}
     * @return a specification with as many directions as the layer has channels, and seed 0
     */
    public static Spec at(String layer) {
        return new Spec(layer, OptionalInt.empty(), 0);
    }

    /**
     * A sliced Wasserstein loss without its target.
     *
     * @param layer a layer's name or alias
     * @param directions how many directions, at least 1; as many as channels if empty
     * @param seed of the random directions
     */
    public record Spec(String layer, OptionalInt directions, long seed) {

        /**
         * Creates a specification.
         *
         * @param layer a layer's name or alias
         * @param directions how many directions, at least 1; as many as channels if empty
         * @param seed of the random directions
         * @throws IllegalArgumentException if there is no direction
         */
        public Spec {
            Objects.requireNonNull(layer, "layer");
            directions.ifPresent(count -> requireDirections(layer, count));
        }

        /**
         * This specification with another number of directions.
         *
         * @param directions how many, at least 1
         * @return the other specification
         * @throws IllegalArgumentException if there is no direction
         */
        public Spec directions(int directions) {
            return new Spec(layer, OptionalInt.of(directions), seed);
        }

        /**
         * This specification with other directions.
         *
         * @param seed of the random directions
         * @return the other specification
         */
        public Spec seed(long seed) {
            return new Spec(layer, directions, seed);
        }

        /**
         * Binds the style of an image.
         *
         * @param features features that were extracted at this layer
         * @return the loss
         * @throws IllegalArgumentException if the features lack the layer
         */
        public SlicedWassersteinLoss target(Features features) {
            return target(features.at(layer));
        }

        /**
         * Binds the style of activations.
         *
         * @param activations height x width x channels at this layer, of any height and width
         * @return the loss
         */
        public SlicedWassersteinLoss target(Tensor activations) {
            return new SlicedWassersteinLoss(
                    layer, activations, directions.orElse(activations.shape().channels()), seed);
        }
    }

    @Override
    public LossKernel kernel(Shape shape, Kernels kernels) {
        if (shape.channels() != target.shape().channels()) {
            throw new IllegalArgumentException("sliced Wasserstein loss at " + layer + ": the activations are " + shape
                    + ", but the target is " + target.shape() + ": was it made at another layer?");
        }
        return new SlicedWassersteinKernel(this, shape, kernels);
    }

    @Override
    public Footprint footprint(Shape shape, Footprints kernels) {
        return SlicedWassersteinKernel.footprint(this, shape, kernels)
                .and(Footprint.floats(target.shape().size()));
    }
}
