package io.github.brushwork.cli.options;

import io.github.brushwork.core.Pooling;
import io.github.brushwork.losses.Blending;
import io.github.brushwork.losses.GramMatrix;
import io.github.brushwork.losses.Scaling;
import io.github.brushwork.losses.StyleMeasure;
import io.github.brushwork.transfer.settings.Gradients;
import io.github.brushwork.transfer.settings.LayerWeight;
import io.github.brushwork.transfer.settings.Preset;
import io.github.brushwork.transfer.settings.PresetBuilder;
import io.github.brushwork.transfer.settings.StyleFit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What is compared, and how much it counts. */
final class LossOptions {

    /** Names of style measures, and what each stands for. */
    enum Measure {
        GRAM(StyleMeasure.gram(GramMatrix.Normalization.POSITIONS, Scaling.RELATIVE)),
        MOMENTS(StyleMeasure.moments()),
        WASSERSTEIN(StyleMeasure.wasserstein()),
        SLICED(StyleMeasure.slicedWasserstein()),
        HISTOGRAM(StyleMeasure.histogram());

        private final StyleMeasure usual;

        Measure(StyleMeasure usual) {
            this.usual = usual;
        }

        StyleMeasure usual() {
            return usual;
        }

        /** Gram matrices are scaled as the preset does, if it compares by them. */
        private StyleMeasure orOf(Preset base) {
            StyleMeasure own = base.style().measure();
            return this == GRAM && own instanceof StyleMeasure.Gram ? own : usual;
        }
    }

    @Option(
            names = "--style-weight",
            paramLabel = "W",
            description = "How much the style counts. Each measure has a scale of its own.")
    private Double styleWeight;

    @Option(names = "--content-weight", paramLabel = "W", description = "How much the content counts.")
    private Double contentWeight;

    @Option(
            names = "--total-variation",
            paramLabel = "W",
            description = "How much neighbouring pixels are drawn together.")
    private Double totalVariation;

    @Option(
            names = "--style-layers",
            paramLabel = "LAYER[=W]",
            split = ",",
            mapFallbackValue = "1",
            description = "Layers at which styles are compared, and their weights: relu1_1=0.5,relu2_1.")
    private Map<String, Double> styleLayers;

    @Option(
            names = "--style-layer-weights",
            paramLabel = "R:R...",
            description = "Weights for the style layers as ratios, such as 256:64:16:4:1; their sum is 1.")
    private String styleRatios;

    @Option(
            names = "--content-layers",
            paramLabel = "LAYER[=W]",
            split = ",",
            mapFallbackValue = "1",
            description = "Layers at which the content is compared, and their weights.")
    private Map<String, Double> contentLayers;

    @Option(
            names = "--style-measure",
            paramLabel = "NAME",
            description = "By what styles are compared: gram, moments, wasserstein, sliced or histogram.")
    private Measure measure;

    @Option(
            names = "--blending",
            paramLabel = "NAME",
            description = "Several styles as one mixed target or as a sum of losses: targets or losses.")
    private Blending blending;

    @Option(
            names = "--style-fit",
            paramLabel = "NAME",
            description = "The size at which styles are read: keep_aspect, keep_strokes or stretch_nearest.")
    private StyleFit styleFit;

    @Option(
            names = "--gradients",
            paramLabel = "NAME",
            description = "Gradients of the losses as they are, or each of one size: exact or normalized.")
    private Gradients gradients;

    @Option(
            names = "--pooling",
            paramLabel = "NAME",
            description = "The network's pooling: average, max or rescaled_average.")
    private Pooling pooling;

    void applyTo(PresetBuilder settings, Preset base) {
        Optional.ofNullable(styleWeight).ifPresent(settings::styleWeight);
        Optional.ofNullable(contentWeight).ifPresent(settings::contentWeight);
        Optional.ofNullable(totalVariation).ifPresent(settings::totalVariationWeight);
        Optional.ofNullable(contentLayers).map(LossOptions::layers).ifPresent(settings::contentLayers);
        List<LayerWeight> layers = styleLayers == null ? base.style().layers() : layers(styleLayers);
        settings.styleLayers(styleRatios == null ? layers : LayerWeight.ratios(styleRatios, names(layers)));
        Optional.ofNullable(measure).map(name -> name.orOf(base)).ifPresent(settings::styleMeasure);
        Optional.ofNullable(blending).ifPresent(settings::blending);
        Optional.ofNullable(styleFit).ifPresent(settings::styleFit);
        Optional.ofNullable(gradients).ifPresent(settings::gradients);
        Optional.ofNullable(pooling).ifPresent(settings::pooling);
    }

    private static List<LayerWeight> layers(Map<String, Double> weights) {
        return weights.entrySet().stream()
                .map(each -> LayerWeight.of(each.getKey(), each.getValue()))
                .toList();
    }

    private static String[] names(List<LayerWeight> layers) {
        return layers.stream().map(LayerWeight::layer).toArray(String[]::new);
    }
}
