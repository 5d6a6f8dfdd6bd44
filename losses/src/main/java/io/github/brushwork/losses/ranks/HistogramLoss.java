package io.github.brushwork.losses.ranks;

import io.github.brushwork.core.Loss;
import io.github.brushwork.core.LossKernel;
import io.github.brushwork.core.Shape;
import io.github.brushwork.core.Tensor;
import io.github.brushwork.core.kernel.Footprint;
import io.github.brushwork.core.kernel.Footprints;
import io.github.brushwork.core.kernel.Kernels;
import java.util.Objects;

/**
 * How far activations are from what they become when each channel's histogram is matched to that of the style image.
 *
 * <pre>{@code
 * L = sum over all elements of (F - R(F))^2 / N
 * }</pre>
 *
 * <p>{@code F} are the image's activations, H x W x C, with {@code N = H W C} elements. {@code R} takes the numbers of a
 * channel, from the smallest to the greatest, to those of the same channel of the style image; where the style image has
 * another size, to those at the middle of H W equal shares. Equal numbers, such as the many zeros after a ReLU, go to the
 * mean of what they would become in some order, so that {@code R} depends on the numbers and not on where they are.
 * {@code R(F)} is found anew in every evaluation and then taken for a constant: the gradient is {@code 2 (F - R(F)) / N}.
 *
 * <p>Source: E. Risser, P. Wilmot, C. Barnes, Stable and Controllable Neural Texture Synthesis and Style Transfer Using
 * Histogram Losses, arXiv:1701.08893, section 4.2. The paper sums where this takes the mean, and counts in bins; ranks are
 * the limit of many bins. The authors add it to a style loss, at relu1_1 and relu4_1.
 *
 * <p>It is a kernel only, without a SameDiff expression, because it sorts. A kernel needs as much memory as the activations
 * twice over, and four numbers per position and thread.
 *
 * @param layer a layer's name or alias
 * @param target activations of the style image, of any height and width
 */
public record HistogramLoss(String layer, Tensor target) implements Loss {

    public HistogramLoss {
        Objects.requireNonNull(layer, "layer");
        Objects.requireNonNull(target, "target");
    }

    @Override
    public LossKernel kernel(Shape shape, Kernels kernels) {
        int channels = shape.channels();
        if (channels != target.shape().channels()) {
            throw new IllegalArgumentException("histogram loss at " + layer + ": the activations are " + shape
                    + ", but the target is " + target.shape() + ": was it made at another layer?");
        }
        float[] wanted = new float[shape.size()];
        RankMatching.quantiles(kernels.workers(), target.data(), channels, shape.positions(), wanted, 0, channels);
        RankMatching matching = new RankMatching(kernels.workers(), shape.positions(), channels);
        float[] differences = new float[shape.size()];
        return (activations, weight, gradient) -> {
            LossKernel.requireLengths(shape, activations, gradient);
            System.arraycopy(activations, 0, differences, 0, differences.length);
            matching.match(differences, wanted, 0, channels);
            kernels.arithmetic().addScaled(gradient, (float) (2 * weight / shape.size()), differences);
            return matching.residual() / shape.size();
        };
    }

    @Override
    public Footprint footprint(Shape shape, Footprints kernels) {
        Footprint wantedAndDifferences = Footprint.floats(2L * shape.size());
        return wantedAndDifferences
                .and(RankMatching.footprint(kernels.workers(), shape.positions(), shape.channels()))
                .and(Footprint.floats(target.shape().size()));
    }
}
