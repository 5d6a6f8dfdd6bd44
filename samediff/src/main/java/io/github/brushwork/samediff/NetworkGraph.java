package io.github.brushwork.samediff;

import io.github.brushwork.core.Convolution;
import io.github.brushwork.core.Layer;
import io.github.brushwork.core.Network;
import io.github.brushwork.core.Padding;
import io.github.brushwork.core.Pool;
import io.github.brushwork.core.Shape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.nd4j.autodiff.functions.DifferentialFunction;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.layers.convolution.config.Conv2DConfig;
import org.nd4j.linalg.api.ops.impl.layers.convolution.config.PaddingMode;
import org.nd4j.linalg.api.ops.impl.layers.convolution.config.Pooling2DConfig;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A network as operations of a SameDiff graph, in ND4J's NHWC layout with a batch of one. The weights are constants
 * of the graph, freed with it.
 */
final class NetworkGraph {

    /** How a network's weights become constants of a graph. */
    @FunctionalInterface
    interface Weights {

        /** Native copies. */
        Weights COPIED = (values, shape) -> Nd4j.create(values.get(), shape, 'c');

        /** Their shapes alone, for a graph that is never computed. */
        Weights PHANTOMS = (values, shape) -> Phantoms.create(DataType.FLOAT, 'c', shape);

        /**
         * Makes an array.
         *
         * @param values its elements
         * @param shape its shape
         * @return the array, to be closed
         */
        INDArray create(Supplier<float[]> values, long... shape);
    }

    /** With zeros around, as many outputs as inputs. */
    private static final Conv2DConfig SAME_3X3 =
            window().paddingMode(PaddingMode.SAME).build();
    /** On what is padded already. */
    private static final Conv2DConfig VALID_3X3 =
            window().paddingMode(PaddingMode.VALID).build();
    /** With so many zeros around that there is an output wherever a filter touches an input: a margin of one more. */
    private static final Conv2DConfig FULL_3X3 = window().paddingMode(PaddingMode.VALID)
            .pH(Convolution.SIZE - 1)
            .pW(Convolution.SIZE - 1)
            .build();

    private final Network network;
    private final Weights weights;
    private final int height;
    private final int width;
    private final SameDiff graph = Graphs.empty();
    private final SDVariable input;
    private final Map<String, SDVariable> activations = new LinkedHashMap<>();
    private final Map<String, Convolution> convolutionsByFilters = new HashMap<>();
    private final Map<String, Convolution> convolutionsByPadding = new HashMap<>();

    /**
     * Builds the graph.
     *
     * @param network the network, cut where nothing deeper is needed
     * @param weights how the network's weights get into the graph
     * @param height rows of the image, or -1 for any
     * @param width columns of the image, or -1 for any
     */
    NetworkGraph(Network network, Weights weights, int height, int width) {
        this.network = network;
        this.weights = weights;
        this.height = height;
        this.width = width;
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

    private static Conv2DConfig.Conv2DConfigBuilder window() {
        return Conv2DConfig.builder()
                .kH(Convolution.SIZE)
                .kW(Convolution.SIZE)
                .sH(1)
                .sW(1)
                .dataFormat(Conv2DConfig.NHWC);
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
                layer::filters,
                Convolution.SIZE,
                Convolution.SIZE,
                layer.inputs(),
                layer.outputs());
        SDVariable bias = constant(layer.name() + "_bias", layer::bias, layer.outputs());
        convolutionsByFilters.put(filters.name(), layer);
        SDVariable sums = layer.padding() == Padding.ZERO
                ? graph.cnn().conv2d(x, filters, bias, SAME_3X3)
                : graph.cnn().conv2d(pad(layer, x), filters, bias, VALID_3X3);
        return graph.nn().relu(sums, 0);
    }

    private SDVariable pad(Convolution layer, SDVariable x) {
        String sizes = layer.name() + "_padding";
        convolutionsByPadding.put(sizes, layer);
        return PaddingExpressions.pad(graph, x, layer.padding(), sizes);
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
        return switch (layer.pooling()) {
            case AVERAGE -> graph.cnn().avgPooling2d(x, window);
            case MAX -> graph.cnn().maxPooling2d(x, window);
            case RESCALED_AVERAGE -> graph.cnn().avgPooling2d(x, window).mul(2);
        };
    }

    /**
     * The gradient with respect to the image.
     *
     * @param value a scalar of this graph, which must have been built for images of one size
     * @return 1 x height x width x 3
     */
    SDVariable imageGradient(SDVariable value) {
        Map<String, ReverseSweep.Rule> rules =
                Map.of("conv2d", this::convolutionGradient, "pad", this::paddingGradient);
        return new ReverseSweep(graph, rules).gradient(value, input);
    }

    /** The gradient of a layer's padding; that of a pad in a loss is SameDiff's own. */
    private List<SDVariable> paddingGradient(
            SameDiff graph, DifferentialFunction operation, List<SDVariable> outputGradients) {
        Convolution layer = convolutionsByPadding.get(operation.args()[1].name());
        if (layer == null) {
            return operation.doDiff(new ArrayList<>(outputGradients));
        }
        Shape shape =
                network.shapes(new Shape(height, width, 3)).get(layer.name()).withChannels(layer.inputs());
        SDVariable gradient = PaddingExpressions.gradient(graph, outputGradients.get(0), layer.padding(), shape);
        return ReverseSweep.onlyFirst(operation, gradient);
    }

    /**
     * The input gradient of a "same" convolution is the convolution of the output gradient with the filters turned by 180
     * degrees and their channels swapped; that of one on a padded input reaches one position further on every side.
     */
    private List<SDVariable> convolutionGradient(
            SameDiff graph, DifferentialFunction operation, List<SDVariable> outputGradients) {
        Convolution layer = convolutionsByFilters.get(operation.args()[1].name());
        SDVariable turned = constant(
                layer.name() + "_filters_turned",
                () -> turned(layer),
                Convolution.SIZE,
                Convolution.SIZE,
                layer.outputs(),
                layer.inputs());
        Conv2DConfig window = layer.padding() == Padding.ZERO ? SAME_3X3 : FULL_3X3;
        return ReverseSweep.onlyFirst(operation, graph.cnn().conv2d(outputGradients.get(0), turned, window));
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

    private SDVariable constant(String name, Supplier<float[]> values, long... shape) {
        return graph.constant(name, weights.create(values, shape));
    }
}
