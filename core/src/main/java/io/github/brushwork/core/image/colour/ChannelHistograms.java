package io.github.brushwork.core.image.colour;

import io.github.brushwork.core.image.Image;

/** See {@link ColourTransfer#channelHistograms}. */
public record ChannelHistograms() implements ColourTransfer {

    @Override
    public Image apply(Image source, Image reference) {
        return Recoloured.of(source, Marginals.match(source.rgb(), reference.rgb(), Matrix3.identity()));
    }
}
