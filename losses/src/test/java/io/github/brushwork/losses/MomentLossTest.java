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
import org.junit.jupiter.params.provider.CsvSource;

class MomentLossTest extends StyleContractTest {

    private static final double[][] WEIGHTS = {{1, 1}, {0.5, 3}, {1, 0}, {0, 1}};

    @Override
    protected Stream<Case> cases() {
        return Arrays.stream(WEIGHTS)
                .flatMap(weights -> Arrays.stream(SHAPES)
                        // one position has no deviation, and so no gradient to compare
                        .filter(shape -> weights[0] > 0 || shape.positions() > 1)
                        .map(shape -> caseOf(shape, weights[0], weights[1])));
    }

    private static Case caseOf(Shape shape, double meanWeight, double deviationWeight) {
        // a style image of another size
        Shape styleShape = new Shape(3, 8, shape.channels());
        float[] style = Vectors.gaussian(styleShape.size(), 61);
        MomentLoss loss = new MomentLoss(
                "relu3_1", ChannelMoments.of(new Tensor(styleShape, style)), meanWeight, deviationWeight);
        return new Case(
                "weights " + meanWeight + " and " + deviationWeight,
                loss,
                shape,
                f -> Formulas.moments(f, shape, style, styleShape, meanWeight, deviationWeight));
    }

    @Override
    protected Stream<Spec> specs() {
        return Stream.of(new Spec("moments", target -> new MomentLoss("relu3_1", ChannelMoments.of(target), 0.5, 3)));
    }

    @Test
    void shouldMeasureDeviationsAccuratelyFarFromZero() {
        // given activations that deviate by 1 from 10,000, where sums of squares in floats would lose all digits
        float[] activations = tensor(6).data();
        for (int i = 0; i < activations.length; i++) {
            activations[i] += 1e4f;
        }

        ChannelMoments moments = ChannelMoments.of(new Tensor(SHAPE, activations));

        double[] expected = Formulas.variances(activations, SHAPE);
        for (int c = 0; c < expected.length; c++) {
            assertThat(moments.variances()[c]).isCloseTo(expected[c], within(1e-9));
        }
    }

    @Test
    void shouldCompareMomentsByValue() {
        assertThat(ChannelMoments.of(tensor(7)))
                .isEqualTo(ChannelMoments.of(tensor(7)))
                .hasSameHashCodeAs(ChannelMoments.of(tensor(7)))
                .isNotEqualTo(ChannelMoments.of(tensor(8)));
    }

    @Test
    void shouldRejectMomentsThatDoNotFit() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ChannelMoments(new double[2], new double[3]))
                .withMessageContaining("2 and 3");
    }

    @ParameterizedTest
    @CsvSource({"-1, 1, -1.0", "1, NaN, NaN", "Infinity, 1, Infinity", "0, 0, both 0"})
    void shouldRejectWeightsThatMakeNoLoss(double meanWeight, double deviationWeight, String named) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MomentLoss(
                        "relu3_1", new ChannelMoments(new double[2], new double[2]), meanWeight, deviationWeight))
                .withMessageContaining("moment loss at relu3_1")
                .withMessageContaining(named);
    }
}
