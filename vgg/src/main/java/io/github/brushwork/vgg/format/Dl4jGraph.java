package io.github.brushwork.vgg.format;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The convolutions of a Deeplearning4j graph by their place in a VGG.
 *
 * @param convolutions by Keras' name of the place, {@code block1_conv1}, in the graph's order
 */
record Dl4jGraph(Map<String, Dl4jLayer> convolutions) {

    /**
     * Follows a graph's chain of convolutions and poolings from its input on. A pooling begins a new block; the names of the
     * vertices, which in the zoo are plain numbers, do not matter.
     *
     * @param configuration the graph's configuration
     * @param faults names the file
     * @throws WeightsException if the configuration is none of a graph, branches before its last convolution, or has a
     *     convolution or a pooling of another kind than VGG
     */
    static Dl4jGraph of(Map<String, Object> configuration, Faults faults) {
        if (!(configuration.get("vertices") instanceof Map<?, ?> vertices)
                || !(configuration.get("vertexInputs") instanceof Map<?, ?> inputs)
                || !(configuration.get("networkInputs") instanceof List<?> networkInputs)
                || networkInputs.size() != 1) {
            throw faults.faultWithRemedy(
                    "has a configuration that is none of a Deeplearning4j graph with one input",
                    "save a ComputationGraph, as the zoo's VGG16 and VGG19 are");
        }
        Map<String, Dl4jLayer> layers = new LinkedHashMap<>();
        vertices.forEach(
                (name, vertex) -> layers.put(String.valueOf(name), Dl4jLayer.of(String.valueOf(name), vertex)));
        List<Dl4jLayer> chain = chain(layers, inputs, networkInputs.get(0));
        requireAllConvolutions(layers, chain, faults);
        return new Dl4jGraph(placed(chain, faults));
    }

    private static List<Dl4jLayer> chain(Map<String, Dl4jLayer> layers, Map<?, ?> inputs, Object start) {
        List<Dl4jLayer> chain = new ArrayList<>();
        Object end = start;
        while (chain.size() < layers.size()) {
            List<?> after = List.of(end);
            List<Dl4jLayer> next = layers.values().stream()
                    .filter(layer -> after.equals(inputs.get(layer.name())))
                    .toList();
            if (next.size() != 1 || !next.get(0).isConvolution() && !next.get(0).isPooling()) {
                return chain;
            }
            chain.add(next.get(0));
            end = next.get(0).name();
        }
        return chain;
    }

    private static void requireAllConvolutions(Map<String, Dl4jLayer> layers, List<Dl4jLayer> chain, Faults faults) {
        for (Dl4jLayer layer : layers.values()) {
            if (layer.type().contains("convolution") && !chain.contains(layer)) {
                throw faults.fault("has a graph whose layer " + layer.name()
                        + " is a convolution outside the chain of convolutions and poolings that begins at the input");
            }
        }
    }

    private static Map<String, Dl4jLayer> placed(List<Dl4jLayer> chain, Faults faults) {
        Map<String, Dl4jLayer> placed = new LinkedHashMap<>();
        int block = 1;
        int index = 0;
        for (Dl4jLayer layer : chain) {
            if (!layer.isVggConvolution() && !layer.isVggPooling()) {
                throw faults.fault("has a graph whose layer " + layer.name() + " is no "
                        + (layer.isConvolution()
                                ? "3 x 3 convolution of stride 1 with padding, bias and ReLU"
                                : "2 x 2 pooling of stride 2"));
            }
            if (layer.isPooling()) {
                block++;
                index = 0;
            } else {
                index++;
                placed.put("block" + block + "_conv" + index, layer);
            }
        }
        return placed;
    }
}
