package io.github.brushwork.samediff;

import io.github.brushwork.core.Convolution;
import io.github.brushwork.core.Layer;
import io.github.brushwork.core.Network;
import io.github.brushwork.core.Pool;
import io.github.brushwork.core.Pooling;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nd4j.autodiff.functions.DifferentialFunction;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ops.impl.layers.convolution.config.Conv2DConfig;
import org.nd4j.linalg.api.ops.impl.layers.convolution.config.PaddingMode;
import org.nd4j.linalg.api.ops.impl.layers.convolution.config.Pooling2DConfig;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A network as operations of a SameDiff graph, in ND4J's NHWC layout with a batch of one. The weights are constants
 * of the graph, freed with it.
 */
final class NetworkGraph {

    private static final Conv2DConfig SAME_3X3 = Conv2DConfig.builder()
            .kH(Convolution.SIZE)
            .kW(Convolution.SIZE)
            .sH(1)
            .sW(1)
            .paddingMode(PaddingMode.SAME)
            .dataFormat(Conv2DConfig.NHWC)
            .build();

    private final SameDiff graph = SameDiff.create();
    private final SDVariable input;
    private final Map<String, SDVariable> activations = new LinkedHashMap<>();
    private final Map<String, Convolution> convolutionsByFilters = new HashMap<>();

    /**
     * Builds the graph.
     *
     * @param network the network, cut where nothing deeper is needed
     * @param height rows of the image, or -1 for any
     * @param width columns of the image, or -1 for any
     */
    NetworkGraph(Network network, int height, int width) {
        input = graph.placeHolder(Network.INPUT, DataType.FLOAT, 1, height, width, 3);
        activations.put(Network.INPUT, input);
        SDVariable output = input;
        for (Layer layer : network.layers()) {
            output = layer instanceof Convolution convolution
                    ? convolve(convolution, output)
                    : pool((Pool) layer, output);
            activations.put(layer.name(), output);
        }
    }

    SameDiff graph() {
        return graph;
    }

    SDVariable input() {
        return input;
    }

    /** A layer's output, 1 x height x width x channels. */
    SDVariable activations(String layer) {
        return activations.get(layer);
    }

    private SDVariable convolve(Convolution layer, SDVariable x) {
        SDVariable filters = constant(
                layer.name() + "_filters",
                layer.filters(),
                Convolution.SIZE,
                Convolution.SIZE,
                layer.inputs(),
                layer.outputs());
        SDVariable bias = constant(layer.name() + "_bias", layer.bias(), layer.outputs());
        convolutionsByFilters.put(filters.name(), layer);
        return graph.nn().relu(graph.cnn().conv2d(x, filters, bias, SAME_3X3), 0);
    }

    private SDVariable pool(Pool layer, SDVariable x) {
        Pooling2DConfig window = Pooling2DConfig.builder()
                .kH(2)
                .kW(2)
                .sH(2)
                .sW(2)
                .paddingMode(PaddingMode.VALID)
                .isNHWC(true)
                .build();
        return layer.pooling() == Pooling.AVERAGE
                ? graph.cnn().avgPooling2d(x, window)
                : graph.cnn().maxPooling2d(x, window);
    }

    /**
     * The gradient with respect to the image.
     *
     * @param value a scalar of this graph
     * @return 1 x height x width x 3
     */
    SDVariable imageGradient(SDVariable value) {
        return new ReverseSweep(graph, Map.of("conv2d", this::convolutionGradient)).gradient(value, input);
    }

    /**
     * The input gradient of a "same" convolution is the convolution of the output gradient with the filters turned by 180
     * degrees and their channels swapped.
     */
    private List<SDVariable> convolutionGradient(
            SameDiff graph, DifferentialFunction operation, List<SDVariable> outputGradients) {
        Convolution layer = convolutionsByFilters.get(operation.args()[1].name());
        SDVariable turned = constant(
                layer.name() + "_filters_turned",
                turned(layer),
                Convolution.SIZE,
                Convolution.SIZE,
                layer.outputs(),
                layer.inputs());
        return ReverseSweep.onlyFirst(operation, graph.cnn().conv2d(outputGradients.get(0), turned, SAME_3X3));
    }

    private static float[] turned(Convolution layer) {
        int inputs = layer.inputs();
        int outputs = layer.outputs();
        int taps = Convolution.SIZE * Convolution.SIZE;
        float[] filters = layer.filters();
        float[] turned = new float[filters.length];
        for (int tap = 0; tap < taps; tap++) {
            for (int in = 0; in < inputs; in++) {
                for (int out = 0; out < outputs; out++) {
                    turned[((taps - 1 - tap) * outputs + out) * inputs + in] =
                            filters[(tap * inputs + in) * outputs + out];
                }
            }
        }
        return turned;
    }

    private SDVariable constant(String name, float[] values, long... shape) {
        return graph.constant(name, Nd4j.create(values, shape, 'c'));
    }
}
