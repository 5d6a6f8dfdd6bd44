package io.github.brushwork.losses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.brushwork.core.Loss;
import io.github.brushwork.core.LossKernel;
import io.github.brushwork.core.Shape;
import io.github.brushwork.core.Tensor;
import io.github.brushwork.core.kernel.Kernels;
import io.github.brushwork.core.kernel.Workers;
import io.github.brushwork.testing.Allocation;
import io.github.brushwork.testing.Vectors;
import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every loss of style must do: it looks at what is in an image, not where. */
public abstract class StyleContractTest extends LossContractTest {

    protected static final Shape SHAPE = new Shape(4, 5, 6);

    /** More than one chunk, block or whatever a kernel may divide its work into. */
    private static final Shape DIVIDED = new Shape(70, 75, 17);

    /**
     * A loss that waits for its target.
     *
     * @param name what the test is called
     * @param target binds activations of the style image
     */
    public record Spec(String name, Function<Tensor, Loss> target) {

        @Override
        public String toString() {
            return name;
        }
    }

    protected abstract Stream<Spec> specs();

    @ParameterizedTest
    @MethodSource("specs")
    void shouldBeZeroAtTheTarget(Spec spec) {
        Tensor target = tensor(1);
        float[] gradient = new float[SHAPE.size()];

        double value = evaluate(spec.target().apply(target), target.data(), gradient);

        assertThat(value).isCloseTo(0, within(remainderOfValue()));
        for (float each : gradient) {
            assertThat(each).isCloseTo(0, within(remainderOfGradient()));
        }
    }

    /** What rounding may leave of the value at the target. */
    protected double remainderOfValue() {
        return 0;
    }

    /** What rounding may leave of the gradient at the target. */
    protected float remainderOfGradient() {
        return 0;
    }

    @ParameterizedTest
    @MethodSource("cases")
    void shouldNotDependOnTheOrderOfPositions(Case test) {
        float[] activations = test.activations(10);
        float[] gradient = new float[activations.length];

        double value = evaluate(test.loss(), test.shape(), activations, gradient);
        float[] reversedGradient = new float[activations.length];
        double reversedValue =
                evaluate(test.loss(), test.shape(), reversed(activations, test.shape()), reversedGradient);

        // the order of summation differs
        assertThat(reversedValue).isCloseTo(value, within(rounding() * value));
        assertThat(Vectors.relativeError(reversed(reversedGradient, test.shape()), gradient))
                .isLessThan(rounding());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void shouldFollowItsFormulaForActivationsThatAreAllEqual(Case test) {
        for (float constant : new float[] {0, 0.75f}) {
            float[] activations = new float[test.shape().size()];
            Arrays.fill(activations, constant);
            float[] gradient = new float[activations.length];

            double value = evaluate(test.loss(), test.shape(), activations, gradient);

            double expected = test.oracle().applyAsDouble(activations);
            assertThat(value).isCloseTo(expected, within(rounding() * expected));
            for (float each : gradient) {
                assertThat(each).isFinite();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("specs")
    void shouldAllowTargetsThatAreAllEqual(Spec spec) {
        float[] constant = new float[SHAPE.size()];
        Arrays.fill(constant, 0.75f);
        float[] gradient = new float[SHAPE.size()];

        double value = evaluate(
                spec.target().apply(new Tensor(SHAPE, constant)), tensor(2).data(), gradient);

        assertThat(value).isFinite().isPositive();
        for (float each : gradient) {
            assertThat(each).isFinite();
        }
    }

    @ParameterizedTest
    @MethodSource("specs")
    void shouldAllocateNothingInSteadyState(Spec spec) {
        Tensor target = new Tensor(DIVIDED, Vectors.gaussian(DIVIDED.size(), 3));
        float[] activations = Vectors.gaussian(DIVIDED.size(), 4);
        float[] gradient = new float[DIVIDED.size()];
        try (LossKernel kernel = spec.target().apply(target).kernel(DIVIDED, OneWorker.PLAIN)) {
            long bytes = Allocation.ofAllThreads(() -> kernel.evaluate(activations, 1, gradient), 20);

            // not one array
            assertThat(bytes).isLessThan(1000);
        }
    }

    @ParameterizedTest
    @MethodSource("specs")
    void shouldGiveTheSameBitsForAnyNumberOfWorkersWhoDivideTheWork(Spec spec) {
        Loss loss = spec.target().apply(new Tensor(DIVIDED, Vectors.gaussian(DIVIDED.size(), 6)));
        float[] activations = Vectors.gaussian(DIVIDED.size(), 7);
        float[] expected = new float[DIVIDED.size()];
        double expectedValue = evaluate(loss, DIVIDED, activations, expected);
        float[] gradient = new float[DIVIDED.size()];

        try (Workers workers = new Workers(3);
                LossKernel kernel = loss.kernel(DIVIDED, Kernels.fastest(workers))) {
            assertThat(kernel.evaluate(activations, 1, gradient)).isEqualTo(expectedValue);
        }

        assertThat(gradient).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("specs")
    void shouldNameTheShapeIfTheChannelsDiffer(Spec spec) {
        Loss loss = spec.target().apply(tensor(5));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> loss.kernel(new Shape(9, 9, 7), OneWorker.KERNELS))
                .withMessageContaining("loss at relu3_1: the activations are 9 x 9 x 7")
                .withMessageContaining("6");
    }

    protected static Tensor tensor(long seed) {
        return new Tensor(SHAPE, Vectors.gaussian(SHAPE.size(), seed));
    }

    protected static double evaluate(Loss loss, float[] activations, float[] gradient) {
        return evaluate(loss, SHAPE, activations, gradient);
    }

    protected static double evaluate(Loss loss, Shape shape, float[] activations, float[] gradient) {
        try (LossKernel kernel = loss.kernel(shape, OneWorker.KERNELS)) {
            return kernel.evaluate(activations, 1, gradient);
        }
    }

    /** The positions in reverse order, the channels of each as they were. */
    private static float[] reversed(float[] values, Shape shape) {
        int channels = shape.channels();
        float[] reversed = new float[values.length];
        for (int p = 0; p < shape.positions(); p++) {
            System.arraycopy(values, p * channels, reversed, (shape.positions() - 1 - p) * channels, channels);
        }
        return reversed;
    }
}
