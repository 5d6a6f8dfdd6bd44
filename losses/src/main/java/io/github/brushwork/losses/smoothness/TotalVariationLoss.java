package io.github.brushwork.losses.smoothness;

import io.github.brushwork.core.Loss;
import io.github.brushwork.core.LossKernel;
import io.github.brushwork.core.Network;
import io.github.brushwork.core.Preprocessing;
import io.github.brushwork.core.Shape;
import io.github.brushwork.core.kernel.Footprint;
import io.github.brushwork.core.kernel.Footprints;
import io.github.brushwork.core.kernel.Kernels;
import io.github.brushwork.core.kernel.VariationKernel;
import io.github.brushwork.losses.smoothness.PairVariation.Pairs;
import io.github.brushwork.losses.smoothness.PairVariation.Penalty;
import java.util.List;
import java.util.Objects;

/**
 * How much neighbouring pixels differ: the regulariser against noise. It reads the image itself, H x W x 3 in network space;
 * {@code v} is the image over the unit. The {@link Form} says what is taken of the differences:
 *
 * <pre>{@code
 * L = mean of (v[y + 1, x, c] - v[y, x, c])^2 + mean of (v[y, x + 1, c] - v[y, x, c])^2             MEAN_SQUARES
 * L = sum of ((v[y + 1, x, c] - v[y, x, c])^2 + (v[y, x + 1, c] - v[y, x, c])^2) / 2                HALF_SQUARES
 * L = sum of |v[y + 1, x, c] - v[y, x, c]| + sum of |v[y, x + 1, c] - v[y, x, c]|                   MAGNITUDES
 * L = 2 * (mean of (p[y, x + 1, c] - p[y, x, c])^2 / 3 + mean of (p[y + 1, x, c] - p[y, x, c])^2 / 3
 *     + mean of (p[y + 1, x + 1, c] - p[y, x, c])^2 / 12 + mean of (p[y + 1, x, c] - p[y, x + 1, c])^2 / 12)
 *                                                                                                   NINE_POINTS
 * }</pre>
 *
 * <p>Implementations differ in what they take; these are their settings:
 *
 * <table>
 * <caption>Form and unit</caption>
 * <tr><th>system</th><th>form</th><th>one unit of the formula</th></tr>
 * <tr><td>Mahendran and Vedaldi (2015), but for means</td><td>{@link Form#MEAN_SQUARES}</td><td>any; {@link #of}</td></tr>
 * <tr><td>jcjohnson/neural-style</td><td>{@link Form#HALF_SQUARES}</td><td>a level, of 256 from black to white</td></tr>
 * <tr><td>ProGamerGov/neural-style-pt</td><td>{@link Form#MAGNITUDES}</td><td>a level, of 256 from black to white</td></tr>
 * <tr><td>crowsonkb/style-transfer-pytorch</td><td>{@link Form#NINE_POINTS}</td><td>from black to white</td></tr>
 * </table>
 *
 * <p>In network space a level is {@code preprocessing.meanScale() / 256}, from black to white it is {@code
 * preprocessing.meanScale()}. Where the channels have different scales, as torchvision's have, one unit for all of them is
 * not quite that of a system that measures before it scales.
 *
 * <p>Source: not in Gatys et al. (2016); the systems above, and A. Mahendran, A. Vedaldi, Understanding Deep Image
 * Representations by Inverting Them, CVPR 2015, section 3, the anisotropic form with exponent 2.
 *
 * @param unit how many units of network space are one unit of the formula, greater than 0
 * @param form what is taken of the differences
 */
public record TotalVariationLoss(double unit, Form form) implements Loss {

    /** What is taken of the differences of neighbours. A sum or mean over no pairs is 0. */
    public enum Form {
        /**
         * Means of squares: over the (H - 1) W C pairs of vertical neighbours and over the H (W - 1) C pairs of horizontal
         * ones. Mahendran and Vedaldi sum where this takes means, so that a weight keeps its effect when the size of the
         * image changes.
         */
        MEAN_SQUARES,
        /**
         * Half the sum of squares, over the (H - 1) (W - 1) C elements that have both a lower and a right neighbour: the
         * last row's and the last column's neighbours among themselves do not count. The source, {@code nn.TVLoss} of
         * neural-style, defines the gradient alone; this is the function it is the gradient of.
         */
        HALF_SQUARES,
        /**
         * The sum of magnitudes, over the (H - 1) W C pairs of vertical neighbours and the H (W - 1) C pairs of horizontal
         * ones. It is <strong>not smooth</strong>: the gradient of a pair is the sign of its difference, 0 where it is 0, and
         * jumps there. A line search that expects slopes to change gradually takes short steps, and gradients do not become
         * small near the minimum.
         */
        MAGNITUDES,
        /**
         * Means of squares along rows, columns and both diagonals, over {@code p}, which is the image with its border
         * replicated once on each side. The means along rows and columns are over the H W C windows that begin in the image:
         * the differences to the replicated right column and lower row count as 0. The means along diagonals are over the (H
         * + 1) (W + 1) C windows of the padded image, where those at the border compare neighbours along it.
         */
        NINE_POINTS
    }

    /** @throws IllegalArgumentException if the unit is not positive and finite */
    public TotalVariationLoss {
        if (!(unit > 0) || Double.isInfinite(unit)) {
            throw new IllegalArgumentException(
                    "the unit of total variation is " + unit + ": it must be positive and finite");
        }
        Objects.requireNonNull(form, "form");
    }

    /**
     * Creates the loss of the form {@link Form#MEAN_SQUARES}.
     *
     * @param unit how many units of network space are one unit of the formula, greater than 0
     * @throws IllegalArgumentException if the unit is not positive and finite
     */
    public TotalVariationLoss(double unit) {
        this(unit, Form.MEAN_SQUARES);
    }

    /**
     * The loss that measures pixels from -1 (black) to 1 (white), so that a weight fits networks of any preprocessing.
     * Where the channels have different scales, as torchvision's have, the unit is that of their mean.
     *
     * @param preprocessing the network's preprocessing
     * @return the loss of the form {@link Form#MEAN_SQUARES}
     */
    public static TotalVariationLoss of(Preprocessing preprocessing) {
        return new TotalVariationLoss(preprocessing.meanScale() / 2);
    }

    /**
     * This loss in another form.
     *
     * @param form what is taken of the differences
     * @return the other loss
     */
    public TotalVariationLoss form(Form form) {
        return new TotalVariationLoss(unit, form);
    }

    @Override
    public String layer() {
        return Network.INPUT;
    }

    @Override
    public LossKernel kernel(Shape shape, Kernels kernels) {
        return switch (form) {
            case MEAN_SQUARES -> meanSquares(shape, kernels.variation(shape));
            case HALF_SQUARES -> pairs(shape, kernels, Penalty.SQUARE, halfSquares(shape));
            case MAGNITUDES -> pairs(shape, kernels, Penalty.MAGNITUDE, magnitudes(shape));
            case NINE_POINTS -> pairs(shape, kernels, Penalty.SQUARE, ninePoints(shape));
        };
    }

    private static LossKernel pairs(Shape shape, Kernels kernels, Penalty penalty, List<Pairs> pairs) {
        return new PairVariation(kernels.workers(), shape, penalty, pairs);
    }

    private LossKernel meanSquares(Shape shape, VariationKernel variation) {
        double vertical = share((double) (shape.height() - 1) * shape.width() * shape.channels());
        double horizontal = share((double) shape.height() * (shape.width() - 1) * shape.channels());
        return (image, weight, gradient) -> {
            LossKernel.requireLengths(shape, image, gradient);
            return variation.squaredVariation(image, vertical, horizontal, weight, gradient);
        };
    }

    @Override
    public Footprint footprint(Shape shape, Footprints kernels) {
        return form == Form.MEAN_SQUARES ? kernels.variation(shape) : PairVariation.footprint(shape);
    }

    /** Weight of one of so many pairs in their mean. */
    private double share(double pairs) {
        return pairs == 0 ? 0 : 1 / (unit * unit * pairs);
    }

    private List<Pairs> halfSquares(Shape shape) {
        double half = 0.5 / (unit * unit);
        return List.of(
                Pairs.sideBySide(shape, 0, shape.height() - 1, half),
                Pairs.oneAboveTheOther(shape, 0, shape.width() - 1, half));
    }

    private List<Pairs> magnitudes(Shape shape) {
        return List.of(
                Pairs.sideBySide(shape, 0, shape.height(), 1 / unit),
                Pairs.oneAboveTheOther(shape, 0, shape.width(), 1 / unit));
    }

    /**
     * Without the padding. A diagonal window outside the first or last row, or column, lies on two neighbours along the
     * border; either diagonal has one for each such pair. An image of one row is bordered by it on both sides.
     */
    private List<Pairs> ninePoints(Shape shape) {
        int height = shape.height();
        int width = shape.width();
        double straight = 2 * share(shape.size()) / 3;
        double diagonal = 2 * share((height + 1.0) * (width + 1.0) * shape.channels()) / 12;
        return List.of(
                Pairs.sideBySide(shape, 0, height, straight),
                Pairs.oneAboveTheOther(shape, 0, width, straight),
                new Pairs(0, height - 1, 0, width - 1, 1, 1, diagonal),
                new Pairs(0, height - 1, 1, width, 1, -1, diagonal),
                Pairs.sideBySide(shape, 0, 1, 2 * diagonal),
                Pairs.sideBySide(shape, height - 1, height, 2 * diagonal),
                Pairs.oneAboveTheOther(shape, 0, 1, 2 * diagonal),
                Pairs.oneAboveTheOther(shape, width - 1, width, 2 * diagonal));
    }
}
