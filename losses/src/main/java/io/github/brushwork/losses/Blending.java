package io.github.brushwork.losses;

/**
 * How several styles are combined. Their weights are divided by their sum, so that the style as a whole counts as much as a
 * single one. A style with regions of its own is always compared by itself.
 */
public enum Blending {
    /**
     * One target, the weighted mean of the styles' Gram matrices (or moments): a style between the styles. What
     * jcjohnson/neural-style and crowsonkb/style-transfer-pytorch do. Only for measures that have a mean: Gram matrices,
     * moments and {@link StyleMeasure.Wasserstein}.
     */
    TARGETS,
    /**
     * A loss for each style, summed by weight, as cysmith/neural-style-tf does. For squared differences of Gram matrices on one
     * scale the gradient is that of {@link #TARGETS}, and only the value differs; for {@code Scaling.RELATIVE} and for all other
     * measures it is another picture.
     */
    LOSSES
}
