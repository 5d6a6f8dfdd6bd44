package io.github.brushwork.core;

import io.github.brushwork.core.image.Image;

/**
 * Image in, activations at named layers out: a network on an engine. Useful on its own, for example to compare images.
 *
 * <p>Made by {@link Engine#extractor}. Takes images of any size that the network allows, one at a time: an extractor is
 * for one thread at a time, and is closed when no longer needed.
 */
public interface FeatureExtractor extends AutoCloseable {

    /**
     * The network whose activations it gives, cut after the deepest layer that was asked for.
     *
     * @return the network
     */
    Network network();

    /**
     * The activations for an input in network space.
     *
     * @param input height x width x 3, as the network's preprocessing makes it; not modified
     * @return the activations at the layers that were asked for
     * @throws IllegalArgumentException if the image is too small for the network
     */
    Features extract(Tensor input);

    /**
     * The activations for an image.
     *
     * @param image an image; its alpha is ignored
     * @return the activations at the layers that were asked for
     * @throws IllegalArgumentException if the image is too small for the network
     */
    default Features extract(Image image) {
        return extract(network().preprocessing().toNetwork(image));
    }

    @Override
    void close();
}
