package io.github.brushwork.samediff;

import io.github.brushwork.core.Loss;
import io.github.brushwork.core.LossKernel;
import io.github.brushwork.core.Shape;
import io.github.brushwork.core.kernel.Footprint;
import io.github.brushwork.core.kernel.Footprints;
import io.github.brushwork.core.kernel.Kernels;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A loss of your own in a few lines of SameDiff; its gradient comes from automatic differentiation.
 *
 * <pre>{@code
 * // Pulls the mean activation of a layer towards 1.
 * Loss loss = new AutodiffLoss("relu2_1", (graph, activations) -> graph.math().square(activations.mean().sub(1)));
 * }</pre>
 *
 * <p>On the {@code samediff} engine the expression becomes part of the one graph of network and losses. On any other
 * engine it runs as a small graph of its own on the layer's activations, which needs an ND4J backend on the class path.
 *
 * @param layer name of the layer it reads, one of its aliases, or {@code input}
 * @param definition the expression; called once for each objective
 */
public record AutodiffLoss(String layer, LossDefinition definition) implements Loss {

    public AutodiffLoss {
        Objects.requireNonNull(layer, "layer");
        Objects.requireNonNull(definition, "definition");
    }

    @Override
    public LossKernel kernel(Shape shape, Kernels kernels) {
        return new Kernel(definition, shape);
    }

    /**
     * {@inheritDoc}
     *
     * <p>Native memory is not part of a footprint: that of the graph on another engine than {@code samediff} is left out.
     */
    @Override
    public Footprint footprint(Shape shape, Footprints kernels) {
        return Footprint.floats(shape.size());
    }

    /** A loss definition as a graph of its own on one layer's activations. */
    static final class Kernel implements LossKernel {

        private static final String ACTIVATIONS = "activations";

        private final INDArray activations;
        private final float[] ownGradient;
        private final String loss;
        private final String gradient;
        private final GraphRunner runner;

        Kernel(LossDefinition definition, Shape shape) {
            SameDiff graph = Graphs.empty();
            SDVariable input =
                    graph.placeHolder(ACTIVATIONS, DataType.FLOAT, shape.height(), shape.width(), shape.channels());
            SDVariable value = definition.define(graph, input);
            loss = value.name();
            gradient = new ReverseSweep(graph, Map.of()).gradient(value, input).name();
            runner = new GraphRunner(graph);
            activations = NativeArrays.create(shape.height(), shape.width(), shape.channels());
            ownGradient = new float[shape.size()];
        }

        @Override
        public double evaluate(float[] values, double weight, float[] sum) {
            NativeArrays.write(values, activations);
            Map<String, INDArray> outputs = runner.run(Map.of(ACTIVATIONS, activations), List.of(loss, gradient));
            NativeArrays.read(outputs.get(gradient), ownGradient);
            for (int i = 0; i < ownGradient.length; i++) {
                sum[i] += (float) (weight * ownGradient[i]);
            }
            return outputs.get(loss).getDouble(0);
        }

        @Override
        public void close() {
            runner.close();
            activations.close();
        }
    }
}
