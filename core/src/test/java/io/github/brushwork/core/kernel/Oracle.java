package io.github.brushwork.core.kernel;

import io.github.brushwork.core.Convolution;
import io.github.brushwork.core.Padding;
import io.github.brushwork.core.Pooling;
import io.github.brushwork.core.Shape;
import java.util.Arrays;

/** Every kernel by its definition, in plain loops and double precision. */
public final class Oracle {

    private Oracle() {}

    public static double[] doubles(float[] floats) {
        double[] doubles = new double[floats.length];
        for (int i = 0; i < floats.length; i++) {
            doubles[i] = floats[i];
        }
        return doubles;
    }

    public static double[] convolve(double[] input, Shape shape, Convolution layer) {
        double[] output = linear(input, shape, layer);
        for (int i = 0; i < output.length; i++) {
            double sum = output[i] + layer.bias()[i % layer.outputs()];
            output[i] = Math.max(0, sum);
        }
        return output;
    }

    /** The convolution without bias and ReLU. */
    private static double[] linear(double[] input, Shape shape, Convolution layer) {
        double[] output = new double[shape.positions() * layer.outputs()];
        forEachProduct(shape, layer, (in, out, weight) -> output[out] += weight * input[in]);
        return output;
    }

    static double[] inputGradient(float[] outputGradient, Shape shape, Convolution layer) {
        Shape inputShape = shape.withChannels(layer.inputs());
        double[] gradient = new double[inputShape.size()];
        forEachProduct(inputShape, layer, (in, out, weight) -> gradient[in] += (double) weight * outputGradient[out]);
        return gradient;
    }

    private interface Product {
        void accept(int inputIndex, int outputIndex, float weight);
    }

    private static void forEachProduct(Shape shape, Convolution layer, Product product) {
        for (int y = 0; y < shape.height(); y++) {
            for (int x = 0; x < shape.width(); x++) {
                for (int ky = 0; ky < 3; ky++) {
                    for (int kx = 0; kx < 3; kx++) {
                        int sourceY = source(y + ky - 1, shape.height(), layer.padding());
                        int sourceX = source(x + kx - 1, shape.width(), layer.padding());
                        if (sourceY < 0 || sourceX < 0) {
                            continue;
                        }
                        for (int i = 0; i < layer.inputs(); i++) {
                            for (int o = 0; o < layer.outputs(); o++) {
                                product.accept(
                                        (sourceY * shape.width() + sourceX) * layer.inputs() + i,
                                        (y * shape.width() + x) * layer.outputs() + o,
                                        layer.filters()[((ky * 3 + kx) * layer.inputs() + i) * layer.outputs() + o]);
                            }
                        }
                    }
                }
            }
        }
    }

    /** The padding by its definition; -1 for a zero. */
    private static int source(int index, int length, Padding padding) {
        return switch (padding) {
            case ZERO -> index < length ? index : -1;
            case REPLICATE -> Math.min(Math.max(index, 0), length - 1);
            case REFLECT -> length - 1 - Math.abs(length - 1 - Math.abs(index));
        };
    }

    public static double[] pool(double[] input, Shape shape, Pooling pooling) {
        return switch (pooling) {
            case AVERAGE -> averagePool(input, shape);
            case MAX -> maxPool(input, shape);
            case RESCALED_AVERAGE ->
                Arrays.stream(averagePool(input, shape)).map(mean -> 2 * mean).toArray();
        };
    }

    static double[] averagePool(double[] input, Shape shape) {
        Shape pooled = new Shape(shape.height() / 2, shape.width() / 2, shape.channels());
        double[] output = new double[pooled.size()];
        for (int i = 0; i < output.length; i++) {
            for (int index : window(i, pooled, shape)) {
                output[i] += input[index] / 4.0;
            }
        }
        return output;
    }

    static double[] maxPool(double[] input, Shape shape) {
        Shape pooled = new Shape(shape.height() / 2, shape.width() / 2, shape.channels());
        double[] output = new double[pooled.size()];
        for (int i = 0; i < output.length; i++) {
            output[i] = Double.NEGATIVE_INFINITY;
            for (int index : window(i, pooled, shape)) {
                output[i] = Math.max(output[i], input[index]);
            }
        }
        return output;
    }

    /** The indices of the four inputs of a pooled element, in row-major order. */
    static int[] window(int pooledIndex, Shape pooled, Shape input) {
        int channel = pooledIndex % pooled.channels();
        int x = pooledIndex / pooled.channels() % pooled.width();
        int y = pooledIndex / pooled.channels() / pooled.width();
        int[] indices = new int[4];
        for (int i = 0; i < 4; i++) {
            indices[i] = ((2 * y + i / 2) * input.width() + 2 * x + i % 2) * input.channels() + channel;
        }
        return indices;
    }

    static double[] gram(float[] activations, int positions, int channels) {
        double[] gram = new double[channels * channels];
        for (int p = 0; p < positions; p++) {
            for (int i = 0; i < channels; i++) {
                for (int j = 0; j < channels; j++) {
                    gram[i * channels + j] += (double) activations[p * channels + i] * activations[p * channels + j];
                }
            }
        }
        return gram;
    }

    static double[] product(float[] a, int rows, int depth, float[] b, int columns) {
        double[] product = new double[rows * columns];
        for (int i = 0; i < rows; i++) {
            for (int k = 0; k < depth; k++) {
                for (int j = 0; j < columns; j++) {
                    product[i * columns + j] += (double) a[i * depth + k] * b[k * columns + j];
                }
            }
        }
        return product;
    }

    static double[] multiply(float[] activations, int positions, int channels, float[] matrix) {
        return product(activations, positions, channels, matrix, channels);
    }
}
