package io.github.brushwork.core.kernel;

import static io.github.brushwork.core.kernel.KernelFixtures.backward;
import static io.github.brushwork.core.kernel.KernelFixtures.behindRelu;
import static io.github.brushwork.core.kernel.KernelFixtures.filled;
import static io.github.brushwork.core.kernel.KernelFixtures.forward;
import static io.github.brushwork.core.kernel.KernelFixtures.layer;
import static io.github.brushwork.core.kernel.KernelFixtures.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.brushwork.core.Convolution;
import io.github.brushwork.core.Shape;
import io.github.brushwork.testing.Vectors;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What convolutions must do, over odd and tiny shapes. */
interface ConvolutionContract extends KernelsUnderTest {

    @ParameterizedTest
    @MethodSource("io.github.brushwork.core.kernel.KernelFixtures#convolutions")
    default void shouldConvolveAndGiveTheGradient(int height, int width, int inputs, int outputs) {
        with(this, kernels -> {
            // given
            Shape shape = new Shape(height, width, inputs);
            Convolution convolution = layer(inputs, outputs);
            float[] input = Vectors.gaussian(shape.size(), 1);
            float[] outputGradient =
                    Vectors.gaussian(shape.withChannels(outputs).size(), 2);
            LayerKernel kernel = kernels.layer(convolution, shape);

            // when
            float[] output = forward(kernel, input);
            float[] inputGradient = backward(kernel, outputGradient);

            // then, against plain loops; which outputs are active is for the kernel to say, so near 0 may it round
            assertThat(kernel.inputShape()).isEqualTo(shape);
            assertThat(kernel.outputShape()).isEqualTo(shape.withChannels(outputs));
            assertThat(Vectors.relativeError(output, Oracle.convolve(Oracle.doubles(input), shape, convolution)))
                    .isLessThan(convolutionRounding());
            float[] passed = behindRelu(outputGradient, output);
            assertThat(Vectors.relativeError(
                            inputGradient, Oracle.inputGradient(passed, kernel.outputShape(), convolution)))
                    .isLessThan(convolutionRounding());
            // and forward only gives the same bits
            assertThat(forward(kernels.forward(convolution, shape), input)).isEqualTo(output);
        });
    }

    @ParameterizedTest
    @CsvSource({"1, 1, 1, 1", "2, 3, 3, 5", "7, 5, 17, 3", "9, 40, 5, 17"})
    default void shouldGiveAGradientThatIsTheAdjoint(int height, int width, int inputs, int outputs) {
        with(this, kernels -> {
            // given x, y and a layer whose bias lifts every output above zero, so that it is linear plus a constant
            Shape shape = new Shape(height, width, inputs);
            float bias = 1000;
            Convolution convolution =
                    layer(inputs, outputs, Vectors.gaussian(9 * inputs * outputs, 3), filled(outputs, bias));
            LayerKernel kernel = kernels.layer(convolution, shape);
            float[] x = Vectors.gaussian(shape.size(), 4);
            float[] y = Vectors.gaussian(kernel.outputShape().size(), 5);

            // when
            float[] kx = forward(kernel, x);
            float[] kty = backward(kernel, y);

            // then <Kx, y> = <x, K'y>
            double there = 0;
            for (int i = 0; i < y.length; i++) {
                there += (double) (kx[i] - bias) * y[i];
            }
            double back = 0;
            for (int i = 0; i < x.length; i++) {
                back += (double) x[i] * kty[i];
            }
            // Each output near 1000 is off by up to 3e-5 a few times over; these errors add up like a random walk.
            assertThat(there).isCloseTo(back, within(1e-3 * Math.sqrt(y.length)));
        });
    }

    @Test
    default void shouldLetTheGradientPassWhereTheActivationIsPositiveOrNaN() {
        with(this, kernels -> {
            // given channels that are made of the bias alone: negative, zero, positive, NaN
            Convolution convolution = layer(1, 4, new float[9 * 4], new float[] {-1f, 0f, Float.MIN_VALUE, Float.NaN});
            float[] filters = convolution.filters();
            for (int c = 0; c < 4; c++) {
                filters[4 * 4 + c] = 1 << c;
            }
            LayerKernel kernel = kernels.layer(convolution, new Shape(1, 1, 1));

            // when
            float[] output = forward(kernel, new float[] {0});
            float[] inputGradient = backward(kernel, new float[] {1, 1, 1, 1});

            // then
            assertThat(output).containsExactly(0, 0, Float.MIN_VALUE, Float.NaN);
            assertThat(inputGradient[0]).isCloseTo(4 + 8, within(12 * (float) convolutionRounding()));
        });
    }

    @Test
    default void shouldKeepBackWhatTheReluCutsOffEvenIfItIsNaN() {
        with(this, kernels -> {
            LayerKernel kernel =
                    kernels.layer(layer(3, 5, Vectors.gaussian(135, 6), filled(5, -1e6f)), new Shape(6, 7, 3));

            assertThat(forward(kernel, Vectors.gaussian(6 * 7 * 3, 7))).containsOnly(0f);
            assertThat(backward(kernel, filled(6 * 7 * 5, Float.NaN))).containsOnly(0f);
        });
    }

    @Test
    default void shouldRememberTheLastForwardCallAlone() {
        with(this, kernels -> {
            // given
            Shape shape = new Shape(9, 10, 5);
            LayerKernel kernel = kernels.layer(layer(5, 17), shape);
            float[] gradient = Vectors.gaussian(kernel.outputShape().size(), 8);
            List<float[]> results = new ArrayList<>();

            // when the input changes and comes back
            for (long seed : new long[] {9, 10, 9}) {
                results.add(forward(kernel, Vectors.gaussian(shape.size(), seed)));
                results.add(backward(kernel, gradient));
            }

            // then
            assertThat(results.get(4)).isEqualTo(results.get(0)).isNotEqualTo(results.get(2));
            assertThat(results.get(5)).isEqualTo(results.get(1)).isNotEqualTo(results.get(3));
            assertThat(backward(kernel, gradient)).isEqualTo(results.get(1));
        });
    }

    @ParameterizedTest
    @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
    default void shouldCarryNaNAndInfinityThrough(float value) {
        with(this, kernels -> {
            // given one such value among others, in a bias that no ReLU cuts off
            Shape shape = new Shape(14, 15, 3);
            int y = 5;
            int x = 9;
            float[] input = Vectors.gaussian(shape.size(), 11);
            input[(y * 15 + x) * 3 + 1] = value;
            Convolution convolution = layer(3, 4, Vectors.gaussian(9 * 12, 12), filled(4, 1000));

            // when
            float[] output = forward(kernels.layer(convolution, shape), input);

            // then
            double[] expected = Oracle.convolve(Oracle.doubles(input), shape, convolution);
            requireNaNNear(output, shape.withChannels(4), y, x, expected);
        });
    }

    @Test
    default void shouldCarryNaNThroughTheGradient() {
        with(this, kernels -> {
            Shape shape = new Shape(14, 15, 3);
            int y = 13;
            int x = 0;
            LayerKernel kernel = kernels.layer(layer(3, 4, Vectors.gaussian(9 * 12, 13), filled(4, 1000)), shape);
            forward(kernel, Vectors.gaussian(shape.size(), 14));
            float[] gradient = Vectors.gaussian(kernel.outputShape().size(), 15);
            gradient[y * 15 * 4] = Float.NaN;

            float[] inputGradient = backward(kernel, gradient);

            requireNaNNear(inputGradient, shape, y, x, Oracle.doubles(filled(shape.size(), Float.NaN)));
        });
    }

    /** NaN or infinity where it must be, next to the position, unless a ReLU cut it off; and no further than allowed. */
    private void requireNaNNear(float[] values, Shape shape, int y, int x, double[] expected) {
        for (int i = 0; i < values.length; i++) {
            int position = i / shape.channels();
            int distance = Math.max(Math.abs(position / shape.width() - y), Math.abs(position % shape.width() - x));
            if (distance <= 1 && !Double.isFinite(expected[i])) {
                assertThat(Float.isFinite(values[i])).as("element %d", i).isFalse();
            }
            if (distance > reachOfNaN()) {
                assertThat(Float.isFinite(values[i])).as("element %d", i).isTrue();
            }
        }
    }

    @Test
    default void shouldComputeWithDenormals() {
        with(this, kernels -> {
            // given inputs so small that all results are denormal
            Shape shape = new Shape(9, 8, 16);
            float[] input = Vectors.gaussian(shape.size(), 16);
            for (int i = 0; i < input.length; i++) {
                input[i] *= 1e-40f;
            }
            Convolution convolution = layer(16, 17, Vectors.gaussian(9 * 16 * 17, 17), new float[17]);

            // when
            float[] output = forward(kernels.layer(convolution, shape), input);

            // then: results near 1e-39 are multiples of 1.4e-45, and a sum rounds 144 times
            assertThat(Vectors.relativeError(
                            scaledUp(output), Oracle.convolve(Oracle.doubles(scaledUp(input)), shape, convolution)))
                    .isLessThan(1e-4);
        });
    }

    /** By a power of two, which is exact; the norm of denormals would be 0. */
    private static float[] scaledUp(float[] values) {
        float[] scaled = values.clone();
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] *= 0x1p126f;
        }
        return scaled;
    }
}
