package io.github.brushwork.transfer.settings;

import io.github.brushwork.core.Pooling;
import io.github.brushwork.losses.Blending;
import io.github.brushwork.losses.Scaling;
import io.github.brushwork.losses.StyleMeasure;
import io.github.brushwork.optim.Optimizer;
import io.github.brushwork.vgg.architecture.Architecture;
import java.util.List;
import java.util.Optional;

/**
 * The settings of a transfer, one method each. The defaults are those of {@link Presets#balanced()}; a builder that starts from another
 * preset has that one's. Values are checked when all are known, at the end.
 *
 * @param <B> the builder itself
 */
public interface SettingsBuilder<B> {

    /**
     * Changes any setting.
     *
     * @param path as in files of settings, for example {@code style.weight}; {@link SettingSpec} lists them
     * @param value of the setting's type; replaces what was set before at or below that path
     * @return this builder
     * @throws IllegalArgumentException if there is no such setting, or the value is of another type
     */
    B set(String path, Object value);

    /**
     * Which network {@code NetworkSource.pretrained()} fetches. Default: VGG16.
     *
     * @param architecture the network
     * @return this builder
     */
    default B architecture(Architecture architecture) {
        return set("network.architecture", architecture);
    }

    /**
     * The network's pooling. Default: average.
     *
     * @param pooling how four activations become one
     * @return this builder
     */
    default B pooling(Pooling pooling) {
        return set("network.pooling", pooling);
    }

    /**
     * What the network's convolutions find beyond the border of their input. Default: what the network comes with.
     *
     * @param border for example {@code Border.everywhere(Padding.REFLECT)}
     * @return this builder
     */
    default B border(Border border) {
        return set("network.border", border);
    }

    /**
     * How large the result is. Default: as the content, at most 512 pixels.
     *
     * @param size for example {@code ImageSize.atMost(1024)}
     * @return this builder
     */
    default B size(ImageSize size) {
        return set("size", size);
    }

    /**
     * The length of the result's longer side. Default: the content's, at most 512.
     *
     * @param longerSide pixels, at least 1
     * @return this builder
     * @throws IllegalArgumentException if it is less than 1
     */
    default B size(int longerSide) {
        return size(ImageSize.longerSide(longerSide));
    }

    /**
     * Factor on all content losses. Default: 1.
     *
     * @param weight at least 0
     * @return this builder
     */
    default B contentWeight(double weight) {
        return set("content.weight", weight);
    }

    /**
     * Layers at which the result should resemble the content. Default: relu3_3 and relu4_2.
     *
     * @param layers layers with weights, perhaps none
     * @return this builder
     */
    default B contentLayers(List<LayerWeight> layers) {
        return set("content.layers", layers);
    }

    /**
     * As {@link #contentLayers(List)}.
     *
     * @param layers layers with weights, perhaps none
     * @return this builder
     */
    default B contentLayers(LayerWeight... layers) {
        return contentLayers(List.of(layers));
    }

    /**
     * What the content losses are divided by. Default: the variance of the target's activations.
     *
     * @param scaling for example {@code Scaling.MEAN}
     * @return this builder
     */
    default B contentScaling(Scaling scaling) {
        return set("content.scaling", scaling);
    }

    /**
     * Factor on all style losses. Default: 1.
     *
     * @param weight more than 0
     * @return this builder
     */
    default B styleWeight(double weight) {
        return set("style.weight", weight);
    }

    /**
     * Layers at which the result should resemble the style. Default: relu1_1, relu2_1, relu3_1, relu4_1 and relu5_1.
     *
     * @param layers layers with weights, at least one positive
     * @return this builder
     */
    default B styleLayers(List<LayerWeight> layers) {
        return set("style.layers", layers);
    }

    /**
     * As {@link #styleLayers(List)}.
     *
     * @param layers layers with weights, at least one positive
     * @return this builder
     */
    default B styleLayers(LayerWeight... layers) {
        return styleLayers(List.of(layers));
    }

    /**
     * By what styles are compared. Default: Gram matrices.
     *
     * @param measure for example {@code StyleMeasure.wasserstein()}
     * @return this builder
     */
    default B styleMeasure(StyleMeasure measure) {
        return set("style.measure", measure);
    }

    /**
     * How several styles go together. Default: as one target.
     *
     * @param blending one target or a loss for each
     * @return this builder
     */
    default B blending(Blending blending) {
        return set("style.blending", blending);
    }

    /**
     * How a style image is brought to the result's size. Default: {@link StyleFit#KEEP_STROKES}.
     *
     * @param fit which size, and whether the aspect ratio is kept
     * @return this builder
     */
    default B styleFit(StyleFit fit) {
        return set("style.fit", fit);
    }

    /**
     * How much neighbouring pixels are drawn together, and by which formula. Default: mean squares, weight 4.
     *
     * @param smoothing for example {@code Smoothing.of(2)}
     * @return this builder
     */
    default B smoothing(Smoothing smoothing) {
        return set("smoothing", smoothing);
    }

    /**
     * How much neighbouring pixels are drawn together; the formula stays. Default: 4.
     *
     * @param weight weight of the total variation, at least 0
     * @return this builder
     */
    default B totalVariationWeight(double weight) {
        return set("smoothing.weight", weight);
    }

    /**
     * What the optimizer is given as the gradient of each term. Default: the gradient.
     *
     * @param gradients exact or normalised
     * @return this builder
     */
    default B gradients(Gradients gradients) {
        return set("gradients", gradients);
    }

    /**
     * What becomes of the content's colours. Default: the result takes the style's.
     *
     * @param colour for example {@code ColourControl.luminanceOnly(Luminance.REC_601)}
     * @return this builder
     */
    default B colour(ColourControl colour) {
        return set("colour", colour);
    }

    /**
     * Where the optimisation starts. Default: the content image.
     *
     * @param start content, noise or an image
     * @return this builder
     */
    default B start(Start start) {
        return set("start", start);
    }

    /**
     * The sizes at which the picture is painted. Default: the final size alone.
     *
     * @param scales for example {@code ScaleSchedule.coarseToFine(128, 2, 1)}
     * @return this builder
     */
    default B scales(ScaleSchedule scales) {
        return set("scales", scales);
    }

    /**
     * What goes from one scale to the next. Default: the image.
     *
     * @param carryOver the image alone, or the optimizer's state too
     * @return this builder
     */
    default B carryOver(CarryOver carryOver) {
        return set("carryOver", carryOver);
    }

    /**
     * What minimises. Default: L-BFGS.
     *
     * @param optimizer an optimizer; lengths such as a learning rate are in the numbers of {@link #variables}
     * @return this builder
     */
    default B optimizer(Optimizer optimizer) {
        return set("minimisation.optimizer", optimizer);
    }

    /**
     * In which numbers the optimizer sees the image. Default: the network's input.
     *
     * @param variables input of the network, or colours from 0 to 1
     * @return this builder
     */
    default B variables(Variables variables) {
        return set("minimisation.variables", variables);
    }

    /**
     * Whether the optimizer runs in rounds. Default: a single run.
     *
     * @param rounds when a round ends; nothing for a single run
     * @return this builder
     */
    default B rounds(Optional<Rounds> rounds) {
        return set("minimisation.rounds", rounds);
    }

    /**
     * How many iterations. Default: 100.
     *
     * @param iterations at least 1; with rounds, the number of rounds; with several scales, those at the final size
     * @return this builder
     */
    default B iterations(int iterations) {
        return set("minimisation.iterations", iterations);
    }

    /**
     * How much of the result is shown over the content. Default: 1, all of it.
     *
     * @param strength from 0, the content, to 1
     * @return this builder
     */
    default B strength(double strength) {
        return set("strength", strength);
    }

    /**
     * What becomes of colours out of range. Default: each value is clamped.
     *
     * @param range clamped or stretched
     * @return this builder
     */
    default B outputRange(OutputRange range) {
        return set("outputRange", range);
    }

    /**
     * How colourful the result is. Default: 1, which leaves its colours alone.
     *
     * @param saturation factor on the chroma in Oklab, from 0, which makes the result grey, to 2
     * @return this builder
     */
    default B saturation(double saturation) {
        return set("saturation", saturation);
    }
}
