package io.github.brushwork.transfer.settings;

import io.github.brushwork.losses.Blending;
import io.github.brushwork.losses.GramMatrix.Normalization;
import io.github.brushwork.losses.Scaling;
import io.github.brushwork.losses.StyleMeasure;
import java.util.List;
import java.util.Objects;

/**
 * How the result should resemble the style.
 *
 * @param weight factor on all layers' losses, finite and more than 0
 * @param layers where statistics of activations are compared; at least one with a positive weight
 * @param measure what is compared
 * @param blending how several styles go together
 * @param fit how a style image is brought to the result's size
 */
public record StyleSettings(
        @Setting(
                value = "How much the style counts. Each measure has a scale of its own.",
                option = "--style-weight",
                min = 0,
                exclusive = true)
        double weight,

        @Setting("Layers at which styles are compared, and their weights.")
        List<LayerWeight> layers,

        @Setting("By what styles are compared.") StyleMeasure measure,

        @Setting(value = "Several styles as one mixed target or as a sum of losses.", option = "--blending")
        Blending blending,

        @Setting(value = "The size at which styles are read.", option = "--style-fit")
        StyleFit fit) {

    StyleSettings() {
        this(
                1,
                LayerWeight.each(0.6, Presets.STYLE_LAYERS),
                StyleMeasure.gram(Normalization.POSITIONS, Scaling.RELATIVE),
                Blending.TARGETS,
                StyleFit.KEEP_STROKES);
    }

    /**
     * @throws IllegalArgumentException if the weight is not positive and finite, no layer has a positive weight, or one comes twice
     */
    public StyleSettings {
        SettingSpec.require("the weight of the style is", weight, StyleSettings.class, "weight");
        layers = LayerWeight.requireDistinct("style", layers);
        Objects.requireNonNull(measure, "measure");
        Objects.requireNonNull(blending, "blending");
        Objects.requireNonNull(fit, "fit");
        if (LayerWeight.positive(layers).isEmpty()) {
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
