package io.github.brushwork.transfer.settings;

import io.github.brushwork.core.Pooling;
import io.github.brushwork.losses.Blending;
import io.github.brushwork.losses.Scaling;
import io.github.brushwork.losses.StyleMeasure;
import io.github.brushwork.optim.Optimizer;
import io.github.brushwork.vgg.architecture.Architecture;
import java.util.List;
import java.util.Optional;

/** Changes a copy of a {@link Preset}. Settings are checked by {@link #build}. Not thread safe. */
public final class PresetBuilder {

    private String name;
    private Architecture architecture;
    private Pooling pooling;
    private Border border;
    private ImageSize size;
    private double contentWeight;
    private List<LayerWeight> contentLayers;
    private Scaling contentScaling;
    private double styleWeight;
    private List<LayerWeight> styleLayers;
    private StyleMeasure styleMeasure;
    private Blending blending;
    private StyleFit styleFit;
    private Smoothing smoothing;
    private Gradients gradients;
    private ColourControl colour;
    private Start start;
    private ScaleSchedule scales;
    private CarryOver carryOver;
    private Optimizer optimizer;
    private Variables variables;
    private Optional<Rounds> rounds;
    private int iterations;
    private double strength;
    private OutputRange outputRange;

    PresetBuilder(Preset preset) {
        name = preset.name();
        architecture = preset.network().architecture();
        pooling = preset.network().pooling();
        border = preset.network().border();
        size = preset.size();
        contentWeight = preset.content().weight();
        contentLayers = preset.content().layers();
        contentScaling = preset.content().scaling();
        styleWeight = preset.style().weight();
        styleLayers = preset.style().layers();
        styleMeasure = preset.style().measure();
        blending = preset.style().blending();
        styleFit = preset.style().fit();
        smoothing = preset.smoothing();
        gradients = preset.gradients();
        colour = preset.colour();
        start = preset.start();
        scales = preset.scales();
        carryOver = preset.carryOver();
        optimizer = preset.minimisation().optimizer();
        variables = preset.minimisation().variables();
        rounds = preset.minimisation().rounds();
        iterations = preset.minimisation().iterations();
        strength = preset.strength();
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
     * Sets the network that {@code NetworkSource.pretrained()} fetches.
     *
     * @param architecture the network that {@code NetworkSource.pretrained()} fetches
     * @return this builder
     */
    public PresetBuilder architecture(Architecture architecture) {
        this.architecture = architecture;
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
     * Sets what convolutions find beyond the border.
     *
     * @param border what convolutions find beyond the border
     * @return this builder
     */
    public PresetBuilder border(Border border) {
        this.border = border;
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
     * Sets factor on all content losses, at least 0.
     *
     * @param contentWeight factor on all content losses, at least 0
     * @return this builder
     */
    public PresetBuilder contentWeight(double contentWeight) {
        this.contentWeight = contentWeight;
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
     * Sets factor on all style losses, more than 0.
     *
     * @param styleWeight factor on all style losses, more than 0
     * @return this builder
     */
    public PresetBuilder styleWeight(double styleWeight) {
        this.styleWeight = styleWeight;
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
     * Sets by what styles are compared.
     *
     * @param styleMeasure by what styles are compared
     * @return this builder
     */
    public PresetBuilder styleMeasure(StyleMeasure styleMeasure) {
        this.styleMeasure = styleMeasure;
        return this;
    }

    /**
     * Sets how several styles go together.
     *
     * @param blending how several styles go together
     * @return this builder
     */
    public PresetBuilder blending(Blending blending) {
        this.blending = blending;
        return this;
    }

    /**
     * Sets how a style image is brought to the result's size.
     *
     * @param styleFit how a style image is brought to the result's size
     * @return this builder
     */
    public PresetBuilder styleFit(StyleFit styleFit) {
        this.styleFit = styleFit;
        return this;
    }

    /**
     * Sets how much neighbouring pixels are drawn together.
     *
     * @param smoothing how much neighbouring pixels are drawn together
     * @return this builder
     */
    public PresetBuilder smoothing(Smoothing smoothing) {
        this.smoothing = smoothing;
        return this;
    }

    /**
     * Sets weight of the total variation, at least 0; its form stays.
     *
     * @param totalVariationWeight weight of the total variation, at least 0
     * @return this builder
     * @throws IllegalArgumentException if the weight is negative or not finite
     */
    public PresetBuilder totalVariationWeight(double totalVariationWeight) {
        return smoothing(smoothing.withWeight(totalVariationWeight));
    }

    /**
     * Sets what the optimizer is given as the gradient of each term.
     *
     * @param gradients what the optimizer is given as the gradient of each term
     * @return this builder
     */
    public PresetBuilder gradients(Gradients gradients) {
        this.gradients = gradients;
        return this;
    }

    /**
     * Sets what becomes of the content's colours.
     *
     * @param colour what becomes of the content's colours
     * @return this builder
     */
    public PresetBuilder colour(ColourControl colour) {
        this.colour = colour;
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
     * Sets the sizes at which the picture is painted.
     *
     * @param scales the sizes at which the picture is painted
     * @return this builder
     */
    public PresetBuilder scales(ScaleSchedule scales) {
        this.scales = scales;
        return this;
    }

    /**
     * Sets what goes from one scale to the next.
     *
     * @param carryOver what goes from one scale to the next
     * @return this builder
     */
    public PresetBuilder carryOver(CarryOver carryOver) {
        this.carryOver = carryOver;
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
     * Sets in which numbers the optimizer sees the image.
     *
     * @param variables in which numbers the optimizer sees the image
     * @return this builder
     */
    public PresetBuilder variables(Variables variables) {
        this.variables = variables;
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
     * Sets how many iterations, or rounds, at least 1; at the final size where there are several scales.
     *
     * @param iterations how many iterations, or rounds, at least 1; at the final size where there are several scales
     * @return this builder
     */
    public PresetBuilder iterations(int iterations) {
        this.iterations = iterations;
        return this;
    }

    /**
     * Sets how much of the result is shown over the content, from 0 to 1.
     *
     * @param strength how much of the result is shown over the content, from 0 to 1
     * @return this builder
     */
    public PresetBuilder strength(double strength) {
        this.strength = strength;
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
     * @throws IllegalArgumentException if a setting is out of its range; see the records that a {@link Preset} is made of
     */
    public Preset build() {
        return new Preset(
                name,
                new NetworkChoice(architecture, pooling, border),
                size,
                new ContentSettings(contentWeight, contentLayers, contentScaling),
                new StyleSettings(styleWeight, styleLayers, styleMeasure, blending, styleFit),
                smoothing,
                gradients,
                colour,
                start,
                scales,
                carryOver,
                new Minimisation(optimizer, variables, rounds, iterations),
                strength,
                outputRange);
    }
}
