/**
 * The losses of style transfer: content, style and total variation, with hand-written gradients.
 *
 * <p>The ones needed most are {@link io.github.brushwork.losses.ContentLoss} and {@link
 * io.github.brushwork.losses.StyleLoss}, which compares {@link io.github.brushwork.losses.GramMatrix Gram matrices}. Both
 * start as a specification, to which the target is bound: {@code StyleLoss.at("relu3_1").target(features)}. The
 * specification knows the layer, so it can be kept and bound again to the features of another image. All ways to compare
 * styles are in {@link io.github.brushwork.losses.StyleMeasure}. Every loss is immutable.
 *
 * <p>This package holds what is a sum over positions: Gram matrices, moments and normal distributions of channels, and
 * distances to a content. Those that sort activations are in {@code ranks}, those of a part of the image in {@code region}, and
 * what draws neighbouring pixels together in {@code smoothness}.
 */
package io.github.brushwork.losses;
