package io.github.brushwork.core.engine;

import io.github.brushwork.core.Convolution;
import io.github.brushwork.core.Layer;
import io.github.brushwork.core.Network;
import io.github.brushwork.core.Pool;
import io.github.brushwork.core.Pooling;
import io.github.brushwork.core.Preprocessing;
import io.github.brushwork.core.Shape;
import io.github.brushwork.core.kernel.Oracle;
import io.github.brushwork.testing.Vectors;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A random network of VGG's form, small enough for plain loops. */
final class TinyNetwork {

    private TinyNetwork() {}

    static Network create(Pooling pooling) {
        return new Network(
                "tiny",
                Preprocessing.SYMMETRIC,
                List.of(
                        convolution("1_1", 3, 4, 1),
                        convolution("1_2", 4, 4, 2),
                        new Pool("pool1", List.of(), pooling),
                        convolution("2_1", 4, 5, 3),
                        convolution("2_2", 5, 5, 4),
                        new Pool("pool2", List.of(), pooling),
                        convolution("3_1", 5, 6, 5)));
    }

    private static Convolution convolution(String number, int inputs, int outputs, long seed) {
        float[] filters = Vectors.gaussian(9 * inputs * outputs, seed);
        for (int i = 0; i < filters.length; i++) {
            filters[i] *= (float) Math.sqrt(2.0 / (9 * inputs));
        }
        return new Convolution(
                "relu" + number,
                List.of("conv" + number),
                inputs,
                outputs,
                filters,
                Vectors.gaussian(outputs, seed + 100));
    }

    /** All activations in plain loops and double precision, by layer name. */
    static Map<String, double[]> activations(Network network, float[] x, Shape shape) {
        Map<String, Shape> shapes = network.shapes(shape);
        Map<String, double[]> activations = new LinkedHashMap<>();
        double[] current = Oracle.doubles(x);
        activations.put(Network.INPUT, current);
        Shape currentShape = shape;
        for (Layer layer : network.layers()) {
            current = apply(layer, current, currentShape);
            currentShape = shapes.get(layer.name());
            activations.put(layer.name(), current);
        }
        return activations;
    }

    private static double[] apply(Layer layer, double[] input, Shape shape) {
        if (layer instanceof Convolution convolution) {
            return Oracle.convolve(input, shape, convolution);
        }
        return Oracle.pool(input, shape, ((Pool) layer).pooling());
    }
}
