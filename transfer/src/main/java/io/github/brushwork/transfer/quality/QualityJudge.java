package io.github.brushwork.transfer.quality;

import io.github.brushwork.core.Engine;
import io.github.brushwork.core.Network;
import io.github.brushwork.core.Shape;
import io.github.brushwork.core.image.Image;
import io.github.brushwork.losses.Weighted;
import io.github.brushwork.transfer.StyleTransferResult;
import io.github.brushwork.transfer.settings.Preset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Measures results of style transfers, made by this library or another: see {@link QualityReport} for what.
 *
 * <pre>{@code
 * QualityReport report = QualityJudge.of(engine, network)
 *         .withUsedBy(List.of(Presets.balanced()))
 *         .judge(result, content, style);
 * }</pre>
 *
 * <p>Pictures are compared as they are given; nothing is resized. The content must have the result's size. Styles may have
 * any size, and it matters: strokes look larger to a network the larger the picture is. Give them as the transfer read them:
 * {@link StyleTransferResult#content} and {@link StyleTransferResult#styles}, or {@link
 * io.github.brushwork.transfer.settings.StyleFit#applyTo} for files.
 *
 * <p>By default features are compared at one layer of each block of a VGG network, as far as the network goes: relu1_2,
 * relu2_2, relu3_2, relu4_3 and relu5_2, or, where one of them was used, another of its block. Layers for which a picture is too
 * small are left out then, and the report says so. At layers that are named nothing is left out: too small a picture is an
 * error.
 *
 * <p>Immutable; for several threads if its engine is. The engine is not closed.
 */
public final class QualityJudge {

    private final Engine engine;
    private final Network network;
    private final List<String> layers;
    private final Set<String> used;

    private QualityJudge(Engine engine, Network network, List<String> layers, Set<String> used) {
        this.engine = engine;
        this.network = network;
        this.layers = layers;
        this.used = used;
        List<String> both = layers.stream().filter(used::contains).toList();
        if (!both.isEmpty()) {
            throw new IllegalArgumentException("layers " + both
                    + " are to be judged at, but the optimisation used them, so their distances are small whatever the picture:"
                    + " name others");
        }
    }

    /**
     * A judge that takes no layer for used, and chooses the layers at which it compares.
     *
     * @param engine what computes; not closed
     * @param network whose features are compared, with the pooling and padding that they shall have
     * @return the judge
     */
    public static QualityJudge of(Engine engine, Network network) {
        return new QualityJudge(
                Objects.requireNonNull(engine, "engine"),
                Objects.requireNonNull(network, "network"),
                List.of(),
                Set.of());
    }

    /**
     * This judge with other layers.
     *
     * @param layers names or aliases of the network's layers, at least one
     * @return the other judge
     * @throws IllegalArgumentException if none is named, the network lacks one, or one is used by the optimisation
     */
    public QualityJudge withLayers(Collection<String> layers) {
        if (layers.isEmpty()) {
            throw new IllegalArgumentException("no layer to judge at: name at least one of network " + network);
        }
        return new QualityJudge(engine, network, List.copyOf(canonical(layers)), used);
    }

    /**
     * This judge with other layers taken for used.
     *
     * @param used names or aliases of the layers whose losses the optimisation minimised
     * @return the other judge, which does not compare at them
     * @throws IllegalArgumentException if the network lacks one, or one is named to be judged at
     */
    public QualityJudge withUsed(Collection<String> used) {
        return new QualityJudge(engine, network, layers, canonical(used));
    }

    /**
     * This judge with the layers of some settings taken for used. To compare results of several settings, name all of these:
     * the results are then judged at the same layers.
     *
     * @param presets what the results were painted with; layers that the network lacks are ignored
     * @return the other judge, which does not compare at them
     * @throws IllegalArgumentException if one of them is named to be judged at
     */
    public QualityJudge withUsedBy(Collection<Preset> presets) {
        return new QualityJudge(engine, network, layers, usedBy(presets));
    }

    private Set<String> usedBy(Collection<Preset> presets) {
        return canonical(presets.stream()
                .flatMap(preset -> preset.layers().stream())
                .filter(layer -> LayerChoice.has(network, layer))
                .toList());
    }

    private Set<String> canonical(Collection<String> names) {
        return names.stream().map(network::canonicalName).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /**
     * Judges what this library painted in one style, not at the layers that its preset used nor at others that this judge
     * takes for used. Content and style are those that the transfer read; regions, masks and colour control are not taken into account.
     *
     * @param result what a transfer made
     * @return the figures
     * @throws IllegalArgumentException if the result has several styles, of whose weights it does not know, the preset used a
     *     layer that is named to be judged at, or a picture does not fit, see {@link #judge(Image, Image, List)}
     */
    public QualityReport judge(StyleTransferResult result) {
        if (result.styles().size() > 1) {
            throw new IllegalArgumentException(
                    "a result of " + result.styles().size()
                            + " styles does not say how much each of them counts: judge its image, content and styles with weights");
        }
        Set<String> all = new LinkedHashSet<>(used);
        all.addAll(usedBy(List.of(result.preset())));
        return new QualityJudge(engine, network, layers, all)
                .judge(result.image(), result.content(), result.styles().get(0));
    }

    /**
     * Judges a result that has one style.
     *
     * @param result the picture to judge; alpha of all pictures is ignored
     * @param content what it shows, of the same size
     * @param style how it is painted, of any size
     * @return the figures
     * @throws IllegalArgumentException see {@link #judge(Image, Image, List)}
     */
    public QualityReport judge(Image result, Image content, Image style) {
        return judge(result, content, List.of(new Weighted<>(style, 1)));
    }

    /**
     * Judges a result of several styles. They are taken together as one: for features the weighted mean of their Gram
     * matrices, for colours a picture in which each has its weight's share of the pixels.
     *
     * @param result the picture to judge; alpha of all pictures is ignored
     * @param content what it shows, of the same size
     * @param styles how it is painted, of any sizes; only the ratios of the weights matter
     * @return the figures
     * @throws IllegalArgumentException if result and content differ in size, there is no style with a weight, a picture is too
     *     small for a layer that was named or for all others, or at a layer the content or style has no activation to compare
     *     with
     */
    public QualityReport judge(Image result, Image content, List<Weighted<Image>> styles) {
        Sizes.requireSame(result, content);
        TotalVariation styleVariation = TotalVariation.of(styles);
        LayerChoice choice = choice(result, styles);
        return new QualityReport(
                new FeatureDistances(engine, network, choice.layers()).distances(result, content, styles),
                similarity(result, content),
                new QualityReport.Colours(
                        ColourDistance.between(result, styles), ColourDistance.between(result, content)),
                new QualityReport.Variations(TotalVariation.of(result), TotalVariation.of(content), styleVariation),
                leftOut(choice, result));
    }

    private LayerChoice choice(Image result, List<Weighted<Image>> styles) {
        Set<Shape> pictures = Stream.concat(Stream.of(result), styles.stream().map(Weighted::value))
                .map(Sizes::shape)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return layers.isEmpty()
                ? LayerChoice.heldOut(used, network, pictures)
                : LayerChoice.named(layers, network, pictures);
    }

    private static OptionalDouble similarity(Image result, Image content) {
        return StructuralSimilarity.fits(result)
                ? OptionalDouble.of(StructuralSimilarity.between(result, content))
                : OptionalDouble.empty();
    }

    private static Map<String, String> leftOut(LayerChoice choice, Image result) {
        Map<String, String> leftOut = new LinkedHashMap<>(choice.leftOut());
        if (!StructuralSimilarity.fits(result)) {
            leftOut.put(
                    "SSIM",
                    "pictures of " + Sizes.text(result) + " pixels are smaller than its window of "
                            + StructuralSimilarity.WINDOW + " x " + StructuralSimilarity.WINDOW);
        }
        return leftOut;
    }
}
