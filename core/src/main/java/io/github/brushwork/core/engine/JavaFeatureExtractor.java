package io.github.brushwork.core.engine;

import io.github.brushwork.core.FeatureExtractor;
import io.github.brushwork.core.Features;
import io.github.brushwork.core.Network;
import io.github.brushwork.core.Shape;
import io.github.brushwork.core.Tensor;
import io.github.brushwork.core.kernel.ForwardKernel;
import io.github.brushwork.core.kernel.Kernels;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Forward through the network; activations that nobody asked for are let go as soon as the next layer has read them.
 * Kernels are planned anew when an image has another shape than the one before.
 */
final class JavaFeatureExtractor implements FeatureExtractor {

    private final Kernels kernels;
    private final Network network;
    private final Set<String> wanted;
    /** Planned for images of {@link #plannedFor}. */
    private List<Stage<ForwardKernel>> plan = List.of();

    private Shape plannedFor;

    JavaFeatureExtractor(Kernels kernels, Network network, Collection<String> layers) {
        if (layers.isEmpty()) {
            throw new IllegalArgumentException("no layer was asked for: name at least one");
        }
        this.kernels = kernels;
        this.wanted = layers.stream().map(network::canonicalName).collect(Collectors.toUnmodifiableSet());
        this.network = network.upTo(wanted);
    }

    @Override
    public Network network() {
        return network;
    }

    @Override
    public Features extract(Tensor input) {
        plan(input.shape());
        Map<String, Tensor> activations = new LinkedHashMap<>();
        Tensor current = input;
        keepIfWanted(Network.INPUT, current, activations);
        for (Stage<ForwardKernel> stage : plan) {
            JavaEngine.checkInterrupt();
            Tensor next = Tensor.zeros(stage.kernel().outputShape());
            stage.kernel().forward(current.data(), next.data());
            current = next;
            keepIfWanted(stage.output(), current, activations);
        }
        return new Features(network, activations);
    }

    private void plan(Shape shape) {
        if (shape.equals(plannedFor)) {
            return;
        }
        network.shapes(shape); // For its messages, which say more than a kernel's.
        // The old plan goes first, so that there are never two.
        close();
        plan = Stage.makeForward(network.layers(), wanted, shape, kernels);
        plannedFor = shape;
    }

    private void keepIfWanted(String name, Tensor tensor, Map<String, Tensor> activations) {
        if (wanted.contains(name)) {
            activations.put(name, tensor);
        }
    }

    /** Lets go of the plan; it is heap memory and nothing else. */
    @Override
    public void close() {
        plan = List.of();
        plannedFor = null;
    }
}
