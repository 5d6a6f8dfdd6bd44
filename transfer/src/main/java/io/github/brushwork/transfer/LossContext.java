package io.github.brushwork.transfer;

import io.github.brushwork.core.Engine;
import io.github.brushwork.core.FeatureExtractor;
import io.github.brushwork.core.Features;
import io.github.brushwork.core.Network;
import io.github.brushwork.core.image.Image;
import java.util.Collection;
import java.util.List;

/**
 * What a loss of one's own is made for: one of the sizes at which a transfer paints, see {@link StyleTransferBuilder#term(String,
 * double, java.util.function.Function)}.
 *
 * @param content the content image at that size, as the network sees it: grey where only luminance is transferred
 * @param styles the style images at the sizes at which they are read then
 * @param network with the transfer's pooling and border; its preprocessing says what values the layer {@link Network#INPUT} has
 * @param engine what computes; valid during the call only
 */
public record LossContext(Image content, List<Image> styles, Network network, Engine engine) {

    /** Copies the list. */
    public LossContext {
        styles = List.copyOf(styles);
    }

    /**
     * The activations of any picture, for a target.
     *
     * @param image as large as the content if activations are compared position by position
     * @param layers names or aliases of layers
     * @return the features
     * @throws IllegalArgumentException if the network lacks a layer, or the image is too small for it
     */
    public Features features(Image image, Collection<String> layers) {
        try (FeatureExtractor extractor = engine.extractor(network, layers)) {
            return extractor.extract(image);
        }
    }
}
