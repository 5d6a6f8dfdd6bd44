/**
 * Colour control for style transfer: what to do to the two pictures before a transfer, and to its result after it.
 *
 * <p>There are two ways to keep the content's colours (L. A. Gatys, M. Bethge, A. Hertzmann, E. Shechtman, <a
 * href="https://arxiv.org/abs/1606.05897">Preserving Color in Neural Artistic Style Transfer</a>, 2016; L. A. Gatys et al.,
 * <a href="https://arxiv.org/abs/1611.07865">Controlling Perceptual Factors in Neural Style Transfer</a>, 2017, section 5):
 *
 * <ul>
 *   <li>give the style the content's colours before the transfer: {@code transfer.apply(style, content)} of a {@link
 *       io.github.brushwork.core.image.colour.ColourTransfer};
 *   <li>transfer luminance only: {@link io.github.brushwork.core.image.colour.Luminance#grey grey} of the content and {@link
 *       io.github.brushwork.core.image.colour.Luminance#greyLike greyLike} of the style before the transfer, and the content
 *       {@link io.github.brushwork.core.image.colour.Luminance#withLuminanceOf withLuminanceOf} the result after it.
 * </ul>
 */
package io.github.brushwork.core.image.colour;
