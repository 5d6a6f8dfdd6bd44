package io.github.brushwork.core.kernel;

import static io.github.brushwork.core.kernel.KernelFixtures.backward;
import static io.github.brushwork.core.kernel.KernelFixtures.filled;
import static io.github.brushwork.core.kernel.KernelFixtures.forward;
import static io.github.brushwork.core.kernel.KernelFixtures.layer;
import static io.github.brushwork.core.kernel.KernelFixtures.pool;
import static io.github.brushwork.core.kernel.KernelFixtures.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.brushwork.core.Convolution;
import io.github.brushwork.core.Pooling;
import io.github.brushwork.core.Shape;
import io.github.brushwork.testing.Vectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What a convolution and a pooling in one must do: the same as one after the other. */
interface PooledConvolutionContract extends KernelsUnderTest {

    @ParameterizedTest
    @MethodSource("io.github.brushwork.core.kernel.KernelFixtures#pooledConvolutions")
    default void shouldDoAsTheLayersOneByOne(Pooling pooling, int height, int width, int inputs, int outputs) {
        with(this, kernels -> {
            // given
            Shape shape = new Shape(height, width, inputs);
            Convolution convolution = layer(inputs, outputs);
            LayerKernel fused = kernels.layers(convolution, pool(pooling), shape);
            Separate separate = new Separate(kernels, convolution, pooling, shape);
            float[] outputGradient = Vectors.gaussian(fused.outputShape().size(), 31);

            // when the input changes
            for (long seed = 32; seed < 34; seed++) {
                float[] input = Vectors.gaussian(shape.size(), seed);

                // then
                separate.assertDoesAs(fused, input, outputGradient, convolutionRounding());
                assertThat(forward(kernels.forward(convolution, pool(pooling), shape), input))
                        .isEqualTo(forward(fused, input));
            }
            assertThat(fused.inputShape()).isEqualTo(shape);
            assertThat(fused.outputShape()).isEqualTo(separate.pool().outputShape());
        });
    }

    /** The layers one by one. */
    record Separate(LayerKernel convolution, LayerKernel pool) {

        Separate(Kernels kernels, Convolution convolution, Pooling pooling, Shape shape) {
            this(
                    kernels.layer(convolution, shape),
                    kernels.layer(KernelFixtures.pool(pooling), shape.withChannels(convolution.outputs())));
        }

        /** That a fused kernel gives the same, there and back. */
        void assertDoesAs(LayerKernel fused, float[] input, float[] outputGradient, double rounding) {
            float[] output = forward(fused, input);
            float[] inputGradient = backward(fused, outputGradient);
            assertThat(Vectors.relativeError(output, forwardAll(input))).isLessThan(rounding);
            assertThat(Vectors.relativeError(inputGradient, backwardAll(outputGradient)))
                    .isLessThan(rounding);
        }

        float[] forwardAll(float[] input) {
            return forward(pool, forward(convolution, input));
        }

        float[] backwardAll(float[] outputGradient) {
            return backward(convolution, backward(pool, outputGradient));
        }
    }

    @ParameterizedTest
    @EnumSource
    default void shouldKeepBackWhatTheReluCutsOff(Pooling pooling) {
        with(this, kernels -> {
            Shape shape = new Shape(7, 6, 3);
            Convolution convolution = layer(3, 5, Vectors.gaussian(135, 33), filled(5, -1e6f));
            LayerKernel kernel = kernels.layers(convolution, pool(pooling), shape);

            assertThat(forward(kernel, Vectors.gaussian(shape.size(), 34))).containsOnly(0f);
            assertThat(backward(kernel, filled(kernel.outputShape().size(), Float.NaN)))
                    .containsOnly(0f);
        });
    }

    @ParameterizedTest
    @EnumSource
    default void shouldCarryNaNThroughBoth(Pooling pooling) {
        with(this, kernels -> {
            // given a NaN that reaches every output of the convolution
            Shape shape = new Shape(3, 3, 1);
            float[] input = filled(9, 1);
            input[4] = Float.NaN;
            Convolution convolution = layer(1, 9, Vectors.gaussian(81, 35), new float[9]);
            LayerKernel fused = kernels.layers(convolution, pool(pooling), shape);
            Separate separate = new Separate(kernels, convolution, pooling, shape);
            separate.forwardAll(input);
            float[] outputGradient = Vectors.gaussian(9, 36);

            // then its gradient passes the ReLU, and goes to the first NaN
            assertThat(forward(fused, input)).containsOnly(Float.NaN);
            assertThat(Vectors.relativeError(backward(fused, outputGradient), separate.backwardAll(outputGradient)))
                    .isLessThan(convolutionRounding());
        });
    }

    @Test
    default void shouldSendTheGradientOfEqualActivationsToTheFirst() {
        with(this, kernels -> {
            // given zeros everywhere, so that all activations are the bias to the bit
            Shape shape = new Shape(2, 2, 1);
            Convolution convolution = layer(1, 1, new float[] {0, 0, 0, 0, 1, 0, 0, 0, 0}, new float[] {0.5f});
            LayerKernel kernel = kernels.layers(convolution, pool(Pooling.MAX), shape);

            // when
            float[] output = forward(kernel, new float[4]);
            float[] inputGradient = backward(kernel, new float[] {3});

            // then
            assertThat(output).containsExactly(0.5f);
            assertThat(Vectors.relativeError(inputGradient, new double[] {3, 0, 0, 0}))
                    .isLessThan(convolutionRounding());
        });
    }
}
