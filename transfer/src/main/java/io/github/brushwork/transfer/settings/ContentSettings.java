package io.github.brushwork.transfer.settings;

import io.github.brushwork.losses.Scaling;
import java.util.List;
import java.util.Objects;

/**
 * How the result should resemble the content.
 *
 * @param weight factor on all layers' losses, finite and at least 0
 * @param layers where activations are compared; perhaps none
 * @param scaling what squared differences are divided by
 */
public record ContentSettings(double weight, List<LayerWeight> layers, Scaling scaling) {

    /**
     * Creates settings.
     *
     * @param weight factor on all layers' losses, finite and at least 0
     * @param layers where activations are compared; perhaps none
     * @param scaling what squared differences are divided by
     * @throws IllegalArgumentException if the weight is negative or not finite, or a layer comes twice
     */
    public ContentSettings {
        LayerWeight.requireWeight("the content", weight);
        layers = LayerWeight.requireDistinct("content", layers);
        Objects.requireNonNull(scaling, "scaling");
    }

    /**
     * The layers that count.
     *
     * @return those with a positive weight; none if the content as a whole has no weight
     */
    public List<LayerWeight> layersThatCount() {
        return weight == 0 ? List.of() : LayerWeight.positive(layers);
    }
}
