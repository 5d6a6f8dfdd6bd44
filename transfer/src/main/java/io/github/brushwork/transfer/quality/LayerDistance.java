package io.github.brushwork.transfer.quality;

/**
 * How far a result is from its content and its style at one layer of a network.
 *
 * @param layer the layer's name
 * @param content squared distance of the activations, in units of their variance in the content: 0 for the content itself,
 *     and about 1 for the best picture that knows nothing of it
 * @param style squared distance of the Gram matrices, in units of the squared norm of the style's: 0 for the style itself, 1
 *     for a picture that activates nothing
 */
public record LayerDistance(String layer, double content, double style) {}
