package io.github.brushwork.transfer.settings;

/**
 * How much neighbouring pixels are drawn together.
 *
 * @param weight weight of the total variation, finite and at least 0
 */
public record Smoothing(double weight) {

    /**
     * Creates settings.
     *
     * @param weight weight of the total variation, finite and at least 0
     * @throws IllegalArgumentException if the weight is negative or not finite
     */
    public Smoothing {
        LayerWeight.requireWeight("the total variation", weight);
    }
}
