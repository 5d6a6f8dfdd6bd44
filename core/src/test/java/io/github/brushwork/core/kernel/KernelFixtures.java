package io.github.brushwork.core.kernel;

import io.github.brushwork.core.Convolution;
import io.github.brushwork.core.Padding;
import io.github.brushwork.core.Pool;
import io.github.brushwork.core.Pooling;
import io.github.brushwork.core.Shape;
import io.github.brushwork.testing.Vectors;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** Layers, shapes and arrays that the contract's tests share. */
final class KernelFixtures {

    /** Inputs and outputs, of both methods and with tails of every vector's width, for loops over them. */
    static final int[][] PADDED_CHANNELS = {{1, 4}, {3, 4}, {4, 3}, {17, 64}, {64, 17}};

    private KernelFixtures() {}

    /** Height, width, inputs, outputs: sizes around tiles of 4 x 4, channels around the widths of vectors. */
    static Stream<Arguments> convolutions() {
        int[][] sizes = {
            {1, 1}, {1, 2}, {1, 7}, {5, 1}, {2, 3}, {3, 5}, {4, 4}, {4, 33}, {5, 6}, {6, 9}, {7, 8}, {8, 8}, {9, 13},
            {13, 24}, {24, 25}, {25, 4}, {3, 70}
        };
        int[][] channels = {
            {1, 1}, {3, 5}, {5, 3}, {3, 17}, {17, 17}, {4, 8}, {8, 15}, {15, 16}, {16, 31}, {31, 32}, {32, 33}, {33, 8},
            {64, 64}, {3, 64}, {1, 16}
        };
        return Stream.of(sizes)
                .flatMap(size -> Stream.of(channels).map(c -> Arguments.of(size[0], size[1], c[0], c[1])));
    }

    /** Padding, height, width, inputs, outputs: sides that are all border, and those around tiles of 4 x 4. */
    static Stream<Arguments> paddedConvolutions() {
        int[][] sizes = {
            {1, 1}, {1, 2}, {2, 1}, {1, 5}, {2, 2}, {2, 3}, {3, 2}, {3, 3}, {3, 4}, {4, 5}, {5, 3}, {5, 5}, {6, 7},
            {7, 9}, {8, 8}, {9, 6}, {2, 70}, {17, 3}, {35, 34}
        };
        int[][] channels = {{1, 1}, {1, 64}, {3, 4}, {4, 3}, {3, 64}, {4, 17}, {17, 4}, {17, 17}, {17, 64}, {64, 64}};
        return Stream.of(Padding.values())
                .flatMap(padding -> Stream.of(sizes)
                        .filter(size -> padding != Padding.REFLECT || Math.min(size[0], size[1]) >= 2)
                        .flatMap(size ->
                                Stream.of(channels).map(c -> Arguments.of(padding, size[0], size[1], c[0], c[1]))));
    }

    /** Padding, pooling, height, width. */
    static Stream<Arguments> pooledPaddings() {
        int[][] sizes = {{2, 2}, {2, 3}, {3, 3}, {5, 2}, {4, 5}, {5, 7}, {8, 9}, {13, 10}};
        return Stream.of(Padding.values())
                .flatMap(padding -> Stream.of(Pooling.values())
                        .flatMap(pooling ->
                                Stream.of(sizes).map(size -> Arguments.of(padding, pooling, size[0], size[1]))));
    }

    /** Pooling, height, width, inputs, outputs. */
    static Stream<Arguments> pooledConvolutions() {
        int[][] sizes = {{2, 2}, {2, 7}, {5, 2}, {3, 3}, {4, 4}, {5, 6}, {8, 9}, {9, 8}, {13, 24}, {24, 25}};
        int[][] channels = {{1, 1}, {3, 5}, {5, 8}, {8, 15}, {16, 17}, {31, 33}, {32, 16}, {3, 64}};
        return Stream.of(Pooling.values())
                .flatMap(pooling -> Stream.of(sizes)
                        .flatMap(size ->
                                Stream.of(channels).map(c -> Arguments.of(pooling, size[0], size[1], c[0], c[1]))));
    }

    static Stream<Shape> poolings() {
        return Stream.of(
                new Shape(2, 2, 1),
                new Shape(3, 2, 3),
                new Shape(2, 3, 5),
                new Shape(7, 9, 17),
                new Shape(8, 6, 4),
                new Shape(5, 25, 16),
                new Shape(33, 21, 8));
    }

    static Convolution layer(int inputs, int outputs) {
        return layer(inputs, outputs, 22);
    }

    static Convolution layer(int inputs, int outputs, long seed) {
        return layer(
                inputs, outputs, Vectors.gaussian(9 * inputs * outputs, seed), Vectors.gaussian(outputs, seed + 1));
    }

    static Convolution layer(int inputs, int outputs, float[] filters, float[] bias) {
        return new Convolution("conv", List.of(), inputs, outputs, filters, bias);
    }

    static Pool pool(Pooling pooling) {
        return new Pool("pool", List.of(), pooling);
    }

    static Shape pooled(Shape shape) {
        return new Shape(shape.height() / 2, shape.width() / 2, shape.channels());
    }

    /** Small whole numbers, with which sums are exact and often equal. */
    static float[] wholeNumbers(int size, long seed) {
        float[] numbers = Vectors.gaussian(size, seed);
        for (int i = 0; i < size; i++) {
            numbers[i] = Math.round(numbers[i]);
        }
        return numbers;
    }

    /** An array whose old content must not show in the result. */
    static float[] dirty(int size) {
        return filled(size, Float.NaN);
    }

    static float[] filled(int size, float value) {
        float[] array = new float[size];
        Arrays.fill(array, value);
        return array;
    }

    /** The gradient where the activation is positive or NaN, else 0. */
    static float[] behindRelu(float[] gradient, float[] activations) {
        float[] masked = gradient.clone();
        for (int i = 0; i < masked.length; i++) {
            masked[i] = activations[i] <= 0 ? 0 : masked[i];
        }
        return masked;
    }

    static float[] forward(ForwardKernel kernel, float[] input) {
        float[] output = dirty(kernel.outputShape().size());
        kernel.forward(input, output);
        return output;
    }

    static float[] backward(LayerKernel kernel, float[] outputGradient) {
        float[] inputGradient = dirty(kernel.inputShape().size());
        kernel.backward(outputGradient, inputGradient);
        return inputGradient;
    }

    /** Runs a test with kernels on two workers, which end with it. */
    static void with(KernelsUnderTest test, Consumer<Kernels> body) {
        try (Workers workers = new Workers(2)) {
            body.accept(test.kernels(workers));
        }
    }
}
