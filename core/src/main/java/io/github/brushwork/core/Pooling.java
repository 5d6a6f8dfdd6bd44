package io.github.brushwork.core;

/**
 * How a 2 x 2 window of activations becomes one.
 *
 * <p>Gatys et al. (2016, section 2) replace VGG's maximum by the average, which lets the gradient reach every pixel and
 * gives slightly smoother pictures.
 */
public enum Pooling {
    /** The mean of the four activations. */
    AVERAGE(0.25f),
    /** The largest of the four activations, as VGG was trained. */
    MAX(1f),
    /**
     * Twice the mean of the four activations, which keeps them about as large as their maximum would be, so that the
     * layers after it see the scale they were trained on. Factor and reason are those of K. Crowson's
     * <a href="https://github.com/crowsonkb/style-transfer-pytorch">style-transfer-pytorch</a> (class
     * {@code VGGFeatures}).
     */
    RESCALED_AVERAGE(0.5f);

    private final float weight;

    Pooling(float weight) {
        this.weight = weight;
    }

    /**
     * What an activation that takes part in the result is multiplied by: all four of an average, one of a maximum.
     *
     * @return the derivative of the result with respect to such an activation
     */
    public float weight() {
        return weight;
    }
}
