/**
 * The losses of style transfer: content, style and total variation, with hand-written gradients.
 *
 * <p>The ones needed most are {@link io.github.brushwork.losses.ContentLoss} and {@link
 * io.github.brushwork.losses.StyleLoss}, which compares {@link io.github.brushwork.losses.GramMatrix Gram matrices}. Both
 * start as a specification, to which the target is bound: {@code StyleLoss.at("relu3_1").target(features)}. The
 * specification knows the layer, so it can be kept and bound again to the features of another image. All ways to compare
 * styles are in {@link io.github.brushwork.losses.StyleMeasure}. Every loss is immutable.
 */
package io.github.brushwork.losses;
