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
    RELATIVE
}
