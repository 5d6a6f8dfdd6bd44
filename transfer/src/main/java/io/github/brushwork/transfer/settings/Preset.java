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
 */
public record Preset(
        String name,
        NetworkChoice network,
        ImageSize size,
        ContentSettings content,
        StyleSettings style,
        Smoothing smoothing,
        Gradients gradients,
        ColourControl colour,
        Start start,
        ScaleSchedule scales,
        CarryOver carryOver,
        Minimisation minimisation,
        double strength,
        OutputRange outputRange) {

    /**
     * Creates settings.
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
        if (!(strength >= 0 && strength <= 1)) {
            throw new IllegalArgumentException("a strength of " + strength + ": it must be from 0 to 1");
        }
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
