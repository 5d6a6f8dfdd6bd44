package io.github.brushwork.core;

/**
 * How a 2 x 2 window of activations becomes one.
 *
 * <p>Gatys et al. (2016, section 2) replace VGG's maximum by the average, which lets the gradient reach every pixel and
 * gives slightly smoother pictures.
 */
public enum Pooling {
    /** The mean of the four activations. */
    AVERAGE,
    /** The largest of the four activations, as VGG was trained. */
    MAX
}
