package io.github.brushwork.core.kernel;

import static io.github.brushwork.core.kernel.KernelFixtures.backward;
import static io.github.brushwork.core.kernel.KernelFixtures.forward;
import static io.github.brushwork.core.kernel.KernelFixtures.pool;
import static io.github.brushwork.core.kernel.KernelFixtures.pooled;
import static io.github.brushwork.core.kernel.KernelFixtures.wholeNumbers;
import static io.github.brushwork.core.kernel.KernelFixtures.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.brushwork.core.Pooling;
import io.github.brushwork.core.Shape;
import io.github.brushwork.testing.Vectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What poolings on their own must do. */
interface PoolingContract extends KernelsUnderTest {

    @ParameterizedTest
    @MethodSource("io.github.brushwork.core.kernel.KernelFixtures#poolings")
    default void shouldPoolTheAverageAndSpreadItsGradient(Shape shape) {
        with(this, kernels -> {
            // given
            float[] input = Vectors.gaussian(shape.size(), 11);
            float[] outputGradient = Vectors.gaussian(pooled(shape).size(), 13);
            float[] expected = new float[shape.size()];
            for (int i = 0; i < outputGradient.length; i++) {
                for (int index : Oracle.window(i, pooled(shape), shape)) {
                    expected[index] = outputGradient[i] / 4;
                }
            }
            LayerKernel kernel = kernels.layer(pool(Pooling.AVERAGE), shape);

            // when
            float[] output = forward(kernel, input);
            float[] inputGradient = backward(kernel, outputGradient);

            // then
            assertThat(kernel.outputShape()).isEqualTo(pooled(shape));
            assertThat(Vectors.relativeError(output, Oracle.averagePool(Oracle.doubles(input), shape)))
                    .isLessThan(rounding());
            assertThat(inputGradient).isEqualTo(expected);
        });
    }

    @ParameterizedTest
    @MethodSource("io.github.brushwork.core.kernel.KernelFixtures#poolings")
    default void shouldPoolTheMaximumAndSendItsGradientToTheFirstLargest(Shape shape) {
        with(this, kernels -> {
            // given an input with many ties
            float[] input = wholeNumbers(shape.size(), 14);
            float[] outputGradient = Vectors.gaussian(pooled(shape).size(), 15);
            float[] expected = new float[shape.size()];
            for (int i = 0; i < outputGradient.length; i++) {
                int[] window = Oracle.window(i, pooled(shape), shape);
                int largest = window[0];
                for (int index : window) {
                    largest = input[index] > input[largest] ? index : largest;
                }
                expected[largest] = outputGradient[i];
            }
            LayerKernel kernel = kernels.layer(pool(Pooling.MAX), shape);

            // when
            float[] output = forward(kernel, input);
            float[] inputGradient = backward(kernel, outputGradient);

            // then
            assertThat(Vectors.relativeError(output, Oracle.maxPool(Oracle.doubles(input), shape)))
                    .isZero();
            assertThat(inputGradient).isEqualTo(expected);
        });
    }

    @ParameterizedTest
    @MethodSource("io.github.brushwork.core.kernel.KernelFixtures#poolings")
    default void shouldDoubleTheAverageAndItsGradient(Shape shape) {
        with(this, kernels -> {
            // given
            float[] input = Vectors.gaussian(shape.size(), 17);
            float[] outputGradient = Vectors.gaussian(pooled(shape).size(), 18);
            LayerKernel average = kernels.layer(pool(Pooling.AVERAGE), shape);
            LayerKernel rescaled = kernels.layer(pool(Pooling.RESCALED_AVERAGE), shape);

            // then to the bit, since a factor of two is exact
            assertThat(forward(rescaled, input)).isEqualTo(doubled(forward(average, input)));
            assertThat(backward(rescaled, outputGradient)).isEqualTo(doubled(backward(average, outputGradient)));
        });
    }

    private static float[] doubled(float[] values) {
        float[] doubled = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            doubled[i] = 2 * values[i];
        }
        return doubled;
    }

    @ParameterizedTest
    @CsvSource({"0", "1", "2", "3"})
    default void shouldCarryNaNThroughPooling(int position) {
        with(this, kernels -> {
            Shape shape = new Shape(2, 2, 1);
            float[] input = {1, 2, 3, 4};
            input[position] = Float.NaN;
            LayerKernel max = kernels.layer(pool(Pooling.MAX), shape);

            assertThat(forward(kernels.layer(pool(Pooling.AVERAGE), shape), input))
                    .containsOnly(Float.NaN);
            assertThat(forward(max, input)).containsOnly(Float.NaN);
            float[] expected = new float[4];
            expected[position] = 5;
            assertThat(backward(max, new float[] {5})).isEqualTo(expected);
        });
    }

    @ParameterizedTest
    @EnumSource
    default void shouldPoolForwardOnlyToTheSameBits(Pooling pooling) {
        with(this, kernels -> {
            Shape shape = new Shape(9, 12, 17);
            float[] input = Vectors.gaussian(shape.size(), 16);

            assertThat(forward(kernels.forward(pool(pooling), shape), input))
                    .isEqualTo(forward(kernels.layer(pool(pooling), shape), input));
        });
    }
}
