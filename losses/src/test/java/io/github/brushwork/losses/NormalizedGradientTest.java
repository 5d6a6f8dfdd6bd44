package io.github.brushwork.losses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.brushwork.core.Loss;
import io.github.brushwork.core.LossKernel;
import io.github.brushwork.core.Shape;
import io.github.brushwork.core.Tensor;
import io.github.brushwork.core.Term;
import io.github.brushwork.core.kernel.Kernels;
import io.github.brushwork.testing.Allocation;
import io.github.brushwork.testing.Vectors;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NormalizedGradientTest {

    private static final Shape SHAPE = new Shape(4, 5, 6);

    private final Loss wrapped = StyleLoss.at("relu3_1").target(new Tensor(SHAPE, Vectors.gaussian(SHAPE.size(), 1)));
    private final Loss loss = new NormalizedGradient(wrapped);

    @Test
    void shouldReadTheLayerOfTheLossItWraps() {
        assertThat(loss.layer()).isEqualTo("relu3_1");
    }

    @Test
    void shouldTellTheMemoryOfItsKernel() {
        LossContractTest.Case test = new LossContractTest.Case("normalised", loss, SHAPE, activations -> 0);

        LossContractTest.requireMemoryAsTold(test, List.of());
    }

    @ParameterizedTest
    @ValueSource(floats = {1e-3f, 1, 1e3f})
    void shouldPullAsHardAsItsWeightWhateverTheSizeOfActivations(float scale) {
        float[] activations = Vectors.gaussian(SHAPE.size(), 2);
        for (int i = 0; i < activations.length; i++) {
            activations[i] *= scale;
        }
        float[] gradient = new float[SHAPE.size()];

        evaluate(loss, activations, 2.5, gradient);

        // The norm is to the smallest gradient here, 1e-5, as 1e-3 is to 1e-8.
        assertThat(norm(gradient)).isCloseTo(2.5, within(2.5 * 2e-3));
    }

    @Test
    void shouldKeepValueAndDirection() {
        float[] activations = Vectors.gaussian(SHAPE.size(), 3);
        float[] expected = new float[SHAPE.size()];
        double expectedValue = evaluate(wrapped, activations, 1, expected);
        float[] before = Vectors.gaussian(SHAPE.size(), 4);
        float[] gradient = before.clone();

        double value = evaluate(loss, activations, 2.5, gradient);

        assertThat(value).isEqualTo(expectedValue);
        for (int i = 0; i < gradient.length; i++) {
            // sums and products of a few numbers near 1 in single precision
            assertThat((double) gradient[i])
                    .isCloseTo(before[i] + 2.5 * expected[i] / (norm(expected) + 1e-8), within(1e-6));
        }
    }

    @Test
    void shouldHaveNoGradientAtTheTarget() {
        float[] gradient = new float[SHAPE.size()];

        double value = evaluate(loss, Vectors.gaussian(SHAPE.size(), 1), 2.5, gradient);

        assertThat(value).isZero();
        assertThat(gradient).containsOnly(0);
    }

    @Test
    void shouldNormaliseEachTermOfASumByItself() {
        // given two terms of which one is much larger
        Loss content = ContentLoss.at("relu3_1").target(new Tensor(SHAPE, Vectors.gaussian(SHAPE.size(), 5)));
        Loss large = new WeightedSum(List.of(new Term("large", content, 1e6)));
        Loss sum = new WeightedSum(List.of(
                new Term("style", new NormalizedGradient(wrapped), 1),
                new Term("content", new NormalizedGradient(large), 1)));
        float[] activations = Vectors.gaussian(SHAPE.size(), 6);
        float[] expected = new float[SHAPE.size()];
        evaluate(new NormalizedGradient(wrapped), activations, 1, expected);
        evaluate(new NormalizedGradient(content), activations, 1, expected);
        float[] gradient = new float[SHAPE.size()];

        evaluate(sum, activations, 1, gradient);

        // 1e-8 beside norms near 1
        assertThat(Vectors.relativeError(gradient, expected)).isLessThan(1e-6);
    }

    @Test
    void shouldAllocateNothingInSteadyState() {
        float[] activations = Vectors.gaussian(SHAPE.size(), 7);
        float[] gradient = new float[SHAPE.size()];
        try (LossKernel kernel = new NormalizedGradient(
                        ContentLoss.at("relu3_1").target(new Tensor(SHAPE, Vectors.gaussian(SHAPE.size(), 8))))
                .kernel(SHAPE, OneWorker.PLAIN)) {
            long bytes = Allocation.ofAllThreads(() -> kernel.evaluate(activations, 1, gradient), 20);

            // not one array
            assertThat(bytes).isLessThan(SHAPE.size());
        }
    }

    @Test
    void shouldCloseTheKernelItWraps() {
        AtomicBoolean closed = new AtomicBoolean();
        Loss closing = new Loss() {
            @Override
            public String layer() {
                return "relu1_1";
            }

            @Override
            public LossKernel kernel(Shape shape, Kernels kernels) {
                return new LossKernel() {
                    @Override
                    public double evaluate(float[] activations, double weight, float[] gradient) {
                        return 0;
                    }

                    @Override
                    public void close() {
                        closed.set(true);
                    }
                };
            }
        };

        new NormalizedGradient(closing).kernel(SHAPE, OneWorker.KERNELS).close();

        assertThat(closed).isTrue();
    }

    private static double evaluate(Loss loss, float[] activations, double weight, float[] gradient) {
        try (LossKernel kernel = loss.kernel(SHAPE, OneWorker.KERNELS)) {
            return kernel.evaluate(activations, weight, gradient);
        }
    }

    private static double norm(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += Math.abs(value);
        }
        return sum;
    }
}
