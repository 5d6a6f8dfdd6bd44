package io.github.brushwork.losses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.brushwork.core.Loss;
import io.github.brushwork.core.LossKernel;
import io.github.brushwork.core.Shape;
import io.github.brushwork.core.kernel.Footprint;
import io.github.brushwork.core.kernel.Kernels;
import io.github.brushwork.core.kernel.Workers;
import io.github.brushwork.testing.FiniteDifferences;
import io.github.brushwork.testing.HeldArrays;
import io.github.brushwork.testing.Vectors;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every loss must do, over odd and tiny shapes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class LossContractTest {

    protected static final Shape[] SHAPES = {
        new Shape(1, 1, 1),
        new Shape(1, 1, 3),
        new Shape(1, 4, 3),
        new Shape(5, 1, 3),
        new Shape(2, 3, 5),
        new Shape(7, 9, 3),
        new Shape(6, 7, 17)
    };

    /**
     * A loss for activations of one shape.
     *
     * @param name what the test is called
     * @param loss the loss
     * @param shape shape of the activations
     * @param oracle the loss by its formula, in plain loops and double precision
     */
    public record Case(String name, Loss loss, Shape shape, ToDoubleFunction<float[]> oracle) {

        float[] activations(long seed) {
            return Vectors.gaussian(shape.size(), seed);
        }

        @Override
        public String toString() {
            return name + " " + shape;
        }
    }

    protected abstract Stream<Case> cases();

    /** Relative error: of sums of at most a few hundred products of single-precision numbers, each rounded to 6e-8. */
    protected double rounding() {
        return 2e-6;
    }

    /** The formulas are smooth: in double precision a step of 1e-4 leaves errors near 1e-8. */
    protected float step() {
        return 1e-4f;
    }

    @ParameterizedTest
    @MethodSource("cases")
    void shouldGiveTheValueOfTheFormula(Case test) {
        float[] activations = test.activations(1);

        double value = evaluate(test, activations, 1, new float[activations.length]);

        double expected = test.oracle().applyAsDouble(activations);
        assertThat(value).isCloseTo(expected, within(rounding() * expected));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void shouldGiveTheGradientOfTheFormula(Case test) {
        float[] activations = test.activations(2);
        float[] gradient = new float[activations.length];

        evaluate(test, activations, 1, gradient);

        double[] expected = FiniteDifferences.gradient(test.oracle(), activations.clone(), step());
        assertThat(Vectors.relativeError(gradient, expected)).isLessThan(rounding());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void shouldAddTheWeightedGradientToWhatIsThere(Case test) {
        // given
        float[] activations = test.activations(3);
        float[] plain = new float[activations.length];
        double plainValue = evaluate(test, activations, 1, plain);
        float[] before = Vectors.gaussian(activations.length, 4);
        double weight = 2.5;

        // when
        float[] gradient = before.clone();
        double value = evaluate(test, activations, weight, gradient);

        // then the gradient is weighted, the value is not
        assertThat(value).isEqualTo(plainValue);
        double[] expected = new double[before.length];
        for (int i = 0; i < expected.length; i++) {
            expected[i] = before[i] + weight * plain[i];
        }
        assertThat(Vectors.relativeError(gradient, expected)).isLessThan(rounding());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void shouldTellTheMemoryOfItsKernel(Case test) {
        requireMemoryAsTold(test, callersPart(test.loss()));
    }

    /** What the loss holds but shares with others, so that it does not count. */
    protected List<?> callersPart(Loss loss) {
        return List.of();
    }

    protected static void requireMemoryAsTold(Case test, List<?> others) {
        requireMemoryAsTold(test, others, Kernels::plain);
        requireMemoryAsTold(test, others, Kernels::fastest);
    }

    /**
     * To the byte; only of the worker's memory it may be more, because a kernel for Gram matrices is counted whole and a
     * loss may use a half of it.
     */
    private static void requireMemoryAsTold(Case test, List<?> others, Function<Workers, Kernels> factory) {
        try (Workers workers = new Workers(1)) {
            Kernels kernels = factory.apply(workers);
            try (LossKernel kernel = test.loss().kernel(test.shape(), kernels)) {
                kernel.evaluate(test.activations(6), 1, new float[test.shape().size()]);

                Footprint told = test.loss().footprint(test.shape(), kernels.footprints());
                long kept = HeldArrays.withoutThoseOf(List.of(workers, others), test.loss(), kernel)
                        .bytes();
                assertThat(told.kept()).as(kernels.description()).isEqualTo(kept);
                assertThat(told.ofWorkers(1))
                        .as("worker, " + kernels.description())
                        .isGreaterThanOrEqualTo(HeldArrays.of(workers).bytes());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void shouldNotModifyTheActivations(Case test) {
        float[] activations = test.activations(5);

        evaluate(test, activations, 1, new float[activations.length]);

        assertThat(activations).isEqualTo(test.activations(5));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void shouldKeepKernelsApart(Case test) {
        // given two kernels of one loss
        float[] a = test.activations(6);
        float[] b = test.activations(7);
        float[] expected = new float[a.length];
        double expectedValue = evaluate(test, a, 1, expected);
        try (LossKernel first = test.loss().kernel(test.shape(), OneWorker.KERNELS);
                LossKernel second = test.loss().kernel(test.shape(), OneWorker.KERNELS)) {

            // when they are used in turn
            first.evaluate(b, 1, new float[b.length]);
            second.evaluate(b, 3, new float[b.length]);
            float[] gradient = new float[a.length];
            double value = first.evaluate(a, 1, gradient);
            second.evaluate(b, 1, new float[b.length]);

            // then neither what came before nor the other kernel shows
            assertThat(value).isEqualTo(expectedValue);
            assertThat(gradient).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void shouldGiveTheSameBitsForAnyNumberOfWorkers(Case test) {
        float[] activations = test.activations(9);
        float[] expected = new float[activations.length];
        double expectedValue = evaluate(test, activations, 1, expected);
        float[] gradient = new float[activations.length];

        try (Workers workers = new Workers(3);
                LossKernel kernel = test.loss().kernel(test.shape(), Kernels.fastest(workers))) {
            assertThat(kernel.evaluate(activations, 1, gradient)).isEqualTo(expectedValue);
        }

        assertThat(gradient).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void shouldCarryNaNThrough(Case test) {
        float[] activations = test.activations(8);
        activations[activations.length / 2] = Float.NaN;
        float[] gradient = new float[activations.length];

        double value = evaluate(test, activations, 1, gradient);

        // Total variation does not look at an image of a single pixel.
        if (!Double.isNaN(test.oracle().applyAsDouble(activations))) {
            assertThat(value).isZero();
        } else {
            assertThat(value).isNaN();
            assertThat(gradient[activations.length / 2]).isNaN();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void shouldRejectArraysOfAnotherLength(Case test) {
        int size = test.shape().size();
        try (LossKernel kernel = test.loss().kernel(test.shape(), OneWorker.KERNELS)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> kernel.evaluate(new float[size + 1], 1, new float[size]))
                    .withMessageContaining(test.shape().toString());
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> kernel.evaluate(new float[size], 1, new float[size + 1]))
                    .withMessageContaining(test.shape().toString());
        }
    }

    protected static double evaluate(Case test, float[] activations, double weight, float[] gradient) {
        try (LossKernel kernel = test.loss().kernel(test.shape(), OneWorker.KERNELS)) {
            return kernel.evaluate(activations, weight, gradient);
        }
    }
}
