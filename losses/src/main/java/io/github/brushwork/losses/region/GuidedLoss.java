package io.github.brushwork.losses.region;

import io.github.brushwork.core.Loss;
import io.github.brushwork.core.LossKernel;
import io.github.brushwork.core.Shape;
import io.github.brushwork.core.Tensor;
import io.github.brushwork.core.image.Mask;
import io.github.brushwork.core.kernel.Footprint;
import io.github.brushwork.core.kernel.Footprints;
import io.github.brushwork.core.kernel.Kernels;
import io.github.brushwork.losses.StyleLoss;
import java.util.Objects;

/**
 * A loss of Gram matrices confined to one region of the image, with soft borders.
 *
 * <pre>{@code
 * L(F) = loss(T F)        gradient = T loss'(T F)        mean over positions of T^2 = 1
 * }</pre>
 *
 * <p>{@code F} are the activations, (H W) x C, and {@code T} is the guidance: the mask, carried to the layer's H x W
 * positions by {@link Mask#resize} and scaled. A Gram matrix that is divided by H W is then the mean of the products over
 * the region, weighted by {@code T^2}, and means the same as that of a whole image of the region alone, whatever the
 * region's size. A mask that leaves nothing out changes nothing.
 *
 * <p>The target must be guided too, by the mask of the style image: see {@link #guide}.
 *
 * <p>For {@link StyleLoss} without a shift, and sums of such: positions outside become zeros, which add nothing to a Gram
 * matrix. Where zeros count, as in means, histograms and shifted Gram matrices, use {@link RegionLoss}.
 *
 * <p>Source: L. Gatys, A. Ecker, M. Bethge, A. Hertzmann, E. Shechtman, Controlling Perceptual Factors in Neural Style
 * Transfer, CVPR 2017, on guided Gram matrices. Its {@code sum of T^2 = 1} goes with Gram matrices that are not divided; the code,
 * leongatys/NeuralImageSynthesis, divides them by H W and scales T as here.
 *
 * <p>A kernel needs twice the memory of the activations, and what the wrapped one needs.
 *
 * @param loss the loss of the guided activations, bound to a guided target
 * @param mask the region of the image that is made, of any size
 */
public record GuidedLoss(Loss loss, Mask mask) implements Loss {

    public GuidedLoss {
        Objects.requireNonNull(loss, "loss");
        Objects.requireNonNull(mask, "mask");
    }

    /**
     * Guides activations, as the target needs it.
     *
     * @param layer the layer's name, for messages
     * @param activations height x width x channels; not modified
     * @param mask the region of the image they come from, of any size
     * @return {@code T F}, of the same shape
     * @throws IllegalArgumentException if no position lies in the region
     */
    public static Tensor guide(String layer, Tensor activations, Mask mask) {
        Shape shape = activations.shape();
        float[] guidance = guidance(layer, mask, shape).data();
        Tensor guided = Tensor.zeros(shape);
        for (int p = 0; p < guidance.length; p++) {
            multiply(activations.data(), guided.data(), p, shape.channels(), guidance[p]);
        }
        return guided;
    }

    /**
     * The guidance at the layer.
     *
     * @param shape shape of the activations
     * @return {@code T}, height x width x 1
     * @throws IllegalArgumentException if no position lies in the region
     */
    public Tensor guidance(Shape shape) {
        return guidance(layer(), mask, shape);
    }

    private static Tensor guidance(String layer, Mask mask, Shape shape) {
        Tensor weights = LayerMask.weights(layer, mask, shape);
        float[] guidance = weights.data();
        double squares = 0;
        for (float weight : guidance) {
            squares += (double) weight * weight;
        }
        double root = Math.sqrt(squares / guidance.length);
        for (int p = 0; p < guidance.length; p++) {
            guidance[p] = (float) (guidance[p] / root);
        }
        return weights;
    }

    @Override
    public String layer() {
        return loss.layer();
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException if no position lies in the region, or the loss does not fit the shape
     */
    @Override
    public LossKernel kernel(Shape shape, Kernels kernels) {
        float[] guidance = guidance(shape).data();
        int channels = shape.channels();
        return new MappedKernel(
                kernels.workers(),
                shape,
                loss.kernel(shape, kernels),
                shape,
                (source, target, p) -> multiply(source, target, p, channels, guidance[p]),
                (source, target, p) -> multiplyAdd(source, target, p, channels, guidance[p]));
    }

    @Override
    public Footprint footprint(Shape shape, Footprints kernels) {
        return loss.footprint(shape, kernels)
                .and(Footprint.floats(shape.positions()))
                .and(Footprint.floats(2L * shape.size()));
    }

    private static void multiply(float[] source, float[] target, int position, int channels, float factor) {
        int end = (position + 1) * channels;
        for (int i = position * channels; i < end; i++) {
            target[i] = factor * source[i];
        }
    }

    private static void multiplyAdd(float[] source, float[] target, int position, int channels, float factor) {
        int end = (position + 1) * channels;
        for (int i = position * channels; i < end; i++) {
            target[i] += factor * source[i];
        }
    }
}
