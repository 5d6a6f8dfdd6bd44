package io.github.brushwork.vgg.calibration;

import io.github.brushwork.core.Network;
import io.github.brushwork.core.Padding;
import io.github.brushwork.core.Pooling;
import io.github.brushwork.vgg.architecture.Architecture;
import java.util.Collection;
import java.util.Comparator;
import java.util.Objects;

/**
 * Settings of a network whose filters are learned on the content and the style image; see {@code Vgg16.calibrated}.
 * Immutable: start from {@link #defaults}, of which {@code with...} gives a changed copy.
 *
 * @param seed of all random choices; the same seed gives the same bits, whatever the number of threads
 * @param deepest name or alias of the deepest layer to learn, {@code relu5_1} by default; deeper ones are absent
 * @param width factor of VGG16's channels, 1 by default, rounded to an even number of at least 2; 0.5 costs 2 to 3 times
 *     less time in the transfer and looks nearly as good
 * @param pooling of the network, and of the activations it is learned on; average by default, which the recipe was tuned
 *     with
 * @param padding of the network's convolutions, and of those it is learned with; replication by default, which leaves no
 *     rim in the picture and needs no least size
 * @param filters how filters come about, principal directions by default
 * @param equalisation from 0 to 1, 0.5 by default: how far channels that vary little are raised to those that vary much. With
 *     1 each has variance 1 over both images; with 0 a layer's channels keep their proportions; between, a channel's
 *     deviation in units of the layer's is raised to the power {@code 1 - equalisation}. Weak colour contrasts and fine
 *     noise are such channels: raised fully they speckle the picture, not at all they do not take part
 * @param side the images are reduced for learning to at most {@code side * side} pixels, 256 by default
 * @param patches how many 3 x 3 patches of each image a layer is learned from, at most; 10,000 by default
 */
public record Calibration(
        long seed,
        String deepest,
        double width,
        Pooling pooling,
        Padding padding,
        FilterChoice filters,
        double equalisation,
        int side,
        int patches) {

    private static final Calibration DEFAULTS = new Calibration(
            1, "relu5_1", 1, Pooling.AVERAGE, Padding.REPLICATE, FilterChoice.principal(), 0.5, 256, 10_000);

    private static final double WIDEST = 4;

    /**
     * Creates settings.
     *
     * @param seed of all random choices
     * @param deepest name or alias of a layer
     * @param width above 0, at most 4
     * @param pooling how four activations become one
     * @param padding what convolutions find around their input
     * @param filters how filters come about
     * @param equalisation from 0 to 1
     * @param side at least 1
     * @param patches at least 1
     * @throws IllegalArgumentException if VGG16 has no such layer, the width is not in (0, 4], the equalisation not in
     *     [0, 1], or the side or the patches are not positive
     */
    public Calibration {
        Objects.requireNonNull(pooling, "pooling");
        Objects.requireNonNull(padding, "padding");
        Objects.requireNonNull(filters, "filters");
        if (!(width > 0 && width <= WIDEST)) {
            throw new IllegalArgumentException("width " + width + ": must be above 0 and at most " + WIDEST);
        }
        if (!(equalisation >= 0 && equalisation <= 1)) {
            throw new IllegalArgumentException("equalisation " + equalisation + ": must be from 0 to 1");
        }
        if (side < 1) {
            throw new IllegalArgumentException("side " + side + ": must be at least 1");
        }
        if (patches < 1) {
            throw new IllegalArgumentException("patches " + patches + ": must be at least 1");
        }
        Architecture.VGG16.depth(deepest);
    }

    /**
     * Seed 1, to {@code relu5_1}, all of VGG16's channels, average pooling, replicating padding, {@link
     * FilterChoice#principal}, equalisation 0.5, 256 x 256 pixels, 10,000 patches.
     *
     * @return the settings
     */
    public static Calibration defaults() {
        return DEFAULTS;
    }

    /**
     * With another seed.
     *
     * @param seed of all random choices
     * @return a copy
     */
    public Calibration withSeed(long seed) {
        return new Calibration(seed, deepest, width, pooling, padding, filters, equalisation, side, patches);
    }

    /**
     * Learning down to another layer. The layers above are the same whatever the deepest one is.
     *
     * @param deepest name or alias of a layer, for example {@code relu4_2}
     * @return a copy
     * @throws IllegalArgumentException if VGG16 has no such layer
     */
    public Calibration upTo(String deepest) {
        return new Calibration(seed, deepest, width, pooling, padding, filters, equalisation, side, patches);
    }

    /**
     * Learning as deep as the deepest of these layers, that is as deep as a transfer that reads them needs.
     *
     * @param layers names or aliases of layers; {@link Network#INPUT} needs none
     * @return a copy; to {@code relu1_1} if no layer is named
     * @throws IllegalArgumentException if VGG16 has no such layer
     */
    public Calibration withLayers(Collection<String> layers) {
        return upTo(layers.stream()
                .filter(layer -> !layer.equals(Network.INPUT))
                .max(Comparator.comparingInt(Architecture.VGG16::depth))
                .orElse("relu1_1"));
    }

    /**
     * With another number of channels.
     *
     * @param width factor of VGG16's channels
     * @return a copy
     * @throws IllegalArgumentException if the width is not in (0, 4]
     */
    public Calibration withWidth(double width) {
        return new Calibration(seed, deepest, width, pooling, padding, filters, equalisation, side, patches);
    }

    /**
     * With another pooling.
     *
     * @param pooling how four activations become one
     * @return a copy
     */
    public Calibration withPooling(Pooling pooling) {
        return new Calibration(seed, deepest, width, pooling, padding, filters, equalisation, side, patches);
    }

    /**
     * With another padding.
     *
     * @param padding what convolutions find around their input; reflection needs images of twice the least size
     * @return a copy
     */
    public Calibration withPadding(Padding padding) {
        return new Calibration(seed, deepest, width, pooling, padding, filters, equalisation, side, patches);
    }

    /**
     * With other filters.
     *
     * @param filters how they come about
     * @return a copy
     */
    public Calibration withFilters(FilterChoice filters) {
        return new Calibration(seed, deepest, width, pooling, padding, filters, equalisation, side, patches);
    }

    /**
     * With channels scaled otherwise.
     *
     * @param equalisation from 0, the channels of a layer keep their proportions, to 1, all vary alike
     * @return a copy
     * @throws IllegalArgumentException if it is not in [0, 1]
     */
    public Calibration withEqualisation(double equalisation) {
        return new Calibration(seed, deepest, width, pooling, padding, filters, equalisation, side, patches);
    }

    /**
     * Learning on smaller or larger images.
     *
     * @param side images of more than {@code side * side} pixels are reduced to that
     * @return a copy
     * @throws IllegalArgumentException if the side is not positive
     */
    public Calibration withSide(int side) {
        return new Calibration(seed, deepest, width, pooling, padding, filters, equalisation, side, patches);
    }

    /**
     * Learning from fewer or more patches.
     *
     * @param patches of each image and layer, at most
     * @return a copy
     * @throws IllegalArgumentException if the number is not positive
     */
    public Calibration withPatches(int patches) {
        return new Calibration(seed, deepest, width, pooling, padding, filters, equalisation, side, patches);
    }
}
