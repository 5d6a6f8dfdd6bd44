package io.github.brushwork.vgg.calibration;

/**
 * How the filters of a layer come about; half of them, to be exact, for the others are their negatives. Each
 * channel is then shifted to mean 0 and scaled, see {@link Calibration#equalisation}.
 *
 * <p>The principal directions are those of the layer's 3 x 3 input patches of both images, at most as many as there are
 * filters to find, with a singular value above 1e-3 of the largest. Whitening divides each direction by its singular value
 * plus a part of the largest, the regularisation: the smaller that is, the more weak directions, fine detail and noise,
 * count beside strong ones. Immutable.
 */
public sealed interface FilterChoice {

    /**
     * Random mixtures of the whitened principal directions, each with standard normal factors: every filter responds to a
     * bit of everything the images contain.
     *
     * @param regularisation part of the largest singular value, positive and finite
     */
    record Mixed(double regularisation) implements FilterChoice {

        /**
         * Creates the choice.
         *
         * @param regularisation part of the largest singular value
         * @throws IllegalArgumentException if it is not positive and finite
         */
        public Mixed {
            requirePositive(regularisation);
        }
    }

    /**
     * Centroids of the whitened patches by spherical k-means with signs, 8 rounds (Coates and Ng 2012, "Learning Feature
     * Representations with K-means"): each filter responds to one kind of patch.
     *
     * @param regularisation part of the largest singular value, positive and finite
     */
    record Clustered(double regularisation) implements FilterChoice {

        /**
         * Creates the choice.
         *
         * @param regularisation part of the largest singular value
         * @throws IllegalArgumentException if it is not positive and finite
         */
        public Clustered {
            requirePositive(regularisation);
        }
    }

    /**
     * The principal directions themselves, strongest first. Where a layer has more filters than directions, the rest are
     * random mixtures of the directions, each divided by its singular value.
     */
    record Principal() implements FilterChoice {}

    /** Normally distributed weights (He et al. 2016, arXiv:1606.04801); nothing but scale and shift is learned. */
    record Unlearned() implements FilterChoice {}

    /**
     * Mixtures.
     *
     * @return mixtures with regularisation 0.3
     */
    static FilterChoice mixed() {
        return new Mixed(0.3);
    }

    /**
     * K-means.
     *
     * @return centroids with regularisation 0.05
     */
    static FilterChoice clustered() {
        return new Clustered(0.05);
    }

    /**
     * The default: principal directions.
     *
     * @return the choice
     */
    static FilterChoice principal() {
        return new Principal();
    }

    /**
     * Random weights.
     *
     * @return the choice
     */
    static FilterChoice unlearned() {
        return new Unlearned();
    }

    private static void requirePositive(double regularisation) {
        if (!(regularisation > 0) || Double.isInfinite(regularisation)) {
            throw new IllegalArgumentException(
                    "regularisation " + regularisation + ": must be positive and finite, for example 0.05 or 0.3");
        }
    }
}
