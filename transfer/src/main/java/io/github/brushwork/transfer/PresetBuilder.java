package io.github.brushwork.transfer;

import io.github.brushwork.core.Pooling;
import io.github.brushwork.losses.GramMatrix;
import io.github.brushwork.losses.Scaling;
import io.github.brushwork.optim.Optimizer;
import java.util.List;
import java.util.Optional;

/** Changes a copy of a {@link Preset}. Not thread safe. */
public final class PresetBuilder {

    private String name;
    private ImageSize size;
    private StyleFit styleFit;
    private Pooling pooling;
    private List<LayerWeight> contentLayers;
    private Scaling contentScaling;
    private List<LayerWeight> styleLayers;
    private GramMatrix.Normalization gramNormalization;
    private Scaling styleScaling;
    private double totalVariationWeight;
    private Start start;
    private Optimizer optimizer;
    private Optional<Rounds> rounds;
    private int iterations;
    private OutputRange outputRange;

    PresetBuilder(Preset preset) {
        name = preset.name();
        size = preset.size();
        styleFit = preset.styleFit();
        pooling = preset.pooling();
        contentLayers = preset.contentLayers();
        contentScaling = preset.contentScaling();
        styleLayers = preset.styleLayers();
        gramNormalization = preset.gramNormalization();
        styleScaling = preset.styleScaling();
        totalVariationWeight = preset.totalVariationWeight();
        start = preset.start();
        optimizer = preset.optimizer();
        rounds = preset.rounds();
        iterations = preset.iterations();
        outputRange = preset.outputRange();
    }

    /**
     * Sets what the settings are called.
     *
     * @param name what the settings are called
     * @return this builder
     */
    public PresetBuilder name(String name) {
        this.name = name;
        return this;
    }

    /**
     * Sets how large the result is.
     *
     * @param size how large the result is
     * @return this builder
     */
    public PresetBuilder size(ImageSize size) {
        this.size = size;
        return this;
    }

    /**
     * Sets how the style image is brought to the result's size.
     *
     * @param styleFit how the style image is brought to the result's size
     * @return this builder
     */
    public PresetBuilder styleFit(StyleFit styleFit) {
        this.styleFit = styleFit;
        return this;
    }

    /**
     * Sets the network's pooling.
     *
     * @param pooling the network's pooling
     * @return this builder
     */
    public PresetBuilder pooling(Pooling pooling) {
        this.pooling = pooling;
        return this;
    }

    /**
     * Sets layers at which the result should resemble the content, perhaps none.
     *
     * @param contentLayers layers at which the result should resemble the content, perhaps none
     * @return this builder
     */
    public PresetBuilder contentLayers(List<LayerWeight> contentLayers) {
        this.contentLayers = contentLayers;
        return this;
    }

    /**
     * Sets scaling of the content losses.
     *
     * @param contentScaling scaling of the content losses
     * @return this builder
     */
    public PresetBuilder contentScaling(Scaling contentScaling) {
        this.contentScaling = contentScaling;
        return this;
    }

    /**
     * Sets layers at which the result should resemble the style.
     *
     * @param styleLayers layers at which the result should resemble the style
     * @return this builder
     */
    public PresetBuilder styleLayers(List<LayerWeight> styleLayers) {
        this.styleLayers = styleLayers;
        return this;
    }

    /**
     * Sets normalisation of the Gram matrices.
     *
     * @param gramNormalization normalisation of the Gram matrices
     * @return this builder
     */
    public PresetBuilder gramNormalization(GramMatrix.Normalization gramNormalization) {
        this.gramNormalization = gramNormalization;
        return this;
    }

    /**
     * Sets scaling of the style losses.
     *
     * @param styleScaling scaling of the style losses
     * @return this builder
     */
    public PresetBuilder styleScaling(Scaling styleScaling) {
        this.styleScaling = styleScaling;
        return this;
    }

    /**
     * Sets weight of the total variation, at least 0.
     *
     * @param totalVariationWeight weight of the total variation, at least 0
     * @return this builder
     */
    public PresetBuilder totalVariationWeight(double totalVariationWeight) {
        this.totalVariationWeight = totalVariationWeight;
        return this;
    }

    /**
     * Sets where the optimisation starts.
     *
     * @param start where the optimisation starts
     * @return this builder
     */
    public PresetBuilder start(Start start) {
        this.start = start;
        return this;
    }

    /**
     * Sets what minimises.
     *
     * @param optimizer what minimises
     * @return this builder
     */
    public PresetBuilder optimizer(Optimizer optimizer) {
        this.optimizer = optimizer;
        return this;
    }

    /**
     * Sets rounds in which the optimizer runs, or nothing for a single run.
     *
     * @param rounds rounds in which the optimizer runs, or nothing for a single run
     * @return this builder
     */
    public PresetBuilder rounds(Optional<Rounds> rounds) {
        this.rounds = rounds;
        return this;
    }

    /**
     * Sets how many iterations, or rounds, at least 1.
     *
     * @param iterations how many iterations, or rounds, at least 1
     * @return this builder
     */
    public PresetBuilder iterations(int iterations) {
        this.iterations = iterations;
        return this;
    }

    /**
     * Sets what becomes of colours out of range.
     *
     * @param outputRange what becomes of colours out of range
     * @return this builder
     */
    public PresetBuilder outputRange(OutputRange outputRange) {
        this.outputRange = outputRange;
        return this;
    }

    /**
     * The settings.
     *
     * @return a new preset
     * @throws IllegalArgumentException if a setting is out of its range; see {@link Preset}
     */
    public Preset build() {
        return new Preset(
                name,
                size,
                styleFit,
                pooling,
                contentLayers,
                contentScaling,
                styleLayers,
                gramNormalization,
                styleScaling,
                totalVariationWeight,
                start,
                optimizer,
                rounds,
                iterations,
                outputRange);
    }
}
