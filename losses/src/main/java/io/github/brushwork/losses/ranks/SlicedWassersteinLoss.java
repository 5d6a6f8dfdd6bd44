package io.github.brushwork.losses.ranks;

import io.github.brushwork.core.Loss;
import io.github.brushwork.core.LossKernel;
import io.github.brushwork.core.Shape;
import io.github.brushwork.core.Tensor;
import io.github.brushwork.core.kernel.Footprint;
import io.github.brushwork.core.kernel.Footprints;
import io.github.brushwork.core.kernel.GramKernel;
import io.github.brushwork.core.kernel.Kernels;
import java.util.Objects;

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
 * line search; more directions have the same effect at a proportional cost.
 *
 * <p>Source: E. Heitz, K. Vanhoey, T. Chambon, L. Belcour, A Sliced Wasserstein Loss for Neural Texture Synthesis, CVPR
 * 2021, arXiv:2006.07229, equations 5 and 6, and tchambon/A-Sliced-Wasserstein-Loss-for-Neural-Texture-Synthesis, which
 * takes as many directions as channels and the mean over directions and positions, as here. For a style image of a divisor
 * of the positions it repeats the style's activations, which is the same.
 *
 * <p>It is a kernel only, without a SameDiff expression, for ND4J has no derivative of sorting. A kernel needs as much memory
 * as the activations twice over, and four numbers per position and thread.
 *
 * @param layer a layer's name or alias
 * @param target activations of the style image, of any height and width
 * @param directions how many directions, at least 1
 * @param seed of the random directions
 */
public record SlicedWassersteinLoss(String layer, Tensor target, int directions, long seed) implements Loss {

    public SlicedWassersteinLoss {
        Objects.requireNonNull(layer, "layer");
        Objects.requireNonNull(target, "target");
        if (directions < 1) {
            throw new IllegalArgumentException("sliced Wasserstein loss at " + layer + ": the number of directions is "
                    + directions + ": it must be at least 1");
        }
    }

    @Override
    public LossKernel kernel(Shape shape, Kernels kernels) {
        if (shape.channels() != target.shape().channels()) {
            throw new IllegalArgumentException("sliced Wasserstein loss at " + layer + ": the activations are " + shape
                    + ", but the target is " + target.shape() + ": was it made at another layer?");
        }
        return new Kernel(this, shape, kernels);
    }

    @Override
    public Footprint footprint(Shape shape, Footprints kernels) {
        long channels = shape.channels();
        Footprint targetProduct = kernels.gram(target.shape().positions(), shape.channels());
        return kernels.gram(shape.positions(), shape.channels())
                .and(targetProduct.scratchOnly())
                .and(RankMatching.footprint(kernels.workers(), shape.positions(), shape.channels()))
                .and(Footprint.floats(directions * channels + channels * channels))
                .and(Footprint.floats(shape.size() + (long) directions * shape.positions()))
                .and(Footprint.floats(target.shape().size()));
    }

    private static final class Kernel implements LossKernel {

        private final Shape shape;
        private final int count;
        private final Directions directions;
        private final GramKernel product;
        private final RankMatching matching;
        private final float[] matrix;
        private final float[] projections;
        /** For each direction the projections that are wanted, in order. */
        private final float[] wanted;

        Kernel(SlicedWassersteinLoss loss, Shape shape, Kernels kernels) {
            int channels = shape.channels();
            this.shape = shape;
            this.count = loss.directions();
            this.directions = Directions.random(channels, count, loss.seed());
            this.product = kernels.gram(shape.positions(), channels);
            this.matching = new RankMatching(kernels.workers(), shape.positions(), channels);
            this.matrix = new float[channels * channels];
            this.projections = new float[shape.size()];
            this.wanted = wanted(loss.target(), kernels);
        }

        private float[] wanted(Tensor target, Kernels kernels) {
            Shape targetShape = target.shape();
            int channels = targetShape.channels();
            GramKernel targetProduct = kernels.gram(targetShape.positions(), channels);
            float[] targetProjections = new float[targetShape.size()];
            float[] quantiles = new float[Math.multiplyExact(count, shape.positions())];
            for (int slice = 0; slice < directions.slices(); slice++) {
                directions.project(slice, targetProduct, target.data(), matrix, targetProjections);
                RankMatching.quantiles(
                        kernels.workers(),
                        targetProjections,
                        channels,
                        shape.positions(),
                        quantiles,
                        offset(slice),
                        directions.inSlice(slice));
            }
            return quantiles;
        }

        /** Where the wanted projections of a slice begin. */
        private int offset(int slice) {
            return directions.first(slice) * shape.positions();
        }

        @Override
        public double evaluate(float[] activations, double weight, float[] gradient) {
            LossKernel.requireLengths(shape, activations, gradient);
            double projected = (double) count * shape.positions();
            double sum = 0;
            for (int slice = 0; slice < directions.slices(); slice++) {
                directions.project(slice, product, activations, matrix, projections);
                matching.match(projections, wanted, offset(slice), directions.inSlice(slice));
                sum += matching.residual() + matching.spread();
                directions.addBack(slice, product, projections, 2 * weight / projected, matrix, gradient);
            }
            return sum / projected;
        }
    }
}
