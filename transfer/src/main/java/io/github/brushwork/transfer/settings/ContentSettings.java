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
public record ContentSettings(
        @Setting(value = "How much the content counts.", option = "--content-weight", min = 0)
        double weight,

        @Setting("Layers at which the content is compared, and their weights.")
        List<LayerWeight> layers,

        @Setting("What squared differences of the content's activations are divided by.")
        Scaling scaling) {

    ContentSettings() {
        this(1, LayerWeight.each(0.5, "relu3_3", "relu4_2"), Scaling.RELATIVE);
    }

    /**
     * @throws IllegalArgumentException if the weight is negative or not finite, or a layer comes twice
     */
    public ContentSettings {
        SettingSpec.require("the weight of the content is", weight, ContentSettings.class, "weight");
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
