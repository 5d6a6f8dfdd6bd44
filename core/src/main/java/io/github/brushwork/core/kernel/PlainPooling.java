package io.github.brushwork.core.kernel;

import io.github.brushwork.core.Pooling;
import io.github.brushwork.core.Shape;
import java.util.Arrays;

/** 2 x 2 pooling of stride 2, parallel over output rows. */
final class PlainPooling {

    private static final float QUARTER = 0.25f;

    private PlainPooling() {}

    static void average(float[] input, Shape inputShape, float[] output) {
        Shape shape = check(input, output, inputShape, Pooling.AVERAGE);
        int channels = shape.channels();
        int below = inputShape.width() * channels;
        Parallel.forEach(shape.height(), y -> {
            for (int x = 0; x < shape.width(); x++) {
                int to = (y * shape.width() + x) * channels;
                int from = (2 * y * inputShape.width() + 2 * x) * channels;
                for (int c = 0; c < channels; c++) {
                    int i = from + c;
                    output[to + c] =
                            QUARTER * (input[i] + input[i + channels] + input[i + below] + input[i + below + channels]);
                }
            }
        });
    }

    static void averageGradient(float[] outputGradient, Shape inputShape, float[] inputGradient) {
        Shape shape = check(inputGradient, outputGradient, inputShape, Pooling.AVERAGE);
        int channels = shape.channels();
        int below = inputShape.width() * channels;
        clearDropped(inputGradient, inputShape);
        Parallel.forEach(shape.height(), y -> {
            for (int x = 0; x < shape.width(); x++) {
                int from = (y * shape.width() + x) * channels;
                int to = (2 * y * inputShape.width() + 2 * x) * channels;
                for (int c = 0; c < channels; c++) {
                    float share = QUARTER * outputGradient[from + c];
                    int i = to + c;
                    inputGradient[i] = share;
                    inputGradient[i + channels] = share;
                    inputGradient[i + below] = share;
                    inputGradient[i + below + channels] = share;
                }
            }
        });
    }

    static void max(float[] input, Shape inputShape, float[] output) {
        Shape shape = check(input, output, inputShape, Pooling.MAX);
        int channels = shape.channels();
        int below = inputShape.width() * channels;
        Parallel.forEach(shape.height(), y -> {
            for (int x = 0; x < shape.width(); x++) {
                int to = (y * shape.width() + x) * channels;
                int from = (2 * y * inputShape.width() + 2 * x) * channels;
                for (int c = 0; c < channels; c++) {
                    int i = from + c;
                    float above = Math.max(input[i], input[i + channels]);
                    output[to + c] = Math.max(above, Math.max(input[i + below], input[i + below + channels]));
                }
            }
        });
    }

    static void maxGradient(float[] input, Shape inputShape, float[] outputGradient, float[] inputGradient) {
        Shape shape = check(inputGradient, outputGradient, inputShape, Pooling.MAX);
        Arguments.checkLength("the pooling's input", input, inputShape);
        int channels = shape.channels();
        int below = inputShape.width() * channels;
        clearDropped(inputGradient, inputShape);
        Parallel.forEach(shape.height(), y -> {
            for (int x = 0; x < shape.width(); x++) {
                int from = (y * shape.width() + x) * channels;
                int to = (2 * y * inputShape.width() + 2 * x) * channels;
                for (int c = 0; c < channels; c++) {
                    int i = to + c;
                    int largest = larger(input, i, i + channels);
                    largest = larger(input, largest, i + below);
                    largest = larger(input, largest, i + below + channels);
                    inputGradient[i] = 0f;
                    inputGradient[i + channels] = 0f;
                    inputGradient[i + below] = 0f;
                    inputGradient[i + below + channels] = 0f;
                    inputGradient[largest] = outputGradient[from + c];
                }
            }
        });
    }

    /** The index of the larger element: the first if they are equal, or if it is NaN. */
    private static int larger(float[] values, int first, int second) {
        return values[first] >= values[second] || Float.isNaN(values[first]) ? first : second;
    }

    private static void clearDropped(float[] gradient, Shape shape) {
        int row = shape.width() * shape.channels();
        if (shape.height() % 2 == 1) {
            Arrays.fill(gradient, gradient.length - row, gradient.length, 0f);
        }
        if (shape.width() % 2 == 1) {
            for (int end = row; end <= gradient.length; end += row) {
                Arrays.fill(gradient, end - shape.channels(), end, 0f);
            }
        }
    }

    private static Shape check(float[] input, float[] output, Shape inputShape, Pooling pooling) {
        Shape outputShape = Arguments.pooled(inputShape, pooling);
        Arguments.checkLength("the pooling's input", input, inputShape);
        Arguments.checkLength("the pooling's output", output, outputShape);
        return outputShape;
    }
}
