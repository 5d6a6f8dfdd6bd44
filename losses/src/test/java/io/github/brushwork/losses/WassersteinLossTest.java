package io.github.brushwork.losses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.brushwork.core.Shape;
import io.github.brushwork.core.Tensor;
import io.github.brushwork.testing.Vectors;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WassersteinLossTest extends StyleContractTest {

    @Override
    protected Stream<Case> cases() {
        // the last has more channels than positions, as deep layers of small images have
        return Stream.of(1e-4, 0.1)
                .flatMap(epsilon -> Stream.concat(Arrays.stream(SHAPES), Stream.of(new Shape(1, 3, 7)))
                        .map(shape -> caseOf(shape, epsilon)));
    }

    private static Case caseOf(Shape shape, double epsilon) {
        // a style image of another size
        Shape styleShape = new Shape(3, 8, shape.channels());
        float[] style = Vectors.gaussian(styleShape.size(), 62);
        WassersteinLoss loss =
                new WassersteinLoss("relu3_1", ChannelGaussian.of(new Tensor(styleShape, style)), epsilon);
        return new Case(
                "epsilon " + epsilon, loss, shape, f -> Formulas.wasserstein(f, shape, style, styleShape, epsilon));
    }

    @Override
    protected Stream<Spec> specs() {
        return Stream.of(
                new Spec("Wasserstein", target -> StyleMeasure.wasserstein().bind("relu3_1", target, 0)));
    }

    /**
     * In directions in which activations do not vary the map T is the deviation wanted, near 1, over the root of epsilon: it
     * magnifies the rounding of activations, 6e-8, a hundred times, and a few of these add up.
     */
    @Override
    protected double rounding() {
        return 3e-5;
    }

    /** The value is a difference of traces, found in double precision. */
    @Override
    protected double remainderOfValue() {
        return 1e-12;
    }

    /** The map T is 1, but rounded to single precision. */
    @Override
    protected float remainderOfGradient() {
        return 1e-6f;
    }

    @Test
    void shouldBeTheDistanceOfMeansAndOfDeviationsForOneChannel() {
        // given activations of mean 1 and deviation 2, and a style of mean 4 and deviation 7
        Shape shape = new Shape(1, 2, 1);
        WassersteinLoss loss =
                new WassersteinLoss("relu3_1", ChannelGaussian.of(new Tensor(shape, new float[] {-3, 11})), 1e-12);

        double value = evaluate(loss, shape, new float[] {-1, 3}, new float[2]);

        // then (4 - 1)^2 + (7 - 2)^2
        assertThat(value).isCloseTo(34, within(1e-9));
    }

    @Test
    void shouldMeasureCovariancesAccuratelyFarFromZero() {
        // given activations that deviate by 1 from 10,000, where products in floats would lose all digits
        float[] activations = tensor(6).data();
        for (int i = 0; i < activations.length; i++) {
            activations[i] += 1e4f;
        }

        ChannelGaussian gaussian = ChannelGaussian.of(new Tensor(SHAPE, activations));

        double[][] expected = Formulas.covariance(activations, SHAPE, 0);
        for (int i = 0; i < expected.length; i++) {
            assertThat(gaussian.covariance()[i]).containsExactly(expected[i], within(1e-6));
        }
    }

    @Test
    void shouldAddUpTheProductsOfManyBlocksOfPositions() {
        // given more activations than are centred at a time, and not a multiple
        Shape shape = new Shape(1031, 517, 2);
        float[] activations = Vectors.gaussian(shape.size(), 7);

        ChannelGaussian gaussian = ChannelGaussian.of(new Tensor(shape, activations));

        double[][] expected = Formulas.covariance(activations, shape, 0);
        for (int i = 0; i < expected.length; i++) {
            assertThat(gaussian.covariance()[i]).containsExactly(expected[i], within(1e-6));
        }
    }

    @Test
    void shouldCompareDistributionsByValue() {
        assertThat(ChannelGaussian.of(tensor(7)))
                .isEqualTo(ChannelGaussian.of(tensor(7)))
                .hasSameHashCodeAs(ChannelGaussian.of(tensor(7)))
                .isNotEqualTo(ChannelGaussian.of(tensor(8)));
    }

    @Test
    void shouldRejectDistributionsThatDoNotFit() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ChannelGaussian(new double[2], new double[2][3]))
                .withMessageContaining("2 channels");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void shouldRejectEpsilonsThatAreNotPositive(double epsilon) {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new WassersteinLoss("relu3_1", new ChannelGaussian(new double[2], new double[2][2]), epsilon))
                .withMessage("Wasserstein loss at relu3_1: epsilon is " + epsilon + ": it must be positive and finite");
    }
}
