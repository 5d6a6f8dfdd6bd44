package io.github.brushwork.losses;

/** What a squared difference between activations, or Gram matrices, and their target is divided by. */
public enum Scaling {
    /** Nothing: the sum of squared differences, as in the perceptual losses of Johnson et al. (2016). */
    SUM,
    /**
     * What Gatys et al. (2016) divide the sum by: 2 for content losses, 4 C^2 for style losses, C being the number of
     * channels. Their 1 / (H W)^2 is in Gram matrices that are normalised by {@link GramMatrix.Normalization#POSITIONS}.
     */
    GATYS,
    /**
     * The number of elements: the mean squared difference. Its size depends on the layer, by orders of magnitude, so
     * weights found for one network do not suit another.
     */
    MEAN,
    /**
     * The size of the target too: 1 is then about the loss of activations that have nothing to do with the target,
     * whatever the layer and the network. Content losses are divided by the target's variance, style losses by the squared
     * norm of the target's Gram matrix in place of its number of elements.
     */
    RELATIVE,
    /**
     * The sum of the magnitudes of the same differences, and 1e-8. With {@code d} the differences, {@code L = sum of d^2 / (sum
     * of |d| + 1e-8)}; the gradient by the activations, or by the Gram matrix, is {@code (2 d - L sign(d)) / (sum of |d| +
     * 1e-8)}, whose magnitudes sum to about 1 whatever the size of the differences. It is <strong>not smooth</strong> where
     * an element meets its target; the sign of 0 is taken to be 0. Source: {@code ScaledMSELoss} of
     * crowsonkb/style-transfer-pytorch.
     */
    MAGNITUDES
}
