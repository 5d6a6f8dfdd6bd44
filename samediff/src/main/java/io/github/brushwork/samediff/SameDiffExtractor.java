package io.github.brushwork.samediff;

import io.github.brushwork.core.FeatureExtractor;
import io.github.brushwork.core.Features;
import io.github.brushwork.core.Network;
import io.github.brushwork.core.Shape;
import io.github.brushwork.core.Tensor;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The network's forward pass as a graph for images of any size. */
final class SameDiffExtractor implements FeatureExtractor {

    private static final int ANY = -1;

    private final Network network;
    private final Map<String, String> variablesByLayer = new LinkedHashMap<>();
    private final GraphRunner runner;

    SameDiffExtractor(Network network, Collection<String> layers) {
        this.network = network.upTo(layers);
        NetworkGraph graph = new NetworkGraph(this.network, NetworkGraph.Weights.COPIED, ANY, ANY);
        for (String layer : layers) {
            String name = network.canonicalName(layer);
            variablesByLayer.put(name, graph.activations(name).name());
        }
        runner = new GraphRunner(graph.graph());
    }

    @Override
    public Network network() {
        return network;
    }

    @Override
    public Features extract(Tensor input) {
        Shape shape = input.shape();
        Map<String, Shape> shapes = network.shapes(shape);
        try (INDArray image = NativeArrays.create(1, shape.height(), shape.width(), shape.channels())) {
            NativeArrays.write(input.data(), image);
            Map<String, INDArray> outputs =
                    runner.run(Map.of(Network.INPUT, image), List.copyOf(variablesByLayer.values()));
            Map<String, Tensor> activations = new LinkedHashMap<>();
            variablesByLayer.forEach((layer, variable) -> {
                Tensor tensor = Tensor.zeros(shapes.get(layer));
                NativeArrays.read(outputs.get(variable), tensor.data());
                activations.put(layer, tensor);
            });
            return new Features(network, activations);
        }
    }

    @Override
    public void close() {
        runner.close();
    }
}
