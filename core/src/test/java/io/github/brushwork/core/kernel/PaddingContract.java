package io.github.brushwork.core.kernel;

import static io.github.brushwork.core.kernel.KernelFixtures.backward;
import static io.github.brushwork.core.kernel.KernelFixtures.behindRelu;
import static io.github.brushwork.core.kernel.KernelFixtures.filled;
import static io.github.brushwork.core.kernel.KernelFixtures.forward;
import static io.github.brushwork.core.kernel.KernelFixtures.layer;
import static io.github.brushwork.core.kernel.KernelFixtures.pool;
import static io.github.brushwork.core.kernel.KernelFixtures.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.brushwork.core.Convolution;
import io.github.brushwork.core.Padding;
import io.github.brushwork.core.Pooling;
import io.github.brushwork.core.Shape;
import io.github.brushwork.testing.Vectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What convolutions must do at the border, over odd and tiny shapes. */
interface PaddingContract extends KernelsUnderTest {

    @ParameterizedTest
    @MethodSource("io.github.brushwork.core.kernel.KernelFixtures#paddedConvolutions")
    default void shouldPadAndGiveTheGradient(Padding padding, int height, int width, int inputs, int outputs) {
        with(this, kernels -> {
            // given
            Shape shape = new Shape(height, width, inputs);
            Convolution convolution = layer(inputs, outputs).withPadding(padding);
            float[] input = Vectors.gaussian(shape.size(), 51);
            float[] outputGradient =
                    Vectors.gaussian(shape.withChannels(outputs).size(), 52);
            LayerKernel kernel = kernels.layer(convolution, shape);

            // when
            float[] output = forward(kernel, input);
            float[] inputGradient = backward(kernel, outputGradient);

            // then, against plain loops; which outputs are active is for the kernel to say, so near 0 may it round
            requireSame(output, Oracle.convolve(Oracle.doubles(input), shape, convolution), input);
            float[] passed = behindRelu(outputGradient, output);
            requireSame(inputGradient, Oracle.inputGradient(passed, kernel.outputShape(), convolution), passed);
            // and forward only gives the same bits
            assertThat(forward(kernels.forward(convolution, shape), input)).isEqualTo(output);
        });
    }

    /** What is summed counts besides the sums: where outputs are few, all of them may nearly cancel. */
    private void requireSame(float[] actual, double[] expected, float[] summands) {
        float[] difference = new float[actual.length];
        for (int i = 0; i < actual.length; i++) {
            difference[i] = (float) (actual[i] - expected[i]);
        }
        assertThat(norm(difference)).isLessThanOrEqualTo(convolutionRounding() * (norm(actual) + norm(summands)));
    }

    @ParameterizedTest
    @MethodSource("io.github.brushwork.core.kernel.KernelFixtures#paddedConvolutions")
    default void shouldGiveTheAdjointOfWhatPasses(Padding padding, int height, int width, int inputs, int outputs) {
        with(this, kernels -> {
            Shape shape = new Shape(height, width, inputs);
            requireAdjoint(kernels.layer(withoutBias(inputs, outputs, padding), shape));
        });
    }

    @ParameterizedTest
    @MethodSource("io.github.brushwork.core.kernel.KernelFixtures#pooledPaddings")
    default void shouldGiveTheAdjointOfWhatPassesAPooling(Padding padding, Pooling pooling, int height, int width) {
        with(this, kernels -> {
            for (int[] channels : KernelFixtures.PADDED_CHANNELS) {
                Shape shape = new Shape(height, width, channels[0]);
                Convolution convolution = withoutBias(channels[0], channels[1], padding);
                requireAdjoint(kernels.layers(convolution, pool(pooling), shape));
            }
        });
    }

    private static Convolution withoutBias(int inputs, int outputs, Padding padding) {
        return layer(inputs, outputs, Vectors.gaussian(9 * inputs * outputs, 53), new float[outputs])
                .withPadding(padding);
    }

    /**
     * Without a bias a layer is positively homogeneous: f(x) = A x with the matrix A of what passes at x, and so
     * {@literal <y, f(x)> = <y, A x> = <A' y, x>}.
     */
    private void requireAdjoint(LayerKernel kernel) {
        float[] x = Vectors.gaussian(kernel.inputShape().size(), 54);
        float[] y = Vectors.gaussian(kernel.outputShape().size(), 55);
        float[] output = forward(kernel, x);
        float[] gradient = backward(kernel, y);

        // Each product is off by no more than the kernels' rounding, of the norm, on either side.
        double scale = norm(output) * norm(y) + norm(x) * norm(gradient);
        assertThat(product(y, output)).isCloseTo(product(gradient, x), within(convolutionRounding() * scale));
    }

    private static double product(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (double) a[i] * b[i];
        }
        return sum;
    }

    private static double norm(float[] a) {
        return Math.sqrt(product(a, a));
    }

    @ParameterizedTest
    @MethodSource("io.github.brushwork.core.kernel.KernelFixtures#pooledPaddings")
    default void shouldDoAsThePaddedLayersOneByOne(Padding padding, Pooling pooling, int height, int width) {
        with(this, kernels -> {
            for (int[] channels : KernelFixtures.PADDED_CHANNELS) {
                // given
                Shape shape = new Shape(height, width, channels[0]);
                Convolution convolution = layer(channels[0], channels[1]).withPadding(padding);
                LayerKernel fused = kernels.layers(convolution, pool(pooling), shape);
                PooledConvolutionContract.Separate separate =
                        new PooledConvolutionContract.Separate(kernels, convolution, pooling, shape);
                float[] input = Vectors.gaussian(shape.size(), 56);
                float[] outputGradient = Vectors.gaussian(fused.outputShape().size(), 57);

                // then
                separate.assertDoesAs(fused, input, outputGradient, convolutionRounding());
                assertThat(forward(kernels.forward(convolution, pool(pooling), shape), input))
                        .isEqualTo(forward(fused, input));
            }
        });
    }

    @ParameterizedTest
    @EnumSource(names = {"REPLICATE", "REFLECT"})
    default void shouldGiveOneColourForAnImageOfOneColour(Padding padding) {
        with(this, kernels -> {
            // given layers that see a border where zeros lie around
            Shape shape = new Shape(6, 9, 17);
            Convolution convolution = layer(17, 4, filled(9 * 17 * 4, 0.1f), new float[4]);

            float[] zeros = forward(kernels.layer(convolution, shape), filled(shape.size(), 1));
            float[] padded = forward(kernels.layer(convolution.withPadding(padding), shape), filled(shape.size(), 1));

            // then, 153 products of 0.1
            float all = 15.3f;
            assertThat(zeros[0]).isCloseTo(all * 4 / 9, within(1e-3f));
            for (float activation : padded) {
                assertThat(activation).isCloseTo(all, within(all * 10 * (float) convolutionRounding()));
            }
        });
    }

    @ParameterizedTest
    @CsvSource({"3, 4", "17, 64"})
    default void shouldAddTheGradientOfThePaddingToWhatItWasCopiedFrom(int inputs, int outputs) {
        with(this, kernels -> {
            // given filters that look at the upper left neighbour alone, and an active upper left corner
            Shape shape = new Shape(5, 6, inputs);
            float[] filters = new float[9 * inputs * outputs];
            filters[0] = 1;
            float[] gradient = new float[5 * 6 * outputs];
            gradient[0] = 7;
            Convolution convolution = layer(inputs, outputs, filters, filled(outputs, 1));

            // then its gradient is the corner's own, or that of the position diagonally inside
            int diagonal = (6 + 1) * inputs;
            assertThat(cornerGradient(kernels, convolution, Padding.ZERO, shape, gradient))
                    .isEqualTo(new float[shape.size()]);
            assertThat(cornerGradient(kernels, convolution, Padding.REPLICATE, shape, gradient)[0])
                    .isCloseTo(7, within(1e-4f));
            assertThat(cornerGradient(kernels, convolution, Padding.REFLECT, shape, gradient)[diagonal])
                    .isCloseTo(7, within(1e-4f));
        });
    }

    private static float[] cornerGradient(
            Kernels kernels, Convolution convolution, Padding padding, Shape shape, float[] gradient) {
        LayerKernel kernel = kernels.layer(convolution.withPadding(padding), shape);
        forward(kernel, filled(shape.size(), 1));
        float[] inputGradient = backward(kernel, gradient);
        // Winograd's method leaves traces near 1e-7 where zeros belong.
        for (int i = 0; i < inputGradient.length; i++) {
            inputGradient[i] = Math.abs(inputGradient[i]) < 1e-5f ? 0 : inputGradient[i];
        }
        return inputGradient;
    }

    @Test
    default void shouldRefuseToReflectASinglePosition() {
        with(this, kernels -> {
            Convolution convolution = layer(3, 4).withPadding(Padding.REFLECT);
            for (Shape shape : new Shape[] {new Shape(1, 5, 3), new Shape(5, 1, 3)}) {
                assertThatIllegalArgumentException()
                        .isThrownBy(() -> kernels.layer(convolution, shape))
                        .withMessageContaining("layer conv has reflected padding")
                        .withMessageContaining("at least 2 x 2 positions, but its input is " + shape);
                assertThatIllegalArgumentException()
                        .isThrownBy(() -> kernels.forward(convolution, shape))
                        .withMessageContaining("take a larger one, or padding REPLICATE or ZERO");
            }
        });
    }
}
