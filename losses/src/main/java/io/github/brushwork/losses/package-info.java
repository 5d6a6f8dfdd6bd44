/**
 * The losses of style transfer: content, style and total variation, with hand-written gradients.
 *
 * <p>Each loss is immutable. It starts as a specification, to which the target is bound: {@code
 * StyleLoss.at("relu3_1").target(features)}. The specification knows the layer, so it can be kept and bound again to the
 * features of another image.
 */
package io.github.brushwork.losses;
