package io.github.brushwork.core.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.brushwork.core.Convolution;
import io.github.brushwork.core.Shape;
import io.github.brushwork.testing.Vectors;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What every implementation of {@link Kernels} must do, over odd and tiny shapes. */
abstract class KernelsContractTest {

    /**
     * Of the norm: a sum of n products in single precision is off by about sqrt(n) rounding errors of 6e-8, and n is at
     * most 9 * 64 here.
     */
    private static final double ROUNDING = 1e-6;

    abstract Kernels kernels();

    static Stream<Arguments> convolutions() {
        int[][] sizes = {{1, 1}, {1, 2}, {1, 7}, {5, 1}, {2, 3}, {4, 33}, {3, 70}};
        int[][] channels = {{1, 1}, {3, 5}, {5, 3}, {3, 17}, {17, 17}, {4, 8}, {64, 64}};
        return Stream.of(sizes)
                .flatMap(size -> Stream.of(channels).map(c -> Arguments.of(size[0], size[1], c[0], c[1])));
    }

    @ParameterizedTest
    @MethodSource("convolutions")
    void shouldConvolve(int height, int width, int inputs, int outputs) {
        Shape shape = new Shape(height, width, inputs);
        Convolution layer = layer(inputs, outputs);
        float[] input = Vectors.gaussian(shape.size(), 1);
        float[] output = dirty(shape.withChannels(outputs).size());

        kernels().convolve(input, shape, layer, output);

        assertThat(Vectors.relativeError(output, Oracle.convolve(Oracle.doubles(input), shape, layer)))
                .isLessThan(ROUNDING);
    }

    @ParameterizedTest
    @MethodSource("convolutions")
    void shouldGiveTheGradientOfAConvolution(int height, int width, int inputs, int outputs) {
        Shape shape = new Shape(height, width, outputs);
        Convolution layer = layer(inputs, outputs);
        float[] outputGradient = Vectors.gaussian(shape.size(), 2);
        float[] inputGradient = dirty(shape.withChannels(inputs).size());

        kernels().convolveInputGradient(outputGradient, shape, layer, inputGradient);

        assertThat(Vectors.relativeError(inputGradient, Oracle.inputGradient(outputGradient, shape, layer)))
                .isLessThan(ROUNDING);
    }

    @ParameterizedTest
    @CsvSource({"1, 1, 1, 1", "2, 3, 3, 5", "7, 5, 17, 3", "9, 40, 5, 17"})
    void shouldGiveAGradientThatIsTheAdjoint(int height, int width, int inputs, int outputs) {
        // given x, y and a layer whose bias lifts every output above zero, so that it is linear plus a constant
        Shape inputShape = new Shape(height, width, inputs);
        Shape outputShape = inputShape.withChannels(outputs);
        float bias = 1000;
        float[] biases = new float[outputs];
        Arrays.fill(biases, bias);
        Convolution layer =
                new Convolution("test", List.of(), inputs, outputs, Vectors.gaussian(9 * inputs * outputs, 3), biases);
        float[] x = Vectors.gaussian(inputShape.size(), 4);
        float[] y = Vectors.gaussian(outputShape.size(), 5);

        // when
        float[] kx = new float[outputShape.size()];
        ConvolutionKernel kernel = kernels().convolution(layer);
        kernel.forward(x, inputShape, kx);
        float[] kty = new float[inputShape.size()];
        kernel.inputGradient(y, outputShape, kty);

        // then <Kx, y> = <x, K'y>
        double forward = 0;
        for (int i = 0; i < y.length; i++) {
            forward += (double) (kx[i] - bias) * y[i];
        }
        double backward = dot(x, kty);
        // Each output near 1000 is off by up to 3e-5 a few times over; these errors add up like a random walk.
        assertThat(forward).isCloseTo(backward, within(1e-3 * Math.sqrt(y.length)));
    }

    @Test
    void shouldReuseAConvolutionForInputsOfOtherSizes() {
        Convolution layer = layer(5, 7);
        ConvolutionKernel kernel = kernels().convolution(layer);

        for (Shape shape : List.of(new Shape(4, 4, 5), new Shape(9, 70, 5), new Shape(1, 1, 5))) {
            float[] input = Vectors.gaussian(shape.size(), 6);
            float[] output = dirty(shape.positions() * 7);
            kernel.forward(input, shape, output);
            assertThat(Vectors.relativeError(output, Oracle.convolve(Oracle.doubles(input), shape, layer)))
                    .isLessThan(ROUNDING);
        }
    }

    @Test
    void shouldCarryNaNThroughAConvolution() {
        // given one NaN in the middle of a 5 x 5 input
        Shape shape = new Shape(5, 5, 3);
        float[] input = Vectors.gaussian(shape.size(), 7);
        input[(2 * 5 + 2) * 3 + 1] = Float.NaN;
        float[] output = new float[shape.positions() * 4];
        Convolution layer = layer(3, 4);

        // when
        kernels().convolve(input, shape, layer, output);

        // then the 3 x 3 outputs around it are NaN, and no other
        for (int y = 0; y < 5; y++) {
            for (int x = 0; x < 5; x++) {
                boolean near = Math.abs(y - 2) <= 1 && Math.abs(x - 2) <= 1;
                for (int c = 0; c < 4; c++) {
                    assertThat(Float.isNaN(output[(y * 5 + x) * 4 + c]))
                            .as("%d, %d, %d", y, x, c)
                            .isEqualTo(near);
                }
            }
        }
    }

    @Test
    void shouldCarryNaNThroughTheGradientOfAConvolution() {
        Shape shape = new Shape(5, 5, 4);
        float[] outputGradient = Vectors.gaussian(shape.size(), 8);
        outputGradient[0] = Float.NaN;
        float[] inputGradient = new float[shape.positions() * 3];

        kernels().convolveInputGradient(outputGradient, shape, layer(3, 4), inputGradient);

        for (int i = 0; i < inputGradient.length; i++) {
            int position = i / 3;
            boolean near = position / 5 <= 1 && position % 5 <= 1;
            assertThat(Float.isNaN(inputGradient[i])).as("element %d", i).isEqualTo(near);
        }
    }

    @Test
    void shouldLetTheGradientOfReluPassWhereTheActivationIsPositive() {
        float[] gradient = {1, 2, 3, 4};

        kernels().reluGradient(new float[] {0f, 0.5f, 7f, Float.NaN}, gradient);

        assertThat(gradient).containsExactly(0, 2, 3, 4);
    }

    @Test
    void shouldMaskLargeGradients() {
        int size = 200_001;
        float[] activations = Vectors.gaussian(size, 9);
        float[] gradient = Vectors.gaussian(size, 10);
        float[] expected = gradient.clone();
        for (int i = 0; i < size; i++) {
            expected[i] = activations[i] > 0 ? expected[i] : 0;
        }

        kernels().reluGradient(activations, gradient);

        assertThat(gradient).isEqualTo(expected);
    }

    static Stream<Shape> poolings() {
        return Stream.of(
                new Shape(2, 2, 1),
                new Shape(3, 2, 3),
                new Shape(2, 3, 5),
                new Shape(7, 9, 17),
                new Shape(8, 6, 4),
                new Shape(33, 21, 8));
    }

    @ParameterizedTest
    @MethodSource("poolings")
    void shouldPoolTheAverage(Shape shape) {
        float[] input = Vectors.gaussian(shape.size(), 11);
        float[] output = dirty(pooled(shape).size());

        kernels().averagePool(input, shape, output);

        assertThat(Vectors.relativeError(output, Oracle.averagePool(Oracle.doubles(input), shape)))
                .isLessThan(ROUNDING);
    }

    @ParameterizedTest
    @MethodSource("poolings")
    void shouldPoolTheMaximum(Shape shape) {
        float[] input = Vectors.gaussian(shape.size(), 12);
        float[] output = dirty(pooled(shape).size());

        kernels().maxPool(input, shape, output);

        assertThat(Vectors.relativeError(output, Oracle.maxPool(Oracle.doubles(input), shape)))
                .isZero();
    }

    @ParameterizedTest
    @MethodSource("poolings")
    void shouldSpreadTheGradientOfAverages(Shape shape) {
        float[] outputGradient = Vectors.gaussian(pooled(shape).size(), 13);
        float[] inputGradient = dirty(shape.size());
        float[] expected = new float[shape.size()];
        for (int i = 0; i < outputGradient.length; i++) {
            for (int index : Oracle.window(i, pooled(shape), shape)) {
                expected[index] = outputGradient[i] / 4;
            }
        }

        kernels().averagePoolGradient(outputGradient, shape, inputGradient);

        assertThat(inputGradient).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("poolings")
    void shouldSendTheGradientOfMaximaToTheFirstLargest(Shape shape) {
        // given an input with many ties
        float[] input = Vectors.gaussian(shape.size(), 14);
        for (int i = 0; i < input.length; i++) {
            input[i] = Math.round(input[i]);
        }
        float[] outputGradient = Vectors.gaussian(pooled(shape).size(), 15);
        float[] inputGradient = dirty(shape.size());
        float[] expected = new float[shape.size()];
        for (int i = 0; i < outputGradient.length; i++) {
            int[] window = Oracle.window(i, pooled(shape), shape);
            int largest = window[0];
            for (int index : window) {
                largest = input[index] > input[largest] ? index : largest;
            }
            expected[largest] = outputGradient[i];
        }

        // when
        kernels().maxPoolGradient(input, shape, outputGradient, inputGradient);

        // then
        assertThat(inputGradient).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"0", "1", "2", "3"})
    void shouldCarryNaNThroughPooling(int position) {
        Shape shape = new Shape(2, 2, 1);
        float[] input = {1, 2, 3, 4};
        input[position] = Float.NaN;
        float[] average = new float[1];
        float[] max = new float[1];
        float[] gradient = new float[4];

        kernels().averagePool(input, shape, average);
        kernels().maxPool(input, shape, max);
        kernels().maxPoolGradient(input, shape, new float[] {5}, gradient);

        assertThat(average[0]).isNaN();
        assertThat(max[0]).isNaN();
        float[] expected = new float[4];
        expected[position] = 5;
        assertThat(gradient).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "1, 3", "2, 5", "3, 17", "5, 9", "6, 64", "129, 17", "300, 33"})
    void shouldGiveTheGramMatrix(int positions, int channels) {
        float[] activations = Vectors.gaussian(positions * channels, 16);
        float[] gram = dirty(channels * channels);

        kernels().gram(activations, positions, channels, gram);

        assertThat(Vectors.relativeError(gram, Oracle.gram(activations, positions, channels)))
                .isLessThan(ROUNDING);
        for (int i = 0; i < channels; i++) {
            for (int j = 0; j < i; j++) {
                assertThat(gram[i * channels + j]).isEqualTo(gram[j * channels + i]);
            }
        }
    }

    @Test
    void shouldKeepAccuracyOverManyPositions() {
        // given as many positions as 512 x 512 pixels, all of one sign, where plain summation in floats would lose 1e-4
        int positions = 512 * 512;
        int channels = 3;
        float[] activations = Vectors.gaussian(positions * channels, 17);
        for (int i = 0; i < activations.length; i++) {
            activations[i] = Math.abs(activations[i]);
        }
        float[] gram = new float[channels * channels];

        // when
        kernels().gram(activations, positions, channels, gram);

        // then
        double[] expected = Oracle.gram(activations, positions, channels);
        for (int i = 0; i < gram.length; i++) {
            assertThat(gram[i] / expected[i]).isCloseTo(1, within(1e-6));
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "1, 3", "2, 5", "3, 17", "33, 9", "70, 64"})
    void shouldAddTheProductWithAMatrix(int positions, int channels) {
        // given
        float[] activations = Vectors.gaussian(positions * channels, 18);
        float[] symmetric = Vectors.gaussian(channels * channels, 19);
        for (int i = 0; i < channels; i++) {
            for (int j = 0; j < i; j++) {
                symmetric[i * channels + j] = symmetric[j * channels + i];
            }
        }
        float[] gradient = Vectors.gaussian(positions * channels, 20);
        double[] expected = Oracle.multiply(activations, positions, channels, symmetric);
        for (int i = 0; i < expected.length; i++) {
            expected[i] += gradient[i];
        }

        // when
        kernels().multiplyAdd(activations, positions, channels, symmetric, gradient);

        // then
        assertThat(Vectors.relativeError(gradient, expected)).isLessThan(ROUNDING);
    }

    @Test
    void shouldCarryNaNThroughGramMatrices() {
        float[] activations = {1, Float.NaN, 3};
        float[] gram = new float[9];
        float[] gradient = new float[3];

        kernels().gram(activations, 1, 3, gram);
        kernels().multiplyAdd(activations, 1, 3, new float[] {0, 0, 0, 0, 0, 0, 0, 0, 0}, gradient);

        assertThat(gram).containsExactly(1, Float.NaN, 3, Float.NaN, Float.NaN, Float.NaN, 3, Float.NaN, 9);
        assertThat(gradient).containsOnly(Float.NaN);
    }

    @Test
    void shouldGiveTheSameBitsForAnyNumberOfThreads() {
        ForkJoinPool one = new ForkJoinPool(1);
        ForkJoinPool seven = new ForkJoinPool(7);
        try {
            List<float[]> expected = one.submit(this::everything).join();
            List<float[]> actual = seven.submit(this::everything).join();
            assertThat(actual).usingRecursiveComparison().isEqualTo(expected);
        } finally {
            one.shutdown();
            seven.shutdown();
        }
    }

    private List<float[]> everything() {
        Shape shape = new Shape(37, 41, 19);
        float[] input = Vectors.gaussian(shape.size(), 21);
        Convolution layer = layer(19, 23);
        float[] output = new float[shape.positions() * 23];
        kernels().convolve(input, shape, layer, output);
        float[] inputGradient = new float[shape.size()];
        kernels().convolveInputGradient(output, shape.withChannels(23), layer, inputGradient);
        float[] pooled = new float[pooled(shape).size()];
        kernels().averagePool(input, shape, pooled);
        float[] gram = new float[19 * 19];
        kernels().gram(input, shape.positions(), 19, gram);
        float[] product = new float[shape.size()];
        kernels().multiplyAdd(input, shape.positions(), 19, gram, product);
        return List.of(output, inputGradient, pooled, gram, product);
    }

    @Test
    void shouldRejectArraysThatDoNotFit() {
        Convolution layer = layer(3, 4);
        Shape shape = new Shape(2, 2, 3);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> kernels().convolve(new float[11], shape, layer, new float[16]))
                .withMessage("the input of test of shape 2 x 2 x 3 has 12 elements, not 11");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> kernels().convolve(new float[16], shape.withChannels(4), layer, new float[16]))
                .withMessage("the input of test must have 3 channels, but is 2 x 2 x 4");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> kernels().convolveInputGradient(new float[16], shape, layer, new float[12]))
                .withMessageContaining("must have 4 channels");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> kernels().maxPool(new float[3], new Shape(1, 1, 3), new float[3]))
                .withMessageContaining("at least 2 x 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> kernels().averagePool(new float[12], shape, new float[4]))
                .withMessageContaining("1 x 1 x 3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> kernels().gram(new float[12], 4, 3, new float[4]))
                .withMessageContaining("the matrix");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> kernels().multiplyAdd(new float[12], 4, 3, new float[9], new float[11]))
                .withMessageContaining("the gradient");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> kernels().reluGradient(new float[12], new float[11]))
                .withMessageContaining("12 activations");
    }

    private static Convolution layer(int inputs, int outputs) {
        return new Convolution(
                "test",
                List.of(),
                inputs,
                outputs,
                Vectors.gaussian(9 * inputs * outputs, 22),
                Vectors.gaussian(outputs, 23));
    }

    private static Shape pooled(Shape shape) {
        return new Shape(shape.height() / 2, shape.width() / 2, shape.channels());
    }

    /** An array whose old content must not show in the result. */
    private static float[] dirty(int size) {
        float[] array = new float[size];
        Arrays.fill(array, Float.NaN);
        return array;
    }

    private static double dot(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (double) a[i] * b[i];
        }
        return sum;
    }
}
