package io.github.brushwork.transfer;

import io.github.brushwork.core.Pooling;
import io.github.brushwork.losses.GramMatrix;
import io.github.brushwork.losses.Scaling;
import io.github.brushwork.optim.Lbfgs;
import io.github.brushwork.optim.Optimizer;
import io.github.brushwork.optim.StoppingRule;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * All settings of a style transfer that do not depend on the images: what is compared, how strongly, and how the sum is
 * minimised. Immutable; {@link #toBuilder()} changes a copy.
 *
 * @param name what the settings are called
 * @param size how large the result is
 * @param styleFit how the style image is brought to that size
 * @param pooling the network's pooling
 * @param contentLayers layers at which the result should resemble the content
 * @param contentScaling scaling of the content losses
 * @param styleLayers layers at which the result should resemble the style; at least one with a positive weight
 * @param gramNormalization normalisation of the style's Gram matrices
 * @param styleScaling scaling of the style losses
 * @param totalVariationWeight weight of the total variation (mean squared differences of neighbouring pixels in [-1, 1])
 * @param start where the optimisation starts
 * @param optimizer what minimises; lengths such as a learning rate are in network space
 * @param rounds whether the optimizer runs in rounds
 * @param iterations how many iterations, or rounds
 * @param outputRange what becomes of colours out of range
 */
public record Preset(
        String name,
        ImageSize size,
        StyleFit styleFit,
        Pooling pooling,
        List<LayerWeight> contentLayers,
        Scaling contentScaling,
        List<LayerWeight> styleLayers,
        GramMatrix.Normalization gramNormalization,
        Scaling styleScaling,
        double totalVariationWeight,
        Start start,
        Optimizer optimizer,
        Optional<Rounds> rounds,
        int iterations,
        OutputRange outputRange) {

    /**
     * Creates settings.
     *
     * @param name what the settings are called
     * @param size how large the result is
     * @param styleFit how the style image is brought to that size
     * @param pooling the network's pooling
     * @param contentLayers layers at which the result should resemble the content
     * @param contentScaling scaling of the content losses
     * @param styleLayers layers at which the result should resemble the style; at least one with a positive weight
     * @param gramNormalization normalisation of the style's Gram matrices
     * @param styleScaling scaling of the style losses
     * @param totalVariationWeight weight of the total variation (mean squared differences of neighbouring pixels in [-1, 1])
     * @param start where the optimisation starts
     * @param optimizer what minimises; lengths such as a learning rate are in network space
     * @param rounds whether the optimizer runs in rounds
     * @param iterations how many iterations, or rounds
     * @param outputRange what becomes of colours out of range
     * @throws IllegalArgumentException if no style layer has a positive weight, the total variation's weight is negative
     *     or not finite, or there are less than 1 iterations
     */
    public Preset {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(size, "size");
        Objects.requireNonNull(styleFit, "styleFit");
        Objects.requireNonNull(pooling, "pooling");
        contentLayers = List.copyOf(contentLayers);
        Objects.requireNonNull(contentScaling, "contentScaling");
        styleLayers = List.copyOf(styleLayers);
        Objects.requireNonNull(gramNormalization, "gramNormalization");
        Objects.requireNonNull(styleScaling, "styleScaling");
        Objects.requireNonNull(start, "start");
        Objects.requireNonNull(optimizer, "optimizer");
        Objects.requireNonNull(rounds, "rounds");
        Objects.requireNonNull(outputRange, "outputRange");
        if (styleLayers.stream().noneMatch(layer -> layer.weight() > 0)) {
            throw new IllegalArgumentException(
                    "no style layer has a positive weight, so there is no style to transfer: "
                            + "name one, for example relu3_1 with weight 1");
        }
        if (!(totalVariationWeight >= 0) || Double.isInfinite(totalVariationWeight)) {
            throw new IllegalArgumentException("the weight of the total variation is " + totalVariationWeight
                    + ": it must be finite and at least 0");
        }
        if (iterations < 1) {
            throw new IllegalArgumentException("iterations " + iterations + ": there must be at least 1");
        }
    }

    /**
     * The default: sharp, painterly pictures in a hundred iterations, with pretrained and with calibrated features.
     *
     * <ul>
     *   <li>size: the content's, at most 512 pixels on the longer side; the style's aspect ratio and strokes kept
     *   <li>average pooling
     *   <li>content: relu3_3 and relu4_2, weights 0.5 each, relative to the target's variance
     *   <li>style: relu1_1, relu2_1, relu3_1, relu4_1, relu5_1, weights 0.6 each, Gram matrices over height times width,
     *       relative to the target's squared norm
     *   <li>total variation, weight 4
     *   <li>L-BFGS of memory 20 from the content image
     *   <li>colours clamped
     * </ul>
     *
     * @return the preset {@code painterly}
     */
    public static Preset painterly() {
        return new Preset(
                "painterly",
                ImageSize.atMost(512),
                StyleFit.KEEP_STROKES,
                Pooling.AVERAGE,
                List.of(LayerWeight.of("relu3_3", 0.5), LayerWeight.of("relu4_2", 0.5)),
                Scaling.RELATIVE,
                List.of(
                        LayerWeight.of("relu1_1", 0.6),
                        LayerWeight.of("relu2_1", 0.6),
                        LayerWeight.of("relu3_1", 0.6),
                        LayerWeight.of("relu4_1", 0.6),
                        LayerWeight.of("relu5_1", 0.6)),
                GramMatrix.Normalization.POSITIONS,
                Scaling.RELATIVE,
                4,
                Start.content(),
                new Lbfgs().withMemory(20),
                Optional.empty(),
                100,
                OutputRange.CLAMP);
    }

    /**
     * The Keras and SciPy demo that this library was first asked to reproduce, after Gatys et al. (2016).
     *
     * <ul>
     *   <li>size: the content's own; the style stretched to it by nearest neighbour
     *   <li>average pooling
     *   <li>content: mean squared difference at relu4_3 (block4_conv3), weight 1
     *   <li>style: relu1_1 to relu5_1, Gram matrices over height times width times channels, mean squared differences,
     *       weights 0.2, 0.4, 0.3, 0.5, 0.2
     *   <li>no total variation
     *   <li>standard normal noise in network space as start
     *   <li>10 rounds of L-BFGS of memory 10, each ended by the iteration in which it makes its 21st evaluation (SciPy's
     *       {@code maxfun=20}), the image clipped to [-127, 127] between rounds; the loss reported for a round is that
     *       before clipping
     *   <li>colours stretched so that the least value is black and the greatest white
     * </ul>
     *
     * @return the preset {@code seed}
     */
    public static Preset seed() {
        return new Preset(
                "seed",
                ImageSize.original(),
                StyleFit.STRETCH_NEAREST,
                Pooling.AVERAGE,
                List.of(LayerWeight.of("relu4_3", 1)),
                Scaling.MEAN,
                List.of(
                        LayerWeight.of("relu1_1", 0.2),
                        LayerWeight.of("relu2_1", 0.4),
                        LayerWeight.of("relu3_1", 0.3),
                        LayerWeight.of("relu4_1", 0.5),
                        LayerWeight.of("relu5_1", 0.2)),
                GramMatrix.Normalization.ELEMENTS,
                Scaling.MEAN,
                0,
                Start.noise(1),
                new Lbfgs().withMemory(10),
                Optional.of(new Rounds(StoppingRule.evaluations(21), 127)),
                10,
                OutputRange.STRETCH);
    }

    /**
     * All presets that come with the library, the default first.
     *
     * @return the presets
     */
    public static List<Preset> all() {
        return List.of(painterly(), seed());
    }

    /**
     * The preset of this name.
     *
     * @param name {@code painterly} or {@code seed}
     * @return the preset
     * @throws IllegalArgumentException if there is none; the message lists those there are
     */
    public static Preset named(String name) {
        return all().stream()
                .filter(preset -> preset.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no preset \"" + name + "\"; there is "
                        + String.join(", ", all().stream().map(Preset::name).toList())));
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
