package io.github.brushwork.losses;

import io.github.brushwork.core.Loss;
import io.github.brushwork.core.Tensor;
import io.github.brushwork.core.Term;
import io.github.brushwork.core.image.Mask;
import io.github.brushwork.losses.ranks.HistogramLoss;
import io.github.brushwork.losses.ranks.SlicedWassersteinLoss;
import io.github.brushwork.losses.region.GuidedLoss;
import io.github.brushwork.losses.region.RegionLoss;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.function.Function;

/**
 * What two styles are compared by at a layer. A measure without a target is a setting; bound to the activations of a style
 * image, it is a {@link Loss}.
 */
public sealed interface StyleMeasure {

    /**
     * Compares with the style of one image.
     *
     * @param layer a layer's name or alias
     * @param style activations of the style image at this layer, height x width x channels; not modified
     * @param seed of random directions, for measures that draw some
     * @return the loss
     * @throws IllegalArgumentException if the measure's settings, or activations like these, are not allowed
     */
    Loss bind(String layer, Tensor style, long seed);

    /**
     * Compares with one style between those of several images.
     *
     * @param layer a layer's name or alias
     * @param styles activations of each style image at this layer, with their weights; at least one
     * @return the loss
     * @throws IllegalArgumentException if targets of this measure have no mean, or see {@link #bind(String, Tensor, long)}
     */
    Loss bindBlend(String layer, List<Weighted<Tensor>> styles);

    /**
     * Whether positions at which all activations are zero add nothing to what is compared. If so, a region may have soft
     * borders, see {@link GuidedLoss}; if not, its positions are gathered, see {@link RegionLoss}.
     *
     * @return whether zeros add nothing
     */
    boolean ignoresZeros();

    /**
     * Compares with the styles of one or several images.
     *
     * @param layer a layer's name or alias
     * @param styles activations of each style image at this layer, with weights that add up to 1; at least one
     * @param blending how several styles are combined
     * @param seed of random directions, for measures that draw some
     * @return the loss
     * @throws IllegalArgumentException see {@link #bind(String, Tensor, long)} and {@link #bindBlend}
     */
    default Loss bind(String layer, List<Weighted<Tensor>> styles, Blending blending, long seed) {
        if (styles.size() == 1) {
            return bind(layer, styles.get(0).value(), seed);
        }
        if (blending == Blending.TARGETS) {
            return bindBlend(layer, styles);
        }
        List<Term> terms = new ArrayList<>();
        for (Weighted<Tensor> style : styles) {
            terms.add(new Term("style " + (terms.size() + 1), bind(layer, style.value(), seed), style.weight()));
        }
        return new WeightedSum(terms);
    }

    /**
     * Compares a region of the image with all of a style image.
     *
     * @param layer a layer's name or alias
     * @param style activations of the style image at this layer, height x width x channels; not modified
     * @param region where the loss looks in the image that is made
     * @param seed of random directions, for measures that draw some
     * @return the loss
     * @throws IllegalArgumentException see {@link #bind(String, Tensor, long)}
     */
    default Loss bindRegion(String layer, Tensor style, Mask region, long seed) {
        Loss loss = bind(layer, style, seed);
        return ignoresZeros() ? new GuidedLoss(loss, region) : new RegionLoss(loss, region);
    }

    /**
     * Compares a region of the image with a region of a style image.
     *
     * @param layer a layer's name or alias
     * @param style activations of the style image at this layer, height x width x channels; not modified
     * @param styleRegion which part of the style image to take
     * @param region where the loss looks in the image that is made
     * @param seed of random directions, for measures that draw some
     * @return the loss
     * @throws IllegalArgumentException if the style's region is empty at this layer, or see {@link #bind(String, Tensor, long)}
     */
    default Loss bindRegion(String layer, Tensor style, Mask styleRegion, Mask region, long seed) {
        Tensor target = ignoresZeros()
                ? GuidedLoss.guide(layer, style, styleRegion)
                : RegionLoss.gather(layer, style, styleRegion);
        return bindRegion(layer, target, region, seed);
    }

    /**
     * Gram matrices, see {@link StyleLoss}: Gatys et al. (2016).
     *
     * @param normalization what the matrices are divided by
     * @param scaling what squared differences are divided by
     * @param shift added to each activation first, finite; usually 0, -1 in Novak and Nikulin (2016)
     */
    record Gram(GramMatrix.Normalization normalization, Scaling scaling, double shift) implements StyleMeasure {

        /** @throws IllegalArgumentException if the shift is not finite */
        public Gram {
            Objects.requireNonNull(normalization, "normalization");
            Objects.requireNonNull(scaling, "scaling");
            GramMatrix.requireShift(shift);
        }

        @Override
        public StyleLoss bind(String layer, Tensor style, long seed) {
            return new StyleLoss.Spec(layer, this).target(style);
        }

        @Override
        public StyleLoss bindBlend(String layer, List<Weighted<Tensor>> styles) {
            return new StyleLoss.Spec(layer, this)
                    .target(GramMatrix.blend(
                            Weighted.map(styles, style -> GramMatrix.of(style, normalization, shift))));
        }

        @Override
        public boolean ignoresZeros() {
            return shift == 0;
        }
    }

    /**
     * Mean and standard deviation of each channel, see {@link MomentLoss}.
     *
     * @param meanWeight weight of the means, finite and at least 0
     * @param deviationWeight weight of the deviations, finite and at least 0
     */
    record Moments(double meanWeight, double deviationWeight) implements StyleMeasure {

        @Override
        public MomentLoss bind(String layer, Tensor style, long seed) {
            return new MomentLoss(layer, ChannelMoments.of(style), meanWeight, deviationWeight);
        }

        @Override
        public MomentLoss bindBlend(String layer, List<Weighted<Tensor>> styles) {
            ChannelMoments blend = ChannelMoments.blend(Weighted.map(styles, ChannelMoments::of));
            return new MomentLoss(layer, blend, meanWeight, deviationWeight);
        }

        @Override
        public boolean ignoresZeros() {
            return false;
        }
    }

    /**
     * The Wasserstein-2 distance of normal distributions, see {@link WassersteinLoss}.
     *
     * @param epsilon added to the diagonals of the covariances, more than 0
     */
    record Wasserstein(double epsilon) implements StyleMeasure {

        @Override
        public WassersteinLoss bind(String layer, Tensor style, long seed) {
            return new WassersteinLoss(layer, ChannelGaussian.of(style), epsilon);
        }

        @Override
        public WassersteinLoss bindBlend(String layer, List<Weighted<Tensor>> styles) {
            return new WassersteinLoss(
                    layer, ChannelGaussian.blend(Weighted.map(styles, ChannelGaussian::of)), epsilon);
        }

        @Override
        public boolean ignoresZeros() {
            return false;
        }
    }

    /**
     * The sliced Wasserstein-2 distance of the distributions themselves, along random directions, see {@link
     * SlicedWassersteinLoss}.
     *
     * @param directions how many; as many as channels if empty
     */
    record SlicedWasserstein(OptionalInt directions) implements StyleMeasure {

        /** Requires a value, perhaps an empty one. */
        public SlicedWasserstein {
            Objects.requireNonNull(directions, "directions");
        }

        @Override
        public SlicedWassersteinLoss bind(String layer, Tensor style, long seed) {
            return new SlicedWassersteinLoss(
                    layer, style, directions.orElse(style.shape().channels()), seed);
        }

        @Override
        public Loss bindBlend(String layer, List<Weighted<Tensor>> styles) {
            throw noMean(this);
        }

        @Override
        public boolean ignoresZeros() {
            return false;
        }
    }

    /** Histograms of each channel, see {@link HistogramLoss}. */
    record Histogram() implements StyleMeasure {

        @Override
        public HistogramLoss bind(String layer, Tensor style, long seed) {
            return new HistogramLoss(layer, style);
        }

        @Override
        public Loss bindBlend(String layer, List<Weighted<Tensor>> styles) {
            throw noMean(this);
        }

        @Override
        public boolean ignoresZeros() {
            return false;
        }
    }

    /**
     * Several measures at each layer, for example Gram matrices with histograms as in Risser et al. (2017). Each part is
     * bound by itself: one may be guided to a region and another gathered from it.
     *
     * @param parts the measures with their weights, at least one
     */
    record Sum(List<Part> parts) implements StyleMeasure {

        /** @throws IllegalArgumentException if there is no part */
        public Sum {
            parts = List.copyOf(parts);
            if (parts.isEmpty()) {
                throw new IllegalArgumentException("a sum of style measures needs at least one part");
            }
        }

        @Override
        public Loss bind(String layer, Tensor style, long seed) {
            return sum(part -> part.bind(layer, style, seed));
        }

        @Override
        public Loss bind(String layer, List<Weighted<Tensor>> styles, Blending blending, long seed) {
            return sum(part -> part.bind(layer, styles, blending, seed));
        }

        @Override
        public Loss bindBlend(String layer, List<Weighted<Tensor>> styles) {
            return sum(part -> part.bindBlend(layer, styles));
        }

        @Override
        public Loss bindRegion(String layer, Tensor style, Mask region, long seed) {
            return sum(part -> part.bindRegion(layer, style, region, seed));
        }

        @Override
        public Loss bindRegion(String layer, Tensor style, Mask styleRegion, Mask region, long seed) {
            return sum(part -> part.bindRegion(layer, style, styleRegion, region, seed));
        }

        @Override
        public boolean ignoresZeros() {
            return parts.stream().allMatch(part -> part.measure().ignoresZeros());
        }

        private WeightedSum sum(Function<StyleMeasure, Loss> bind) {
            return new WeightedSum(parts.stream()
                    .map(part -> new Term(part.measure().toString(), bind.apply(part.measure()), part.weight()))
                    .toList());
        }
    }

    /**
     * A measure in a {@link Sum}.
     *
     * @param measure a measure
     * @param weight factor on its loss, finite and at least 0
     */
    record Part(StyleMeasure measure, double weight) {

        /** @throws IllegalArgumentException if the weight is negative or not finite */
        public Part {
            Objects.requireNonNull(measure, "measure");
            if (!(weight >= 0) || Double.isInfinite(weight)) {
                throw new IllegalArgumentException(
                        "the weight of a part of a style measure is " + weight + ": it must be finite and at least 0");
            }
        }
    }

    private static IllegalArgumentException noMean(StyleMeasure measure) {
        return new IllegalArgumentException("the styles cannot be blended into one target: " + measure
                + " has no mean of targets; use blending " + Blending.LOSSES + ", a loss for each style");
    }

    /**
     * Gram matrices that are not shifted.
     *
     * @param normalization what the matrices are divided by
     * @param scaling what squared differences are divided by
     * @return the measure
     */
    static Gram gram(GramMatrix.Normalization normalization, Scaling scaling) {
        return new Gram(normalization, scaling, 0);
    }

    /**
     * Mean and standard deviation of each channel, of equal weight.
     *
     * @return the measure
     */
    static Moments moments() {
        return new Moments(1, 1);
    }

    /**
     * The Wasserstein-2 distance of normal distributions as crowsonkb/style-transfer-pytorch takes it, with an epsilon of 1e-4.
     * That suits activations of order 1; where they are in the hundreds, as in networks that take pixels from 0 to 255, a
     * larger epsilon makes the gradient smoother.
     *
     * @return the measure
     */
    static Wasserstein wasserstein() {
        return new Wasserstein(1e-4);
    }

    /**
     * The sliced Wasserstein-2 distance with as many directions as channels.
     *
     * @return the measure
     */
    static SlicedWasserstein slicedWasserstein() {
        return new SlicedWasserstein(OptionalInt.empty());
    }

    /**
     * Histograms of each channel.
     *
     * @return the measure
     */
    static Histogram histogram() {
        return new Histogram();
    }
}
