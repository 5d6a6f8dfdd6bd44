package io.github.brushwork.benchmarks;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.pooling.Pool;
import io.github.brushwork.core.Convolution;
import io.github.brushwork.core.Layer;
import io.github.brushwork.core.Network;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The network in libtorch's operations. */
final class LibtorchNetwork {

    private static final Shape ONE = new Shape(1, 1);
    private static final Shape TWO = new Shape(2, 2);
    private static final Shape NONE = new Shape(0, 0);

    private record Step(String name, UnaryOperator<NDArray> operation) {}

    private final List<Step> steps = new ArrayList<>();

    LibtorchNetwork(Network network, NDManager manager) {
        for (Layer layer : network.layers()) {
            steps.add(new Step(
                    layer.name(),
                    layer instanceof Convolution convolution
                            ? convolution(convolution, manager)
                            : pool((io.github.brushwork.core.Pool) layer)));
        }
    }

    private static UnaryOperator<NDArray> convolution(Convolution layer, NDManager manager) {
        NDArray filters = Layouts.filters(layer.filters(), layer.inputs(), layer.outputs(), manager);
        NDArray bias = manager.create(layer.bias());
        return x -> Activation.relu(Conv2d.conv2d(x, filters, bias, ONE, ONE).singletonOrThrow());
    }

    private static UnaryOperator<NDArray> pool(io.github.brushwork.core.Pool layer) {
        return switch (layer.pooling()) {
            case AVERAGE -> x -> Pool.avgPool2d(x, TWO, TWO, NONE, false, true);
            case RESCALED_AVERAGE ->
                x -> Pool.avgPool2d(x, TWO, TWO, NONE, false, true).mul(2);
            case MAX -> x -> Pool.maxPool2d(x, TWO, TWO, NONE, false);
        };
    }

    /** The activations of all layers by name, the image among them. */
    Map<String, NDArray> forward(NDArray image) {
        Map<String, NDArray> activations = new LinkedHashMap<>();
        activations.put(Network.INPUT, image);
        NDArray x = image;
        for (Step step : steps) {
            x = step.operation().apply(x);
            activations.put(step.name(), x);
        }
        return activations;
    }
}
