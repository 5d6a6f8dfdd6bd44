package io.github.brushwork.tools;

import io.github.brushwork.core.Padding;
import io.github.brushwork.transfer.NetworkSource;
import io.github.brushwork.transfer.settings.LayerWeight;
import io.github.brushwork.transfer.settings.Preset;
import io.github.brushwork.transfer.settings.Presets;
import io.github.brushwork.vgg.architecture.Architecture;
import io.github.brushwork.vgg.calibration.Calibration;
import io.github.brushwork.vgg.calibration.FilterChoice;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One way to get features, to be compared with others.
 *
 * @param name for the figure and the table
 * @param network where the features come from
 * @param preset the transfer's settings, whatever its size and iterations
 */
record FeatureRecipe(String name, NetworkSource network, Preset preset) {

    /**
     * All recipes of calibrated features, and the pretrained ones if there is a file.
     *
     * @param weights a Keras HDF5 file with VGG16's layers to relu3_3 at least
     */
    static List<FeatureRecipe> all(Optional<Path> weights) {
        Calibration defaults = Calibration.defaults();
        Calibration equalised = defaults.withEqualisation(1);
        List<FeatureRecipe> recipes = new ArrayList<>(List.of(
                calibrated("principal directions, half equalised (default)", defaults),
                calibrated("the same, zero padding", defaults.withPadding(Padding.ZERO)),
                calibrated("the same, reflected border", defaults.withPadding(Padding.REFLECT)),
                calibrated("principal directions, fully equalised", equalised),
                calibrated("principal directions, not equalised", defaults.withEqualisation(0)),
                calibrated(
                        "clustered 0.05, fully equalised, zero padding",
                        equalised.withFilters(FilterChoice.clustered()).withPadding(Padding.ZERO)),
                calibrated("mixed 0.3, fully equalised", equalised.withFilters(FilterChoice.mixed())),
                calibrated("random weights, fully equalised", equalised.withFilters(FilterChoice.unlearned()))));
        weights.ifPresent(file -> recipes.add(
                new FeatureRecipe("VGG16 to relu3_3", NetworkSource.pretrained(file), toRelu33(Presets.balanced()))));
        return recipes;
    }

    private static FeatureRecipe calibrated(String name, Calibration calibration) {
        return new FeatureRecipe(name, NetworkSource.calibrated(calibration), Presets.balanced());
    }

    /** A preset on VGG16's layers to relu3_3: the style layers among them, and the same sums of weights. */
    static Preset toRelu33(Preset preset) {
        return preset.toBuilder()
                .architecture(Architecture.VGG16)
                .contentLayers(
                        List.of(LayerWeight.of("relu3_3", sum(preset.content().layers()))))
                .styleLayers(shallow(preset.style().layers()))
                .build();
    }

    private static List<LayerWeight> shallow(List<LayerWeight> layers) {
        List<LayerWeight> kept = layers.stream()
                .filter(layer -> layer.layer().compareTo("relu4") < 0)
                .toList();
        double factor = sum(layers) / sum(kept);
        return kept.stream()
                .map(layer -> LayerWeight.of(layer.layer(), factor * layer.weight()))
                .toList();
    }

    private static double sum(List<LayerWeight> layers) {
        return layers.stream().mapToDouble(LayerWeight::weight).sum();
    }
}
