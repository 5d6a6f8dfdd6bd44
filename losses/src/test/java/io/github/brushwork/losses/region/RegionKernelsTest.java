package io.github.brushwork.losses.region;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.brushwork.core.Loss;
import io.github.brushwork.core.LossKernel;
import io.github.brushwork.core.Shape;
import io.github.brushwork.core.Tensor;
import io.github.brushwork.core.image.Mask;
import io.github.brushwork.core.kernel.Kernels;
import io.github.brushwork.core.kernel.Workers;
import io.github.brushwork.losses.ContentLoss;
import io.github.brushwork.losses.OneWorker;
import io.github.brushwork.losses.Scaling;
import io.github.brushwork.losses.StyleLoss;
import io.github.brushwork.testing.Allocation;
import io.github.brushwork.testing.Vectors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The kernels of losses of regions on activations of several chunks, the last of which is shorter. */
class RegionKernelsTest {

    private static final Shape SHAPE = new Shape(70, 75, 17);
    private static final Mask MASK = RegionFormulas.mask(SHAPE, 1);

    static Stream<Named<Loss>> losses() {
        Tensor target = new Tensor(SHAPE, Vectors.gaussian(SHAPE.size(), 2));
        StyleLoss style = StyleLoss.at("relu3_1").target(target);
        return Stream.of(
                Named.of("guided", new GuidedLoss(style, MASK)),
                Named.of("gathered", new RegionLoss(style, MASK)),
                Named.of(
                        "masked content",
                        new MaskedContentLoss(ContentLoss.at("relu3_1").target(target), MASK)));
    }

    /** Losses that are sums of squared activations, and the factor of each position's squares. */
    static Stream<Arguments> sumsOfSquares() {
        float[] weights = MASK.weights();
        double squares = 0;
        int inside = 0;
        for (float weight : weights) {
            squares += (double) weight * weight;
            inside += weight >= 0.5 ? 1 : 0;
        }
        double meanSquare = squares / weights.length;
        return Stream.of(
                Arguments.of(
                        Named.of("guided", new GuidedLoss(squares(SHAPE), MASK)),
                        factors(weight -> weight * weight / meanSquare)),
                Arguments.of(
                        Named.of("gathered", new RegionLoss(squares(new Shape(inside, 1, SHAPE.channels())), MASK)),
                        factors(weight -> weight >= 0.5 ? 1 : 0)),
                Arguments.of(
                        Named.of("masked content", new MaskedContentLoss(squares(SHAPE), MASK)),
                        factors(weight -> weight)));
    }

    private static ContentLoss squares(Shape shape) {
        return ContentLoss.at("relu3_1").scaling(Scaling.SUM).target(Tensor.zeros(shape));
    }

    private static double[] factors(DoubleUnaryOperator ofWeight) {
        float[] weights = MASK.weights();
        return IntStream.range(0, weights.length)
                .mapToDouble(p -> ofWeight.applyAsDouble(weights[p]))
                .toArray();
    }

    @ParameterizedTest
    @MethodSource("sumsOfSquares")
    void shouldReachEveryPositionOfEveryChunk(Loss loss, double[] factors) {
        float[] activations = Vectors.gaussian(SHAPE.size(), 5);
        float[] gradient = new float[SHAPE.size()];
        double expected = 0;
        double[] expectedGradient = new double[SHAPE.size()];
        for (int i = 0; i < activations.length; i++) {
            double factor = factors[i / SHAPE.channels()];
            expected += factor * activations[i] * activations[i];
            expectedGradient[i] = 2 * factor * activations[i];
        }

        double value;
        try (LossKernel kernel = loss.kernel(SHAPE, OneWorker.KERNELS)) {
            value = kernel.evaluate(activations, 1, gradient);
        }

        // a few roundings of 6e-8 each; one position left out is about 1 / 5250 of the value, and more of the gradient
        assertThat(value).isCloseTo(expected, within(1e-6 * expected));
        assertThat(Vectors.relativeError(gradient, expectedGradient)).isLessThan(1e-6);
    }

    @ParameterizedTest
    @MethodSource("losses")
    void shouldGiveTheSameBitsForAnyNumberOfWorkers(Loss loss) {
        float[] activations = Vectors.gaussian(SHAPE.size(), 3);
        float[] expected = new float[SHAPE.size()];
        float[] gradient = new float[SHAPE.size()];

        try (Workers workers = new Workers(3);
                LossKernel one = loss.kernel(SHAPE, OneWorker.KERNELS);
                LossKernel three = loss.kernel(SHAPE, Kernels.fastest(workers))) {
            double expectedValue = one.evaluate(activations, 1, expected);

            assertThat(three.evaluate(activations, 1, gradient)).isEqualTo(expectedValue);
        }

        assertThat(gradient).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("losses")
    void shouldAllocateNothingInSteadyState(Loss loss) {
        float[] activations = Vectors.gaussian(SHAPE.size(), 4);
        float[] gradient = new float[SHAPE.size()];
        try (LossKernel kernel = loss.kernel(SHAPE, OneWorker.PLAIN)) {
            long bytes = Allocation.ofAllThreads(() -> kernel.evaluate(activations, 1, gradient), 20);

            // not one array
            assertThat(bytes).isLessThan(1000);
        }
    }

    @Test
    void shouldCloseTheKernelsTheyWrap() {
        AtomicInteger closed = new AtomicInteger();
        Loss closing = new Closing(closed);

        new GuidedLoss(closing, MASK).kernel(SHAPE, OneWorker.KERNELS).close();
        new RegionLoss(closing, MASK).kernel(SHAPE, OneWorker.KERNELS).close();

        assertThat(closed).hasValue(2);
    }

    /** Counts how many of its kernels were closed. */
    private record Closing(AtomicInteger closed) implements Loss {

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
                    closed.incrementAndGet();
                }
            };
        }
    }
}
