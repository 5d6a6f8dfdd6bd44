package io.github.brushwork.losses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import io.github.brushwork.core.Convolution;
import io.github.brushwork.core.Features;
import io.github.brushwork.core.LossKernel;
import io.github.brushwork.core.Network;
import io.github.brushwork.core.Preprocessing;
import io.github.brushwork.core.Shape;
import io.github.brushwork.core.Tensor;
import io.github.brushwork.core.kernel.Kernels;
import io.github.brushwork.core.kernel.Workers;
import io.github.brushwork.testing.Allocation;
import io.github.brushwork.testing.Vectors;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ContentLossTest extends LossContractTest {

    private static final Shape SHAPE = new Shape(4, 5, 6);
    private static final Shape LARGE = new Shape(70, 75, 17);

    @Override
    protected Stream<Case> cases() {
        return Arrays.stream(Scaling.values())
                .flatMap(scaling -> Arrays.stream(SHAPES)
                        // a single element has no variance to scale by
                        .filter(shape -> scaling != Scaling.RELATIVE || shape.size() > 1)
                        .map(shape -> {
                            float[] target = Vectors.gaussian(shape.size(), 50);
                            ContentLoss loss =
                                    ContentLoss.at("relu4_2").scaling(scaling).target(new Tensor(shape, target));
                            return new Case(scaling.name(), loss, shape, f -> Formulas.content(f, target, scaling));
                        }));
    }

    @ParameterizedTest
    @EnumSource
    void shouldBeZeroAtTheTarget(Scaling scaling) {
        Tensor target = tensor(1);
        float[] gradient = new float[SHAPE.size()];

        double value = kernel(scaling, target).evaluate(target.data(), 1, gradient);

        assertThat(value).isZero();
        assertThat(gradient).containsOnly(0);
    }

    @Test
    void shouldNotDependOnTheSizeOfActivationsIfRelative() {
        // given activations and a target, and both a thousand times as large
        ContentLoss.Spec spec = ContentLoss.at("relu4_2").scaling(Scaling.RELATIVE);
        Tensor target = tensor(2);
        float[] activations = Vectors.gaussian(SHAPE.size(), 3);

        // when
        double small = value(spec.target(target), activations);
        double large = value(spec.target(new Tensor(SHAPE, times(1000, target.data()))), times(1000, activations));

        // then; multiplying rounds each element by 6e-8
        assertThat(large).isCloseTo(small, within(1e-6 * small));
    }

    @Test
    void shouldPullWithForceOneWhateverTheSizeIfDividedByMagnitudes() {
        // given differences of one magnitude, either sign, small and large
        for (float magnitude : new float[] {1e-3f, 1e3f}) {
            float[] activations = new float[SHAPE.size()];
            for (int i = 0; i < activations.length; i++) {
                activations[i] = i % 3 == 0 ? magnitude : -magnitude;
            }
            float[] gradient = new float[SHAPE.size()];

            double value = kernel(Scaling.MAGNITUDES, Tensor.zeros(SHAPE)).evaluate(activations, 1, gradient);

            // 1e-8 beside a sum of 0.1; sums in single precision
            assertThat(value).isCloseTo(magnitude, within(1e-6 * magnitude));
            for (int i = 0; i < gradient.length; i++) {
                assertThat((double) gradient[i])
                        .isCloseTo(Math.signum(activations[i]) / SHAPE.size(), within(1e-6 / SHAPE.size()));
            }
        }
    }

    @Test
    void shouldTakeNoPartInTheSlopeWhereTheTargetIsMetIfDividedByMagnitudes() {
        // given one element at its target and others 1 and 3 above theirs
        Shape shape = new Shape(1, 3, 1);
        float[] gradient = new float[3];

        double value = ContentLoss.at("relu4_2")
                .scaling(Scaling.MAGNITUDES)
                .target(new Tensor(shape, new float[] {5, 6, 7}))
                .kernel(shape, OneWorker.KERNELS)
                .evaluate(new float[] {5, 7, 10}, 1, gradient);

        // then L is 10 / 4 and the gradient (2 d - L) / 4, but for 1e-8 and rounding
        assertThat(value).isCloseTo(2.5, within(1e-7));
        assertThat(gradient[0]).isZero();
        assertThat(gradient[1]).isCloseTo(-0.125f, within(1e-6f));
        assertThat(gradient[2]).isCloseTo(0.875f, within(1e-6f));
    }

    @ParameterizedTest
    @EnumSource
    void shouldGiveTheSameBitsForAnyNumberOfWorkersAcrossTasks(Scaling scaling) {
        // given more elements than two tasks take
        ContentLoss loss = large(scaling);
        float[] activations = Vectors.gaussian(LARGE.size(), 11);
        float[] expected = new float[LARGE.size()];
        double expectedValue = loss.kernel(LARGE, OneWorker.KERNELS).evaluate(activations, 1, expected);
        float[] gradient = new float[LARGE.size()];

        try (Workers workers = new Workers(3)) {
            assertThat(loss.kernel(LARGE, Kernels.fastest(workers)).evaluate(activations, 1, gradient))
                    .isEqualTo(expectedValue);
        }

        assertThat(gradient).isEqualTo(expected);
        double formula = Formulas.content(activations, loss.target().data(), scaling);
        // differences in single precision, their sum in double
        assertThat(expectedValue).isCloseTo(formula, within(1e-7 * formula));
    }

    @ParameterizedTest
    @EnumSource
    void shouldAllocateNothingInSteadyState(Scaling scaling) {
        float[] activations = Vectors.gaussian(LARGE.size(), 12);
        float[] gradient = new float[LARGE.size()];
        try (LossKernel kernel = large(scaling).kernel(LARGE, OneWorker.PLAIN)) {
            long bytes = Allocation.ofAllThreads(() -> kernel.evaluate(activations, 1, gradient), 20);

            // not one array
            assertThat(bytes).isLessThan(1000);
        }
    }

    private static ContentLoss large(Scaling scaling) {
        return ContentLoss.at("relu4_2").scaling(scaling).target(new Tensor(LARGE, Vectors.gaussian(LARGE.size(), 10)));
    }

    @Test
    void shouldHaveNoDivisorIfDividedByMagnitudes() {
        ContentLoss loss = ContentLoss.at("relu4_2").scaling(Scaling.MAGNITUDES).target(tensor(6));

        assertThatIllegalStateException()
                .isThrownBy(loss::divisor)
                .withMessage("content loss at relu4_2: scaling MAGNITUDES has no constant divisor");
    }

    @Test
    void shouldBindTheFeaturesOfItsLayer() {
        // given
        Convolution layer = new Convolution("relu1_1", List.of("conv1_1"), 3, 6, new float[9 * 3 * 6], new float[6]);
        Network network = new Network("net", Preprocessing.CAFFE, List.of(layer));
        Features features = new Features(network, Map.of("relu1_1", tensor(4)));

        // when
        ContentLoss loss = ContentLoss.at("conv1_1").target(features);

        // then
        assertThat(loss.target()).isSameAs(features.at("relu1_1"));
        assertThat(loss.layer()).isEqualTo("conv1_1");
        assertThat(loss.scaling()).isEqualTo(Scaling.MEAN);
    }

    @Test
    void shouldNameBothShapesIfTheyDiffer() {
        ContentLoss loss = ContentLoss.at("relu4_2").target(tensor(5));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> loss.kernel(new Shape(4, 6, 6), OneWorker.KERNELS))
                .withMessageContaining(
                        "content loss at relu4_2: the activations are 4 x 6 x 6, but the target is 4 x 5 x 6");
    }

    @Test
    void shouldRejectConstantTargetsIfRelative() {
        ContentLoss.Spec spec = ContentLoss.at("relu4_2").scaling(Scaling.RELATIVE);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> spec.target(Tensor.zeros(SHAPE)))
                .withMessageContaining("content loss at relu4_2")
                .withMessageContaining("variance is 0.0")
                .withMessageContaining("MEAN");
    }

    private static LossKernel kernel(Scaling scaling, Tensor target) {
        return ContentLoss.at("relu4_2").scaling(scaling).target(target).kernel(SHAPE, OneWorker.KERNELS);
    }

    private static double value(ContentLoss loss, float[] activations) {
        return loss.kernel(SHAPE, OneWorker.KERNELS).evaluate(activations, 1, new float[SHAPE.size()]);
    }

    private static Tensor tensor(long seed) {
        return new Tensor(SHAPE, Vectors.gaussian(SHAPE.size(), seed));
    }

    private static float[] times(float factor, float[] values) {
        float[] product = values.clone();
        for (int i = 0; i < product.length; i++) {
            product[i] *= factor;
        }
        return product;
    }
}
