package io.github.brushwork.core.colour;

import io.github.brushwork.core.image.Image;

/**
 * Gives a picture the colours of another: its own shapes, the other's distribution of colours.
 *
 * <p>Those of this package are immutable and therefore thread-safe, and give the same result for the same pictures. All
 * pixels count alike, whatever their alpha. Colours that would lie outside [0, 1] are clamped at the end, channel by
 * channel, so that the distribution is met exactly only where nothing is clamped.
 */
public interface ColourTransfer {

    /**
     * Recolours a picture.
     *
     * @param source the picture whose shapes are kept
     * @param reference the picture whose colours are taken, of any size; its alpha is ignored
     * @return a picture of the source's size and with its alpha
     */
    Image apply(Image source, Image reference);

    /**
     * An affine map of colours that gives the source the reference's mean and covariance.
     *
     * <p>Directions in which the colours of the source vary less than by rounding to 8 bits (a variance below {@code 1 / (12
     * * 255^2)}), as in grey pictures and in pictures of one colour, are taken to have that variance. So there is
     * always a map, and it varies continuously; but what does not vary cannot be made to: a grey source keeps a
     * single line of colours, that of one colour becomes the reference's mean. The reference may be of any kind.
     *
     * @param method which of the maps
     * @param space in which numbers mean and covariance are taken
     * @return the transfer
     */
    static ColourTransfer linear(LinearMethod method, ColourSpace space) {
        return new LinearTransfer(method, space);
    }
}
