package io.github.brushwork.losses;

import io.github.brushwork.core.Features;
import io.github.brushwork.core.Loss;
import io.github.brushwork.core.LossKernel;
import io.github.brushwork.core.Shape;
import io.github.brushwork.core.Tensor;
import io.github.brushwork.core.kernel.DistanceKernel;
import io.github.brushwork.core.kernel.Footprint;
import io.github.brushwork.core.kernel.Footprints;
import io.github.brushwork.core.kernel.Kernels;
import java.util.Objects;

/**
 * How far activations are from those of the content image.
 *
 * <pre>{@code
 * L = sum over all elements of (F - P)^2                       SUM
 * L = sum over all elements of (F - P)^2 / 2                   GATYS
 * L = sum over all elements of (F - P)^2 / N                   MEAN
 * L = sum over all elements of (F - P)^2 / (N * variance(P))   RELATIVE
 * L = sum over all elements of (F - P)^2 / (sum over all elements of |F - P| + 1e-8)   MAGNITUDES
 * }</pre>
 *
 * <p>{@code F} are the image's activations and {@code P} the target's, both H x W x C, with {@code N = H W C} elements;
 * {@code variance(P)} is the mean squared deviation of all elements of {@code P} from their mean. The gradient is
 * {@code 2 (F - P)} over the same denominator, but for {@link Scaling#MAGNITUDES}, which gives it.
 *
 * <p>Source: L. Gatys, A. Ecker, M. Bethge, Image Style Transfer Using Convolutional Neural Networks, CVPR 2016, equation
 * 1, which is GATYS. Dividing by the number of elements, as most implementations do, keeps weights valid when the size of
 * the image changes.
 *
 * @param layer a layer's name or alias
 * @param target activations of the content image, in the size of the image that is made
 * @param scaling what the squared differences are divided by
 */
public record ContentLoss(String layer, Tensor target, Scaling scaling) implements Loss {

    /** @throws IllegalArgumentException if the scaling is {@link Scaling#RELATIVE} and all elements of the target are equal */
    public ContentLoss {
        Objects.requireNonNull(layer, "layer");
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(scaling, "scaling");
        if (scaling == Scaling.RELATIVE && !(variance(target.data()) > 0)) {
            throw new IllegalArgumentException("content loss at " + layer + ": the target's variance is "
                    + variance(target.data())
                    + ", so the loss cannot be scaled by it: use another content image or layer,"
                    + " or scaling " + Scaling.MEAN);
        }
    }

    /**
     * Starts a content loss.
     *
     * @param layer a layer's name or alias, for example {@code relu4_2}
     * @return a specification with {@link Scaling#MEAN}
     */
    public static Spec at(String layer) {
        return new Spec(layer, Scaling.MEAN);
    }

    /**
     * A content loss without its target.
     *
     * @param layer a layer's name or alias
     * @param scaling what the squared differences are divided by
     */
    public record Spec(String layer, Scaling scaling) {

        public Spec {
            Objects.requireNonNull(layer, "layer");
            Objects.requireNonNull(scaling, "scaling");
        }

        /**
         * This specification with another scaling.
         *
         * @param scaling what the squared differences are divided by
         * @return the other specification
         */
        public Spec scaling(Scaling scaling) {
            return new Spec(layer, scaling);
        }

        /**
         * Binds the activations of the content image.
         *
         * @param features features that were extracted at this layer
         * @return the loss
         * @throws IllegalArgumentException if the features lack the layer, or see {@link ContentLoss#ContentLoss}
         */
        public ContentLoss target(Features features) {
            return target(features.at(layer));
        }

        /**
         * Binds activations.
         *
         * @param activations height x width x channels at this layer
         * @return the loss
         * @throws IllegalArgumentException see {@link ContentLoss#ContentLoss}
         */
        public ContentLoss target(Tensor activations) {
            return new ContentLoss(layer, activations, scaling);
        }
    }

    /**
     * What the sum of squared differences is divided by.
     *
     * @return a positive number
     * @throws IllegalStateException if the scaling is {@link Scaling#MAGNITUDES}: it divides by what it compares
     */
    public double divisor() {
        int size = target.shape().size();
        return switch (scaling) {
            case SUM -> 1;
            case GATYS -> 2;
            case MEAN -> size;
            case RELATIVE -> size * variance(target.data());
            case MAGNITUDES ->
                throw new IllegalStateException(
                        "content loss at " + layer + ": scaling " + scaling + " has no constant divisor");
        };
    }

    @Override
    public LossKernel kernel(Shape shape, Kernels kernels) {
        if (!shape.equals(target.shape())) {
            throw new IllegalArgumentException("content loss at " + layer + ": the activations are " + shape
                    + ", but the target is " + target.shape()
                    + ": extract it from a content image of the size of the image that is made");
        }
        return scaling == Scaling.MAGNITUDES ? magnitudeScaled(shape, kernels) : scaled(shape, kernels);
    }

    private LossKernel scaled(Shape shape, Kernels kernels) {
        double divisor = divisor();
        DistanceKernel distance = kernels.distance(shape.size());
        return (activations, weight, gradient) -> {
            LossKernel.requireLengths(shape, activations, gradient);
            return distance.squaredDistance(activations, target.data(), 2 * weight / divisor, gradient) / divisor;
        };
    }

    private LossKernel magnitudeScaled(Shape shape, Kernels kernels) {
        MagnitudeScaledDistance distance = new MagnitudeScaledDistance(kernels.workers(), shape.size());
        return (activations, weight, gradient) -> {
            LossKernel.requireLengths(shape, activations, gradient);
            return distance.evaluate(activations, target.data(), weight, gradient);
        };
    }

    @Override
    public Footprint footprint(Shape shape, Footprints kernels) {
        Footprint targetOfThisShape = Footprint.floats(shape.size());
        Footprint distance = scaling == Scaling.MAGNITUDES
                ? MagnitudeScaledDistance.footprint(shape.size())
                : kernels.distance(shape.size());
        return distance.and(targetOfThisShape);
    }

    private static double variance(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += value;
        }
        double mean = sum / values.length;
        double squares = 0;
        for (float value : values) {
            squares += (value - mean) * (value - mean);
        }
        return squares / values.length;
    }
}
