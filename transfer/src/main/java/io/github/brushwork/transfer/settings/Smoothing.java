package io.github.brushwork.transfer.settings;

import io.github.brushwork.core.Preprocessing;
import io.github.brushwork.losses.TotalVariationLoss;
import java.util.Objects;

/**
 * How much neighbouring pixels are drawn together.
 *
 * @param form the form of the total variation
 * @param range by how much white differs from black in the formula; systems differ in it
 * @param weight weight of the total variation, finite and at least 0
 */
public record Smoothing(TotalVariationLoss.Form form, double range, double weight) {

    /**
     * Creates settings.
     *
     * @param form the form of the total variation
     * @param range by how much white differs from black in the formula, finite and more than 0
     * @param weight weight of the total variation, finite and at least 0
     * @throws IllegalArgumentException if the weight is negative or not finite, or the range not positive and finite
     */
    public Smoothing {
        Objects.requireNonNull(form, "form");
        LayerWeight.requireWeight("the total variation", weight);
        if (!(range > 0) || Double.isInfinite(range)) {
            throw new IllegalArgumentException(
                    "a range of colours of " + range + " in the total variation: it must be finite and more than 0");
        }
    }

    /**
     * The library's own: mean squared differences of pixels from -1 to 1, so that a weight keeps its effect when the size of
     * the image changes.
     *
     * @param weight weight of the total variation, finite and at least 0
     * @return the settings
     * @throws IllegalArgumentException if the weight is negative or not finite
     */
    public static Smoothing of(double weight) {
        return new Smoothing(TotalVariationLoss.Form.MEAN_SQUARES, 2, weight);
    }

    /**
     * The same with another weight.
     *
     * @param weight weight of the total variation, finite and at least 0
     * @return a copy
     * @throws IllegalArgumentException if the weight is negative or not finite
     */
    public Smoothing withWeight(double weight) {
        return new Smoothing(form, range, weight);
    }

    /**
     * The loss.
     *
     * @param preprocessing the network's
     * @return the total variation of the network's input
     */
    public TotalVariationLoss loss(Preprocessing preprocessing) {
        return new TotalVariationLoss(preprocessing.meanScale() / range, form);
    }
}
