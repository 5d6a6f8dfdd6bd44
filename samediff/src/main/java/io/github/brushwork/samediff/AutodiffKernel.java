package io.github.brushwork.samediff;

import io.github.brushwork.core.LossKernel;
import io.github.brushwork.core.Shape;
import java.util.List;
import java.util.Map;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A loss definition as a graph of its own on one layer's activations. */
final class AutodiffKernel implements LossKernel {

    private static final String ACTIVATIONS = "activations";

    private final INDArray activations;
    private final float[] ownGradient;
    private final String loss;
    private final String gradient;
    private final GraphRunner runner;

    AutodiffKernel(LossDefinition definition, Shape shape) {
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
