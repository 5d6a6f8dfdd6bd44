package io.github.brushwork.losses;

import io.github.brushwork.core.Loss;
import io.github.brushwork.core.LossKernel;
import io.github.brushwork.core.Network;
import io.github.brushwork.core.Preprocessing;
import io.github.brushwork.core.Shape;

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
     *
     * @param preprocessing the network's preprocessing
     * @return the loss
     */
    public static TotalVariationLoss of(Preprocessing preprocessing) {
        return new TotalVariationLoss(preprocessing.scale() / 2.0);
    }

    @Override
    public String layer() {
        return Network.INPUT;
    }

    @Override
    public LossKernel kernel(Shape shape) {
        return (image, weight, gradient) -> evaluate(shape, image, weight, gradient);
    }

    private double evaluate(Shape shape, float[] image, double weight, float[] gradient) {
        Lengths.check(shape, image, gradient);
        int row = shape.width() * shape.channels();
        double loss = 0;
        if (shape.height() > 1) {
            double share = 1 / (unit * unit * (shape.height() - 1) * row);
            loss += share * differences(image, 0, image.length - row, row, 2 * weight * share, gradient);
        }
        if (shape.width() > 1) {
            int pairs = row - shape.channels();
            double share = 1 / (unit * unit * shape.height() * pairs);
            double sum = 0;
            for (int start = 0; start < image.length; start += row) {
                sum += differences(image, start, start + pairs, shape.channels(), 2 * weight * share, gradient);
            }
            loss += share * sum;
        }
        return loss;
    }

    /** Sums squared differences between elements {@code distance} apart, adding {@code factor} times half the gradient. */
    private static double differences(float[] image, int from, int to, int distance, double factor, float[] gradient) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            double difference = (double) image[i + distance] - image[i];
            sum += difference * difference;
            float slope = (float) (factor * difference);
            gradient[i + distance] += slope;
            gradient[i] -= slope;
        }
        return sum;
    }
}
