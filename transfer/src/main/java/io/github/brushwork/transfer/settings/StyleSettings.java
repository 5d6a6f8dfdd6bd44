package io.github.brushwork.transfer.settings;

import io.github.brushwork.losses.Blending;
import io.github.brushwork.losses.StyleMeasure;
import java.util.List;
import java.util.Objects;

/**
 * How the result should resemble the style.
 *
 * @param weight factor on all layers' losses, finite and at least 0
 * @param layers where statistics of activations are compared; at least one with a positive weight
 * @param measure what is compared
 * @param blending how several styles go together
 * @param fit how a style image is brought to the result's size
 */
public record StyleSettings(
        double weight, List<LayerWeight> layers, StyleMeasure measure, Blending blending, StyleFit fit) {

    /**
     * Creates settings.
     *
     * @param weight factor on all layers' losses, finite and more than 0
     * @param layers where statistics of activations are compared; at least one with a positive weight
     * @param measure what is compared
     * @param blending how several styles go together
     * @param fit how a style image is brought to the result's size
     * @throws IllegalArgumentException if no style counts, the weight is negative or not finite, or a layer comes twice
     */
    public StyleSettings {
        LayerWeight.requireWeight("the style", weight);
        layers = LayerWeight.requireDistinct("style", layers);
        Objects.requireNonNull(measure, "measure");
        Objects.requireNonNull(blending, "blending");
        Objects.requireNonNull(fit, "fit");
        if (weight == 0 || LayerWeight.positive(layers).isEmpty()) {
            throw new IllegalArgumentException(
                    "no style layer has a positive weight, so there is no style to transfer: "
                            + "name one, for example relu3_1 with weight 1");
        }
    }

    /**
     * The layers that count.
     *
     * @return those with a positive weight, at least one
     */
    public List<LayerWeight> layersThatCount() {
        return LayerWeight.positive(layers);
    }
}
