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
import io.github.brushwork.losses.StyleMeasure;
import io.github.brushwork.losses.smoothness.TotalVariationLoss;
import java.util.Objects;

/**
 * A loss that sees the positions of one region alone, with a sharp edge.
 *
 * <pre>{@code
 * L(F) = loss(F at the n positions inside)
 * }</pre>
 *
 * <p>The mask is carried to the layer's H x W positions by {@link Mask#resize}; a position lies inside if its weight is 0.5
 * or more. The loss that is wrapped gets activations of n x 1 x C, in the order of the positions; those outside have no
 * gradient. So, unlike with {@link GuidedLoss}, no zeros take part, and any loss will do that depends on what the
 * activations are but not on where, as those of all {@link StyleMeasure style measures} do. For {@link ContentLoss} there is {@link MaskedContentLoss}; {@link TotalVariationLoss} compares
 * neighbours, so it makes no sense here.
 *
 * <p>The target must be gathered too, by the mask of the style image: see {@link #gather}.
 *
 * <p>A kernel needs twice the memory of the activations inside, and what the wrapped one needs.
 *
 * @param loss the loss of the activations inside, bound to a gathered target
 * @param mask the region of the image that is made, of any size
 */
public record RegionLoss(Loss loss, Mask mask) implements Loss {

    public RegionLoss {
        Objects.requireNonNull(loss, "loss");
        Objects.requireNonNull(mask, "mask");
    }

    /**
     * The activations inside a region, as the target needs them.
     *
     * @param layer the layer's name, for messages
     * @param activations height x width x channels; not modified
     * @param mask the region of the image they come from, of any size
     * @return positions x 1 x channels
     * @throws IllegalArgumentException if no position lies inside
     */
    public static Tensor gather(String layer, Tensor activations, Mask mask) {
        int channels = activations.shape().channels();
        int[] positions = LayerMask.positions(layer, mask, activations.shape());
        Tensor gathered = Tensor.zeros(new Shape(positions.length, 1, channels));
        for (int i = 0; i < positions.length; i++) {
            System.arraycopy(activations.data(), positions[i] * channels, gathered.data(), i * channels, channels);
        }
        return gathered;
    }

    /**
     * The positions inside, at the layer.
     *
     * @param shape shape of the activations
     * @return row times width plus column of each, in ascending order; at least one
     * @throws IllegalArgumentException if no position lies inside
     */
    public int[] positions(Shape shape) {
        return LayerMask.positions(layer(), mask, shape);
    }

    @Override
    public String layer() {
        return loss.layer();
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException if no position lies inside, or the loss does not fit the shape
     */
    @Override
    public LossKernel kernel(Shape shape, Kernels kernels) {
        int[] positions = positions(shape);
        int channels = shape.channels();
        Shape inside = inside(positions, shape);
        return new MappedKernel(
                kernels.workers(),
                shape,
                loss.kernel(inside, kernels),
                inside,
                (source, target, i) ->
                        System.arraycopy(source, positions[i] * channels, target, i * channels, channels),
                (source, target, i) -> add(source, i * channels, target, positions[i] * channels, channels));
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException if no position lies inside
     */
    @Override
    public Footprint footprint(Shape shape, Footprints kernels) {
        Shape inside = inside(positions(shape), shape);
        return loss.footprint(inside, kernels)
                .and(Footprint.ints(inside.positions()))
                .and(Footprint.floats(2L * inside.size()));
    }

    private static Shape inside(int[] positions, Shape shape) {
        return new Shape(positions.length, 1, shape.channels());
    }

    private static void add(float[] source, int from, float[] target, int to, int count) {
        for (int c = 0; c < count; c++) {
            target[to + c] += source[from + c];
        }
    }
}
