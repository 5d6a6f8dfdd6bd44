package io.github.brushwork.transfer.quality;

import io.github.brushwork.core.LossKernel;
import io.github.brushwork.core.Shape;
import io.github.brushwork.core.image.Image;
import io.github.brushwork.core.kernel.Kernels;
import io.github.brushwork.core.kernel.Workers;
import io.github.brushwork.losses.Weighted;
import io.github.brushwork.losses.smoothness.TotalVariationLoss;
import io.github.brushwork.losses.smoothness.TotalVariationLoss.Form;
import java.util.List;

/**
 * The total variation of a picture per pair of neighbours: how rough it is. Both figures are means over all pairs of pixels
 * that lie beside or above each other, and over red, green and blue in [0, 1].
 *
 * <p>Magnitudes are the same for a sharp edge and a soft ramp between the same colours; squares are larger for the sharp edge.
 * They are the sums of {@link Form#MAGNITUDES} and the squares of {@link Form#MEAN_SQUARES}, divided by the number of pairs of
 * both directions together.
 *
 * <p>Source: L. Rudin, S. Osher, E. Fatemi, <a href="https://doi.org/10.1016/0167-2789(92)90242-F">Nonlinear total variation
 * based noise removal algorithms</a>, Physica D 60, 1992; here the magnitudes along both axes are added up, where the paper
 * takes the length of the gradient.
 *
 * @param meanAbsolute mean magnitude of the difference, from 0 (one colour) to 1
 * @param meanSquared mean square of the difference, from 0 to 1
 */
public record TotalVariation(double meanAbsolute, double meanSquared) {

    private static final TotalVariationLoss MAGNITUDES = new TotalVariationLoss(1, Form.MAGNITUDES);

    /**
     * The variation of a picture; the same bits on every machine.
     *
     * @param picture a picture; its alpha is ignored
     * @return its variation; 0 for a single pixel, which has no neighbours
     * @throws java.util.concurrent.CancellationException if the thread is interrupted
     */
    public static TotalVariation of(Image picture) {
        Shape shape = Sizes.shape(picture);
        float[] rgb = picture.rgb();
        float[] ignoredGradient = new float[rgb.length];
        double share = 1 / Math.max(1, differences(shape));
        try (Workers workers = new Workers(1)) {
            Kernels kernels = Kernels.plain(workers);
            double squares = kernels.variation(shape).squaredVariation(rgb, share, share, 0, ignoredGradient);
            try (LossKernel magnitudes = MAGNITUDES.kernel(shape, kernels)) {
                return new TotalVariation(share * magnitudes.evaluate(rgb, 0, ignoredGradient), squares);
            }
        }
    }

    /** The weighted mean of several pictures' variations. */
    static TotalVariation of(List<Weighted<Image>> pictures) {
        double[] shares = Shares.of(pictures);
        double meanAbsolute = 0;
        double meanSquared = 0;
        for (int k = 0; k < shares.length; k++) {
            TotalVariation each = of(pictures.get(k).value());
            meanAbsolute += shares[k] * each.meanAbsolute;
            meanSquared += shares[k] * each.meanSquared;
        }
        return new TotalVariation(meanAbsolute, meanSquared);
    }

    private static double differences(Shape shape) {
        double width = shape.width();
        double height = shape.height();
        return shape.channels() * ((width - 1) * height + width * (height - 1));
    }
}
