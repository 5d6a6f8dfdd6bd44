package io.github.brushwork.losses;

import io.github.brushwork.core.Loss;
import io.github.brushwork.core.LossKernel;
import io.github.brushwork.core.Network;
import io.github.brushwork.core.Preprocessing;
import io.github.brushwork.core.Shape;
import io.github.brushwork.core.kernel.Footprint;
import io.github.brushwork.core.kernel.Footprints;
import io.github.brushwork.core.kernel.Kernels;
import io.github.brushwork.core.kernel.VariationKernel;

/**
 * How much neighbouring pixels differ: the regulariser against noise.
 *
 * <pre>{@code
 * L = mean of (v[y + 1, x, c] - v[y, x, c])^2 + mean of (v[y, x + 1, c] - v[y, x, c])^2,   v = x / unit
 * }</pre>
 *
 * <p>The first mean is over the (H - 1) W C pairs of vertical neighbours, the second over the H (W - 1) C pairs of
 * horizontal ones; a mean over no pairs is 0. It reads the image itself, H x W x 3 in network space.
 *
 * <p>Source: not in Gatys et al. (2016); the anisotropic form with exponent 2 of A. Mahendran, A. Vedaldi, Understanding
 * Deep Image Representations by Inverting Them, CVPR 2015, section 3, which sums where this takes means, so that a weight
 * keeps its effect when the size of the image changes.
 *
 * @param unit how many units of network space are one unit of the formula, greater than 0
 */
public record TotalVariationLoss(double unit) implements Loss {

    /**
     * Creates the loss.
     *
     * @param unit how many units of network space are one unit of the formula, greater than 0
     * @throws IllegalArgumentException if the unit is not positive and finite
     */
    public TotalVariationLoss {
        if (!(unit > 0) || Double.isInfinite(unit)) {
            throw new IllegalArgumentException(
                    "the unit of total variation is " + unit + ": it must be positive and finite");
        }
    }

    /**
     * The loss that measures pixels from -1 (black) to 1 (white), so that a weight fits networks of any preprocessing.
     * Where the channels have different scales, as torchvision's have, the unit is that of their mean.
     *
     * @param preprocessing the network's preprocessing
     * @return the loss
     */
    public static TotalVariationLoss of(Preprocessing preprocessing) {
        return new TotalVariationLoss(preprocessing.meanScale() / 2);
    }

    @Override
    public String layer() {
        return Network.INPUT;
    }

    @Override
    public LossKernel kernel(Shape shape, Kernels kernels) {
        VariationKernel variation = kernels.variation(shape);
        double vertical = share((double) (shape.height() - 1) * shape.width() * shape.channels());
        double horizontal = share((double) shape.height() * (shape.width() - 1) * shape.channels());
        return (image, weight, gradient) -> {
            Lengths.check(shape, image, gradient);
            return variation.squaredVariation(image, vertical, horizontal, weight, gradient);
        };
    }

    @Override
    public Footprint footprint(Shape shape, Footprints kernels) {
        return kernels.variation(shape);
    }

    /** Weight of one of so many pairs in their mean. */
    private double share(double pairs) {
        return pairs == 0 ? 0 : 1 / (unit * unit * pairs);
    }
}
