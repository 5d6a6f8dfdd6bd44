package io.github.brushwork.core.engine;

import io.github.brushwork.core.FeatureExtractor;
import io.github.brushwork.core.Features;
import io.github.brushwork.core.Layer;
import io.github.brushwork.core.Network;
import io.github.brushwork.core.Shape;
import io.github.brushwork.core.Tensor;
import io.github.brushwork.core.kernel.Kernels;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Forward through the network; activations that nobody asked for are let go as soon as the next layer has read them. */
final class JavaFeatureExtractor implements FeatureExtractor {

    private final Network network;
    private final Set<String> wanted;
    private final List<LayerStep> steps;

    JavaFeatureExtractor(Kernels kernels, Network network, Collection<String> layers) {
        if (layers.isEmpty()) {
            throw new IllegalArgumentException("no layer was asked for: name at least one");
        }
        this.wanted = layers.stream().map(network::canonicalName).collect(Collectors.toUnmodifiableSet());
        this.network = network.upTo(wanted);
        this.steps = this.network.layers().stream()
                .map(layer -> LayerStep.of(layer, kernels))
                .toList();
    }

    @Override
    public Network network() {
        return network;
    }

    @Override
    public Features extract(Tensor input) {
        Map<String, Shape> shapes = network.shapes(input.shape());
        Map<String, Tensor> activations = new LinkedHashMap<>();
        Tensor current = input;
        keepIfWanted(Network.INPUT, current, activations);
        for (int i = 0; i < steps.size(); i++) {
            Layer layer = network.layers().get(i);
            Tensor next = Tensor.zeros(shapes.get(layer.name()));
            steps.get(i).forward(current.data(), current.shape(), next.data());
            current = next;
            keepIfWanted(layer.name(), current, activations);
        }
        return new Features(network, activations);
    }

    private void keepIfWanted(String name, Tensor tensor, Map<String, Tensor> activations) {
        if (wanted.contains(name)) {
            activations.put(name, tensor);
        }
    }

    /** Holds nothing but heap memory. */
    @Override
    public void close() {}
}
