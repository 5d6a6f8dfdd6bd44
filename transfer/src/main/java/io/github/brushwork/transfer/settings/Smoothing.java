package io.github.brushwork.transfer.settings;

import io.github.brushwork.core.Preprocessing;
import io.github.brushwork.losses.smoothness.TotalVariationLoss;
import java.util.Objects;

/**
 * How much neighbouring pixels are drawn together.
 *
 * @param form the form of the total variation
 * @param range by how much white differs from black in the formula; systems differ in it
 * @param weight weight of the total variation, finite and at least 0
 */
public record Smoothing(
        @Setting("The form of the total variation.") TotalVariationLoss.Form form,

        @Setting(
                value = "By how much white differs from black in the formula of the total variation.",
                min = 0,
                exclusive = true)
        double range,

        @Setting(value = "How much neighbouring pixels are drawn together.", option = "--total-variation", min = 0)
        double weight) {

    Smoothing() {
        this(TotalVariationLoss.Form.MEAN_SQUARES, 2, 4);
    }

    /**
     * @throws IllegalArgumentException if the weight is negative or not finite, or the range not positive and finite
     */
    public Smoothing {
        Objects.requireNonNull(form, "form");
        SettingSpec.require("a range of colours in the total variation of", range, Smoothing.class, "range");
        SettingSpec.require("the weight of the total variation is", weight, Smoothing.class, "weight");
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
