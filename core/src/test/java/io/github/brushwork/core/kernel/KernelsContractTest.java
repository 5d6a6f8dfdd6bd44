package io.github.brushwork.core.kernel;

import static io.github.brushwork.core.kernel.KernelFixtures.backward;
import static io.github.brushwork.core.kernel.KernelFixtures.forward;
import static io.github.brushwork.core.kernel.KernelFixtures.layer;
import static io.github.brushwork.core.kernel.KernelFixtures.pool;
import static io.github.brushwork.core.kernel.KernelFixtures.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.brushwork.core.Convolution;
import io.github.brushwork.core.Padding;
import io.github.brushwork.core.Pooling;
import io.github.brushwork.core.Shape;
import io.github.brushwork.testing.Vectors;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every implementation of {@link Kernels} must do, over odd and tiny shapes. */
abstract class KernelsContractTest
        implements ConvolutionContract,
                PaddingContract,
                PoolingContract,
                PooledConvolutionContract,
                GramContract,
                ProductContract,
                NearestContract {

    private static final Shape SHAPE = new Shape(37, 41, 19);

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 8})
    void shouldGiveTheSameBitsForAnyNumberOfWorkers(int count) {
        try (Workers one = new Workers(1);
                Workers several = new Workers(count)) {
            List<float[]> expected = everything(kernels(one));
            List<float[]> actual = everything(kernels(several));
            for (int i = 0; i < expected.size(); i++) {
                assertThat(actual.get(i)).as("result %d", i).isEqualTo(expected.get(i));
            }
        }
    }

    private static List<float[]> everything(Kernels kernels) {
        float[] input = Vectors.gaussian(SHAPE.size(), 21);
        Convolution convolution = layer(19, 23);
        Convolution narrow = layer(19, 3);
        List<float[]> results = new ArrayList<>();
        List<LayerKernel> layers = List.of(
                kernels.layer(convolution, SHAPE),
                kernels.layer(convolution.withPadding(Padding.REPLICATE), SHAPE),
                kernels.layer(convolution.withPadding(Padding.REFLECT), SHAPE),
                kernels.layer(narrow.withPadding(Padding.REPLICATE), SHAPE),
                kernels.layer(narrow.withPadding(Padding.REFLECT), SHAPE),
                kernels.layers(convolution.withPadding(Padding.REFLECT), pool(Pooling.MAX), SHAPE),
                kernels.layer(pool(Pooling.RESCALED_AVERAGE), SHAPE),
                kernels.layers(convolution, pool(Pooling.RESCALED_AVERAGE), SHAPE),
                kernels.layer(pool(Pooling.AVERAGE), SHAPE),
                kernels.layer(pool(Pooling.MAX), SHAPE),
                kernels.layers(convolution, pool(Pooling.AVERAGE), SHAPE),
                kernels.layers(convolution, pool(Pooling.MAX), SHAPE));
        for (LayerKernel layer : layers) {
            float[] output = forward(layer, input);
            results.add(output);
            results.add(backward(layer, output));
        }
        float[] gram = new float[19 * 19];
        GramKernel gramKernel = kernels.gram(SHAPE.positions(), 19);
        gramKernel.gram(input, gram);
        results.add(gram);
        float[] gradient = new float[SHAPE.size()];
        gramKernel.multiplyAdd(input, gram, gradient);
        results.add(new float[] {
            (float) kernels.distance(SHAPE.size()).squaredDistance(input, gradient.clone(), 0.5, gradient),
            (float) kernels.variation(SHAPE).squaredVariation(input, 1, 2, 0.5, gradient)
        });
        results.add(gradient);
        float[] product = new float[SHAPE.positions() * 19];
        kernels.product(SHAPE.positions(), 19, 19).multiply(input, gram, product);
        results.add(product);
        float[] inner = new float[19 * 19];
        kernels.product(19, SHAPE.positions(), 19).multiplyTransposed(input, product, inner);
        results.add(inner);
        return results;
    }

    @Test
    void shouldRunSeveralKernelsAtOnce() {
        with(this, kernels -> {
            List<float[]> expected = everything(kernels);
            List<List<float[]>> actual = List.of(1, 2, 3, 4).parallelStream()
                    .map(i -> everything(kernels))
                    .toList();
            for (List<float[]> results : actual) {
                for (int i = 0; i < expected.size(); i++) {
                    assertThat(results.get(i)).as("result %d", i).isEqualTo(expected.get(i));
                }
            }
        });
    }

    @Test
    void shouldGiveUpWhenTheThreadIsInterruptedAndRunAgainAfterwards() {
        with(this, kernels -> {
            // given
            LayerKernel kernel = kernels.layers(layer(19, 23), pool(Pooling.MAX), SHAPE);
            float[] input = Vectors.gaussian(SHAPE.size(), 23);
            float[] expected = forward(kernel, input);

            // when
            Thread.currentThread().interrupt();
            assertThatExceptionOfType(CancellationException.class).isThrownBy(() -> forward(kernel, input));

            // then
            assertThat(Thread.interrupted()).isTrue();
            assertThat(forward(kernel, input)).isEqualTo(expected);
        });
    }

    @Test
    void shouldRejectArraysThatDoNotFit() {
        with(this, kernels -> {
            Shape shape = new Shape(2, 2, 3);
            LayerKernel convolution = kernels.layer(layer(3, 4), shape);
            rejects(() -> convolution.forward(new float[11], new float[16]))
                    .withMessage("the input of conv of shape 2 x 2 x 3 has 12 elements, not 11");
            rejects(() -> convolution.forward(new float[12], new float[17]))
                    .withMessageContaining("the output of conv");
            rejects(() -> convolution.backward(new float[12], new float[12]))
                    .withMessageContaining("the output gradient of conv");
            rejects(() -> convolution.backward(new float[16], new float[16]))
                    .withMessageContaining("the input gradient of conv");
            rejects(() -> kernels.forward(layer(3, 4), shape).forward(new float[1], new float[16]))
                    .withMessageContaining("the input of conv");

            LayerKernel pooling = kernels.layer(pool(Pooling.AVERAGE), shape);
            rejects(() -> pooling.forward(new float[12], new float[4])).withMessageContaining("1 x 1 x 3");
            rejects(() -> pooling.backward(new float[3], new float[13])).withMessageContaining("2 x 2 x 3");

            LayerKernel both = kernels.layers(layer(3, 4), pool(Pooling.MAX), shape);
            rejects(() -> both.forward(new float[12], new float[16])).withMessageContaining("the output of pool");
            rejects(() -> both.backward(new float[4], new float[11]))
                    .withMessageContaining("the input gradient of conv");

            GramKernel gram = kernels.gram(4, 3);
            rejects(() -> gram.gram(new float[12], new float[4])).withMessageContaining("the matrix");
            rejects(() -> gram.gram(new float[9], new float[9])).withMessageContaining("activations");
            rejects(() -> gram.multiplyAdd(new float[12], new float[9], new float[11]))
                    .withMessageContaining("the gradient");
        });
    }

    @Test
    void shouldRejectInputsThatTheLayerCannotTake() {
        with(this, kernels -> {
            Shape shape = new Shape(1, 5, 3);
            rejects(() -> kernels.layer(layer(4, 4), shape)).withMessageContaining("takes 4 channels");
            rejects(() -> kernels.forward(layer(4, 4), shape)).withMessageContaining("takes 4 channels");
            rejects(() -> kernels.layer(pool(Pooling.MAX), shape)).withMessageContaining("at least 2 x 2");
            rejects(() -> kernels.layers(layer(3, 4), pool(Pooling.MAX), shape))
                    .withMessageContaining("at least 2 x 2");
        });
    }

    private static org.assertj.core.api.ThrowableAssertAlternative<IllegalArgumentException> rejects(
            org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        return assertThatIllegalArgumentException().isThrownBy(call);
    }
}
