package io.github.brushwork.losses.smoothness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.brushwork.core.LossKernel;
import io.github.brushwork.core.Network;
import io.github.brushwork.core.Preprocessing;
import io.github.brushwork.core.Shape;
import io.github.brushwork.core.kernel.Kernels;
import io.github.brushwork.core.kernel.Workers;
import io.github.brushwork.losses.LossContractTest;
import io.github.brushwork.losses.OneWorker;
import io.github.brushwork.losses.smoothness.TotalVariationLoss.Form;
import io.github.brushwork.testing.Allocation;
import io.github.brushwork.testing.Vectors;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TotalVariationLossTest extends LossContractTest {

    /** Where borders meet. */
    private static final Shape[] MORE_SHAPES = {new Shape(1, 2, 1), new Shape(2, 1, 1), new Shape(2, 2, 3)};

    /** Three tasks, the last of them smaller. */
    private static final Shape LARGE = new Shape(150, 161, 3);

    @Override
    protected Stream<Case> cases() {
        return Arrays.stream(Form.values())
                .flatMap(form -> Stream.of(1.0, 0.3, 127.5).flatMap(unit -> cases(form, unit)));
    }

    private static Stream<Case> cases(Form form, double unit) {
        return Stream.concat(Arrays.stream(SHAPES), Arrays.stream(MORE_SHAPES))
                .map(shape -> new Case(
                        form + ", unit " + unit,
                        new TotalVariationLoss(unit, form),
                        shape,
                        x -> VariationFormulas.variation(form, x, shape, unit)));
    }

    /** So small that no two neighbours of these images change places: magnitudes are not smooth there. */
    @Override
    protected float step() {
        return 1e-5f;
    }

    @ParameterizedTest
    @EnumSource
    void shouldFollowTheFormulaAcrossTasks(Form form) {
        float[] image = Vectors.gaussian(LARGE.size(), 20);
        float[] gradient = new float[LARGE.size()];

        double value = evaluate(form, LARGE, OneWorker.KERNELS, image, gradient);

        double expected = VariationFormulas.variation(form, image, LARGE, 1);
        // differences in single precision, their sum in double
        assertThat(value).isCloseTo(expected, within(1e-7 * expected));
        for (int i : new int[] {0, 1000, 33_000, 33_500, 66_000, LARGE.size() - 1}) {
            assertThat((double) gradient[i]).isCloseTo(slope(form, image, i), within(1e-5 * largest(gradient)));
        }
    }

    /** In steps that a sum of 1e5 terms in double precision resolves to 1e-7. */
    private static double slope(Form form, float[] image, int i) {
        float here = image[i];
        image[i] = here + 1e-3f;
        double above = image[i];
        double valueAbove = VariationFormulas.variation(form, image, LARGE, 1);
        image[i] = here - 1e-3f;
        double below = image[i];
        double valueBelow = VariationFormulas.variation(form, image, LARGE, 1);
        image[i] = here;
        return (valueAbove - valueBelow) / (above - below);
    }

    private static float largest(float[] values) {
        return Vectors.largestDifference(values, new float[values.length]);
    }

    @ParameterizedTest
    @EnumSource
    void shouldGiveTheSameBitsForAnyNumberOfWorkersAcrossTasks(Form form) {
        float[] image = Vectors.gaussian(LARGE.size(), 21);
        float[] expected = new float[LARGE.size()];
        double expectedValue = evaluate(form, LARGE, OneWorker.KERNELS, image, expected);
        float[] gradient = new float[LARGE.size()];

        try (Workers workers = new Workers(3)) {
            assertThat(evaluate(form, LARGE, Kernels.fastest(workers), image, gradient))
                    .isEqualTo(expectedValue);
        }

        assertThat(gradient).isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource
    void shouldAllocateNothingInSteadyState(Form form) {
        float[] image = Vectors.gaussian(LARGE.size(), 22);
        float[] gradient = new float[LARGE.size()];
        try (LossKernel kernel = new TotalVariationLoss(1, form).kernel(LARGE, OneWorker.PLAIN)) {
            long bytes = Allocation.ofAllThreads(() -> kernel.evaluate(image, 1, gradient), 20);

            // not one array
            assertThat(bytes).isLessThan(1000);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void shouldHaveTheGradientThatNeuralStyleDefines(int width) {
        // given the slices of its backward pass: all but the last row and column, less the right and lower neighbours
        Shape shape = new Shape(4, width, 3);
        float[] image = Vectors.gaussian(shape.size(), 23);
        double[] expected = new double[image.length];
        int row = width * 3;
        for (int y = 0; y < shape.height() - 1; y++) {
            for (int i = y * row; i < (y + 1) * row - 3; i++) {
                double across = image[i] - image[i + 3];
                double down = image[i] - image[i + row];
                expected[i] += across + down;
                expected[i + 3] -= across;
                expected[i + row] -= down;
            }
        }
        float[] gradient = new float[image.length];

        evaluate(Form.HALF_SQUARES, shape, OneWorker.KERNELS, image, gradient);

        assertThat(Vectors.relativeError(gradient, expected)).isLessThan(rounding());
    }

    @Test
    void shouldTakeTheSignOfDifferencesAndNothingWhereThereIsNone() {
        // given a row that stays, rises and falls
        float[] row = {2, 2, 5, 1};
        float[] gradient = new float[4];

        double value = evaluate(Form.MAGNITUDES, new Shape(1, 4, 1), OneWorker.KERNELS, row, gradient);

        assertThat(value).isEqualTo(7);
        assertThat(gradient).containsExactly(0, -1, 2, -1);
    }

    @Test
    void shouldReplicateTheBorderAroundNinePoints() {
        // given one bright pixel in the corner, padded to 1 1 0 0 / 1 1 0 0 / 0 0 0 0 / 0 0 0 0
        float[] corner = {1, 0, 0, 0};

        double value =
                evaluate(Form.NINE_POINTS, new Shape(2, 2, 1), OneWorker.KERNELS, corner, new float[corner.length]);

        // then each direction has one step in 4 windows; one diagonal three in 9, the other two
        double expected = 2 * ((1 / 4.0 + 1 / 4.0) / 3 + (3 / 9.0 + 2 / 9.0) / 12);
        // sums of a few numbers in double precision
        assertThat(value).isCloseTo(expected, within(1e-12));
    }

    @Test
    void shouldReadTheImage() {
        assertThat(new TotalVariationLoss(1).layer()).isEqualTo(Network.INPUT);
    }

    @Test
    void shouldMeasurePixelsFromMinusOneToOne() {
        // given an image of one black and one white pixel, in each network's units
        Shape shape = new Shape(2, 1, 3);
        float[] caffe = {0, 0, 0, 255, 255, 255};
        float[] symmetric = {-1, -1, -1, 1, 1, 1};

        // then they lie 2 apart
        assertThat(value(TotalVariationLoss.of(Preprocessing.CAFFE), shape, caffe))
                .isEqualTo(4);
        assertThat(value(TotalVariationLoss.of(Preprocessing.SYMMETRIC), shape, symmetric))
                .isEqualTo(4);
    }

    @Test
    void shouldTakeTheMeanOfTheChannelsScales() {
        Preprocessing preprocessing = new Preprocessing(false, new float[] {1, 2, 6}, new float[3]);

        assertThat(TotalVariationLoss.of(preprocessing).unit()).isEqualTo(1.5);
        assertThat(TotalVariationLoss.of(Preprocessing.CAFFE).unit()).isEqualTo(127.5);
        assertThat(TotalVariationLoss.of(Preprocessing.SYMMETRIC).unit()).isEqualTo(1);
    }

    @Test
    void shouldTakeMeansOfSquaresUnlessToldOtherwise() {
        assertThat(new TotalVariationLoss(2)).isEqualTo(new TotalVariationLoss(2, Form.MEAN_SQUARES));
        assertThat(TotalVariationLoss.of(Preprocessing.SYMMETRIC).form()).isEqualTo(Form.MEAN_SQUARES);
        assertThat(new TotalVariationLoss(2).form(Form.NINE_POINTS))
                .isEqualTo(new TotalVariationLoss(2, Form.NINE_POINTS));
    }

    @ParameterizedTest
    @EnumSource
    void shouldBeZeroForOneColour(Form form) {
        Shape shape = new Shape(4, 5, 3);
        float[] grey = new float[shape.size()];
        Arrays.fill(grey, 0.7f);
        float[] gradient = new float[shape.size()];

        double value = evaluate(form, shape, OneWorker.KERNELS, grey, gradient);

        assertThat(value).isZero();
        assertThat(gradient).containsOnly(0);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void shouldRejectUnitsThatAreNotPositive(double unit) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TotalVariationLoss(unit))
                .withMessage("the unit of total variation is " + unit + ": it must be positive and finite");
    }

    private static double value(TotalVariationLoss loss, Shape shape, float[] image) {
        return loss.kernel(shape, OneWorker.KERNELS).evaluate(image, 1, new float[image.length]);
    }

    private static double evaluate(Form form, Shape shape, Kernels kernels, float[] image, float[] gradient) {
        return new TotalVariationLoss(1, form).kernel(shape, kernels).evaluate(image, 1, gradient);
    }
}
