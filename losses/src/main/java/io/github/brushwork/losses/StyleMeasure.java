package io.github.brushwork.losses;

import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;

/** By what two styles are compared at a layer. */
public sealed interface StyleMeasure {

    /**
     * Gram matrices: Gatys et al. (2016).
     *
     * @param normalization what the matrices are divided by
     * @param scaling what squared differences are divided by
     * @param shift added to each activation first, usually 0; -1 in Novak and Nikulin (2016)
     */
    record Gram(GramMatrix.Normalization normalization, Scaling scaling, double shift) implements StyleMeasure {

        /**
         * Creates a measure.
         *
         * @param normalization what the matrices are divided by
         * @param scaling what squared differences are divided by
         * @param shift added to each activation first, finite
         * @throws IllegalArgumentException if the shift is not finite
         */
        public Gram {
            Objects.requireNonNull(normalization, "normalization");
            Objects.requireNonNull(scaling, "scaling");
            if (!Double.isFinite(shift)) {
                throw new IllegalArgumentException("the shift of a Gram matrix is " + shift + ": it must be finite");
            }
        }
    }

    /**
     * Mean and standard deviation of each channel: see {@link MomentLoss}.
     *
     * @param meanWeight weight of the means
     * @param deviationWeight weight of the deviations
     */
    record Moments(double meanWeight, double deviationWeight) implements StyleMeasure {}

    /**
     * The Wasserstein-2 distance of normal distributions: see {@link WassersteinLoss}.
     *
     * @param epsilon added to the diagonals of the covariances, more than 0
     */
    record Wasserstein(double epsilon) implements StyleMeasure {}

    /**
     * The sliced Wasserstein-2 distance of the distributions themselves, along random directions drawn from the transfer's seed:
     * see {@link SlicedWassersteinLoss}.
     *
     * @param directions how many; as many as channels if empty
     */
    record SlicedWasserstein(OptionalInt directions) implements StyleMeasure {

        /**
         * Creates a measure.
         *
         * @param directions how many; as many as channels if empty
         */
        public SlicedWasserstein {
            Objects.requireNonNull(directions, "directions");
        }
    }

    /** Histograms of each channel: see {@link HistogramLoss}. */
    record Histogram() implements StyleMeasure {}

    /**
     * Several measures at each layer, for example Gram matrices with histograms as in Risser et al. (2017).
     *
     * @param parts the measures with their weights, at least one
     */
    record Sum(List<Part> parts) implements StyleMeasure {

        /**
         * Creates a measure.
         *
         * @param parts the measures with their weights, at least one
         * @throws IllegalArgumentException if there is none
         */
        public Sum {
            parts = List.copyOf(parts);
            if (parts.isEmpty()) {
                throw new IllegalArgumentException("a sum of style measures needs at least one part");
            }
        }
    }

    /**
     * A measure in a {@link Sum}.
     *
     * @param measure a measure
     * @param weight factor on its loss, finite and at least 0
     */
    record Part(StyleMeasure measure, double weight) {

        /**
         * Creates a part.
         *
         * @param measure a measure
         * @param weight factor on its loss, finite and at least 0
         * @throws IllegalArgumentException if the weight is negative or not finite
         */
        public Part {
            Objects.requireNonNull(measure, "measure");
            if (!(weight >= 0) || Double.isInfinite(weight)) {
                throw new IllegalArgumentException(
                        "the weight of a part of a style measure is " + weight + ": it must be finite and at least 0");
            }
        }
    }

    /**
     * Gram matrices that are not shifted.
     *
     * @param normalization what the matrices are divided by
     * @param scaling what squared differences are divided by
     * @return the measure
     */
    static StyleMeasure gram(GramMatrix.Normalization normalization, Scaling scaling) {
        return new Gram(normalization, scaling, 0);
    }

    /**
     * Mean and standard deviation of each channel, of equal weight.
     *
     * @return the measure
     */
    static StyleMeasure moments() {
        return new Moments(1, 1);
    }

    /**
     * The Wasserstein-2 distance of normal distributions as crowsonkb/style-transfer-pytorch takes it, with an epsilon of 1e-4.
     *
     * @return the measure
     */
    static StyleMeasure wasserstein() {
        return new Wasserstein(1e-4);
    }

    /**
     * The sliced Wasserstein-2 distance with as many directions as channels.
     *
     * @return the measure
     */
    static StyleMeasure slicedWasserstein() {
        return new SlicedWasserstein(OptionalInt.empty());
    }

    /**
     * Histograms of each channel.
     *
     * @return the measure
     */
    static StyleMeasure histogram() {
        return new Histogram();
    }
}
