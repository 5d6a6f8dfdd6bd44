package io.github.brushwork.transfer.settings;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * All settings of a style transfer that do not depend on the images: what is compared, how strongly, and how the sum is
 * minimised. Immutable; {@link #toBuilder()} changes a copy. Those that come with the library are in {@link Presets}.
 *
 * @param name what the settings are called
 * @param network which network they were made for, and how it is changed
 * @param size how large the result is
 * @param content how the result should resemble the content
 * @param style how the result should resemble the style
 * @param smoothing how much neighbouring pixels are drawn together
 * @param gradients what the optimizer is given as the gradient of each term
 * @param colour what becomes of the content's colours
 * @param start where the optimisation starts
 * @param scales the sizes at which the picture is painted
 * @param carryOver what goes from one scale to the next
 * @param minimisation how the sum of all losses is minimised
 * @param strength how much of the result is shown over the content, from 0 to 1
 * @param outputRange what becomes of colours out of range
 * @param saturation factor on the chroma of the result, from 0 to 2
 */
public record Preset(
        @Setting("What the settings are called.") String name,
        NetworkChoice network,

        @Setting(value = "Longer side of the result in pixels.", option = "--size")
        ImageSize size,

        ContentSettings content,
        StyleSettings style,
        Smoothing smoothing,

        @Setting(value = "Gradients of the losses as they are, or each of one size.", option = "--gradients")
        Gradients gradients,

        @Setting("What becomes of the content's colours.") ColourControl colour,

        @Setting("The image from which the optimisation starts.")
        Start start,

        @Setting("The sizes at which the picture is painted, one after the other.")
        ScaleSchedule scales,

        @Setting("What goes from one scale to the next.") CarryOver carryOver,
        Minimisation minimisation,

        @Setting(value = "How much of the result is shown over the content.", option = "--strength", min = 0, max = 1)
        double strength,

        @Setting("What becomes of colours out of range.") OutputRange outputRange,

        @Setting(
                value = "How colourful the result is: 0 makes it grey, 1 leaves its colours alone.",
                option = "--saturation",
                min = 0,
                max = 2)
        double saturation) {

    /** Those of {@link Presets#balanced()}, and what a file of settings gets that lacks them. */
    Preset() {
        this(
                "balanced",
                new NetworkChoice(),
                ImageSize.atMost(512),
                new ContentSettings(),
                new StyleSettings(),
                new Smoothing(),
                Gradients.EXACT,
                ColourControl.none(),
                Start.content(),
                ScaleSchedule.single(),
                CarryOver.IMAGE,
                new Minimisation(),
                1,
                OutputRange.CLAMP,
                1);
    }

    /**
     * @throws IllegalArgumentException if the strength is not in [0, 1], or the rounds clip where variables cannot be clipped
     */
    public Preset {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(network, "network");
        Objects.requireNonNull(size, "size");
        Objects.requireNonNull(content, "content");
        Objects.requireNonNull(style, "style");
        Objects.requireNonNull(smoothing, "smoothing");
        Objects.requireNonNull(gradients, "gradients");
        Objects.requireNonNull(colour, "colour");
        Objects.requireNonNull(start, "start");
        Objects.requireNonNull(scales, "scales");
        Objects.requireNonNull(carryOver, "carryOver");
        Objects.requireNonNull(minimisation, "minimisation");
        Objects.requireNonNull(outputRange, "outputRange");
        SettingSpec.require("a strength of", strength, Preset.class, "strength");
        SettingSpec.require("a saturation of", saturation, Preset.class, "saturation");
        if (minimisation.rounds().isPresent() && minimisation.variables() == Variables.RGB) {
            throw new IllegalArgumentException("rounds clip the network's input, so they go with variables "
                    + Variables.NETWORK + "; bounds of the optimizer limit those of " + Variables.RGB);
        }
    }

    /**
     * The layers at which the result is compared with the content or the style.
     *
     * @return the names of those with a positive weight, as they were given, each once
     */
    public List<String> layers() {
        return Stream.concat(content.layersThatCount().stream(), style.layersThatCount().stream())
                .map(LayerWeight::layer)
                .distinct()
                .toList();
    }

    /**
     * A builder that starts from these settings.
     *
     * @return a new builder
     */
    public PresetBuilder toBuilder() {
        return new PresetBuilder(this);
    }
}
