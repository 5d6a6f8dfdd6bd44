package io.github.brushwork.core.image.colour;

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

    /**
     * Gives red, green and blue the reference's distributions, each channel by itself; how the channels go together stays
     * the source's. Needs no clamping.
     *
     * <p>Exact, by ranks and without bins: a value that takes up the ranks from a to b of n pixels becomes the mean of the
     * reference's quantiles from a / n to b / n. Equal values stay equal, so that flat areas stay flat; where the source has
     * many equal values, as with 8 bits, the distribution is met as closely as a map of values can. It is the same in linear
     * light but for that mean.
     *
     * @return the transfer
     */
    static ColourTransfer channelHistograms() {
        return new ChannelHistograms();
    }

    /**
     * Gives colours the reference's mean and covariance by {@link LinearMethod#MONGE_KANTOROVICH}, and then its
     * distributions along its principal axes, in which channels are not correlated; sRGB-encoded. Histograms are matched as
     * {@link #channelHistograms} does it. Unlike there, the reference's correlations are taken too, and colours may leave the
     * gamut.
     *
     * @return the transfer
     */
    static ColourTransfer principalHistograms() {
        return new PrincipalHistograms();
    }

    /**
     * Moves the whole distribution of colours to the reference's: histograms are matched along the three axes of a random
     * rotation, as {@link #channelHistograms} does it, again and again; sRGB-encoded. F. Pitie, A. Kokaram, R. Dahyot, Automated
     * Colour Grading Using Colour Distribution Transfer (2007), without its second stage that smooths grain.
     *
     * <p>Each round sorts the pixels of both pictures three times.
     *
     * @param rounds how many rotations, at least 1; after about 20 hardly anything changes
     * @param seed of the rotations
     * @return the transfer
     * @throws IllegalArgumentException if there is no round
     */
    static ColourTransfer distribution(int rounds, long seed) {
        return new DistributionTransfer(rounds, seed);
    }
}
