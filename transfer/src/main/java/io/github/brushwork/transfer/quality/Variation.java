package io.github.brushwork.transfer.quality;

import io.github.brushwork.core.image.Image;
import io.github.brushwork.losses.Weighted;
import java.util.List;

/**
 * The total variation of a picture per pair of neighbours: how rough it is. Both figures are means over all pairs of pixels
 * that lie beside or above each other, and over red, green and blue.
 *
 * <p>The mean of magnitudes is that of L. Rudin, S. Osher, E. Fatemi, Nonlinear total variation based noise removal algorithms,
 * Physica D 60, 1992, in its anisotropic form; a sharp edge and a soft ramp between the same colours have the same. The mean
 * of squares is what {@link io.github.brushwork.losses.TotalVariationLoss} minimises by default, up to its units; it is
 * larger for the sharp edge.
 *
 * @param meanAbsolute mean magnitude of the difference, from 0 (one colour) to 1
 * @param meanSquared mean square of the difference, from 0 to 1
 */
public record Variation(double meanAbsolute, double meanSquared) {

    private static final int CHANNELS = 3;

    /**
     * The variation of a picture.
     *
     * @param picture a picture; its alpha is ignored
     * @return its variation; 0 for a single pixel, which has no neighbours
     */
    public static Variation of(Image picture) {
        float[] rgb = picture.rgb();
        int row = picture.width() * CHANNELS;
        double magnitudes = 0;
        double squares = 0;
        for (int i = 0; i < rgb.length; i++) {
            double right = i % row < row - CHANNELS ? rgb[i + CHANNELS] - rgb[i] : 0;
            double below = i + row < rgb.length ? rgb[i + row] - rgb[i] : 0;
            magnitudes += Math.abs(right) + Math.abs(below);
            squares += right * right + below * below;
        }
        double differences = Math.max(1, CHANNELS * pairs(picture));
        return new Variation(magnitudes / differences, squares / differences);
    }

    /** The weighted mean of several pictures' variations. */
    static Variation of(List<Weighted<Image>> pictures) {
        double[] shares = Shares.of(pictures);
        double meanAbsolute = 0;
        double meanSquared = 0;
        for (int k = 0; k < shares.length; k++) {
            Variation each = of(pictures.get(k).value());
            meanAbsolute += shares[k] * each.meanAbsolute;
            meanSquared += shares[k] * each.meanSquared;
        }
        return new Variation(meanAbsolute, meanSquared);
    }

    private static double pairs(Image picture) {
        double width = picture.width();
        double height = picture.height();
        return (width - 1) * height + width * (height - 1);
    }
}
