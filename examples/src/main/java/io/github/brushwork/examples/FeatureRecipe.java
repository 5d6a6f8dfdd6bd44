package io.github.brushwork.examples;

import io.github.brushwork.core.Padding;
import io.github.brushwork.transfer.LayerWeight;
import io.github.brushwork.transfer.NetworkSource;
import io.github.brushwork.transfer.Preset;
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
        List<FeatureRecipe> recipes = new ArrayList<>(List.of(
                calibrated("clustered 0.05, zero padding", FilterChoice.clustered(), Padding.ZERO),
                calibrated("mixed 0.3, replicated border", new FilterChoice.Mixed(0.3), Padding.REPLICATE),
                calibrated("mixed 1, replicated border", new FilterChoice.Mixed(1), Padding.REPLICATE),
                calibrated("mixed 1, zero padding", new FilterChoice.Mixed(1), Padding.ZERO),
                calibrated("mixed 1, reflected border", new FilterChoice.Mixed(1), Padding.REFLECT),
                calibrated("principal, replicated border", FilterChoice.principal(), Padding.REPLICATE),
                calibrated("random weights, replicated border", FilterChoice.unlearned(), Padding.REPLICATE)));
        weights.ifPresent(file -> recipes.add(
                new FeatureRecipe("VGG16 to relu3_3", NetworkSource.pretrained(file), toRelu33(Preset.painterly()))));
        return recipes;
    }

    private static FeatureRecipe calibrated(String name, FilterChoice filters, Padding padding) {
        Calibration calibration = Calibration.defaults().withFilters(filters).withPadding(padding);
        return new FeatureRecipe(name, NetworkSource.calibrated(calibration), Preset.painterly());
    }

    /** The same sums of weights, on the layers that there are. */
    private static Preset toRelu33(Preset preset) {
        return preset.toBuilder()
                .contentLayers(List.of(LayerWeight.of("relu3_3", 1)))
                .styleLayers(List.of(
                        LayerWeight.of("relu1_1", 0.5), LayerWeight.of("relu2_1", 0.5), LayerWeight.of("relu3_1", 0.5)))
                .build();
    }
}
