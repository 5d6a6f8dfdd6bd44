package io.github.brushwork.losses.region;

import io.github.brushwork.core.Loss;
import io.github.brushwork.core.LossKernel;
import io.github.brushwork.core.Shape;
import io.github.brushwork.core.Tensor;
import io.github.brushwork.core.image.Mask;
import io.github.brushwork.core.kernel.Footprint;
import io.github.brushwork.core.kernel.Footprints;
import io.github.brushwork.core.kernel.Kernels;
import io.github.brushwork.losses.ContentLoss;
import io.github.brushwork.losses.Scaling;
import java.util.Objects;

/**
 * How far activations are from those of the content image, weighted by position.
 *
 * <pre>{@code
 * L = sum over all elements of w (F - P)^2                             SUM
 * L = sum over all elements of w (F - P)^2 / 2                         GATYS
 * L = sum over all elements of w (F - P)^2 / (C W)                     MEAN
 * L = sum over all elements of w (F - P)^2 / (C W * variance_w(P))     RELATIVE
 * }</pre>
 *
 * <p>{@code F} are the image's activations and {@code P} the target's, both of C channels; {@code w} is the mask, carried to
 * the layer's positions by {@link Mask#resize}, and {@code W} the sum of w over positions. {@code variance_w(P)} is the mean
 * squared deviation of all elements of {@code P} from their mean, both means weighted by w. The gradient is
 * {@code 2 w (F - P)} over the same denominator.
 *
 * <p>So SUM and GATYS grow with the region, while MEAN and RELATIVE are means over the region and do not. With a mask that
 * leaves nothing out, each is the {@link ContentLoss} of that scaling, to rounding.
 *
 * @param content the loss without its mask: layer, target and scaling
 * @param mask what is to be kept of the content, of any size
 */
public record MaskedContentLoss(ContentLoss content, Mask mask) implements Loss {

    /**
     * @throws IllegalArgumentException if no position has a weight, the scaling is {@link Scaling#MAGNITUDES}, or it is
     *     {@link Scaling#RELATIVE} and all elements of the target that have a weight are equal
     */
    public MaskedContentLoss {
        Objects.requireNonNull(content, "content");
        Objects.requireNonNull(mask, "mask");
        if (content.scaling() == Scaling.MAGNITUDES) {
            throw new IllegalArgumentException("masked content loss at " + content.layer()
                    + ": there is none of scaling " + Scaling.MAGNITUDES + "; use " + Scaling.MEAN);
        }
        Tensor weights =
                LayerMask.weights(content.layer(), mask, content.target().shape());
        if (content.scaling() == Scaling.RELATIVE && !(variance(content.target(), weights.data()) > 0)) {
            throw new IllegalArgumentException("masked content loss at " + content.layer()
                    + ": the target does not vary within the region (" + mask
                    + "), so the loss cannot be scaled by its variance: use another region or layer, or scaling "
                    + Scaling.MEAN);
        }
    }

    @Override
    public String layer() {
        return content.layer();
    }

    /**
     * The weight of each position of the layer.
     *
     * @param shape shape of the activations
     * @return height x width x 1 values in [0, 1], not all of them 0
     * @throws IllegalArgumentException if no position has a weight
     */
    public Tensor weights(Shape shape) {
        return LayerMask.weights(layer(), mask, shape);
    }

    /**
     * What the weighted sum of squared differences is divided by.
     *
     * @return a positive number
     */
    public double divisor() {
        Tensor target = content.target();
        float[] weights = weights(target.shape()).data();
        double elements = target.shape().channels() * sum(weights);
        return switch (content.scaling()) {
            case SUM -> 1;
            case GATYS -> 2;
            case MEAN -> elements;
            case RELATIVE -> elements * variance(target, weights);
            case MAGNITUDES -> throw new IllegalStateException("refused by the constructor");
        };
    }

    @Override
    public LossKernel kernel(Shape shape, Kernels kernels) {
        Tensor target = content.target();
        if (!shape.equals(target.shape())) {
            throw new IllegalArgumentException("masked content loss at " + layer() + ": the activations are " + shape
                    + ", but the target is " + target.shape()
                    + ": extract it from a content image of the size of the image that is made");
        }
        double divisor = divisor();
        WeightedDistance distance =
                new WeightedDistance(kernels.workers(), target, weights(shape).data());
        return (activations, weight, gradient) -> {
            LossKernel.requireLengths(shape, activations, gradient);
            return distance.squaredDistance(activations, 2 * weight / divisor, gradient) / divisor;
        };
    }

    @Override
    public Footprint footprint(Shape shape, Footprints kernels) {
        return WeightedDistance.footprint(shape);
    }

    private static double sum(float[] weights) {
        double sum = 0;
        for (float weight : weights) {
            sum += weight;
        }
        return sum;
    }

    private static double variance(Tensor target, float[] weights) {
        int channels = target.shape().channels();
        double elements = channels * sum(weights);
        float[] values = target.data();
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            sum += (double) weights[i / channels] * values[i];
        }
        double mean = sum / elements;
        double squares = 0;
        for (int i = 0; i < values.length; i++) {
            squares += weights[i / channels] * (values[i] - mean) * (values[i] - mean);
        }
        return squares / elements;
    }
}
