package io.github.brushwork.transfer;

import java.util.Objects;

/**
 * A layer whose activations are compared, and how much the comparison counts.
 *
 * @param layer the layer's name or one of its aliases, for example {@code relu4_2}
 * @param weight factor on the layer's loss, finite and at least 0
 */
public record LayerWeight(String layer, double weight) {

    /**
     * Creates a layer with its weight.
     *
     * @param layer the layer's name or one of its aliases, for example {@code relu4_2}
     * @param weight factor on the layer's loss, finite and at least 0
     * @throws IllegalArgumentException if the weight is negative or not finite
     */
    public LayerWeight {
        Objects.requireNonNull(layer, "layer");
        if (!(weight >= 0) || Double.isInfinite(weight)) {
            throw new IllegalArgumentException(
                    "the weight of layer " + layer + " is " + weight + ": it must be finite and at least 0");
        }
    }

    /**
     * A layer with its weight.
     *
     * @param layer the layer's name or one of its aliases
     * @param weight factor on the layer's loss, finite and at least 0
     * @return the pair
     * @throws IllegalArgumentException if the weight is negative or not finite
     */
    public static LayerWeight of(String layer, double weight) {
        return new LayerWeight(layer, weight);
    }
}
