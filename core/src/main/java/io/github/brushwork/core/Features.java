package io.github.brushwork.core;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The activations of one image at named layers, as a {@link FeatureExtractor} found them. Immutable.
 *
 * @param network the network they come from; it knows the aliases of its layers
 * @param activations height x width x channels by layer name
 */
public record Features(Network network, Map<String, Tensor> activations) {

    /**
     * Creates features; the map is copied, the tensors are shared.
     */
    public Features {
        activations = Collections.unmodifiableMap(new LinkedHashMap<>(activations));
    }

    /**
     * The activations at one layer.
     *
     * @param layer a layer's name or one of its aliases
     * @return height x width x channels, after the ReLU
     * @throws IllegalArgumentException if the layer is unknown or its activations were not asked for
     */
    public Tensor at(String layer) {
        Tensor tensor = activations.get(network.canonicalName(layer));
        if (tensor == null) {
            throw new IllegalArgumentException(
                    "no activations of layer \"" + layer + "\" were extracted, only of " + activations.keySet());
        }
        return tensor;
    }
}
