package io.github.brushwork.losses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.brushwork.core.Network;
import io.github.brushwork.core.Preprocessing;
import io.github.brushwork.core.Shape;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TotalVariationLossTest extends LossContractTest {

    @Override
    Stream<Case> cases() {
        return Stream.of(1.0, 0.3, 127.5)
                .flatMap(unit -> Arrays.stream(SHAPES)
                        .map(shape -> new Case(
                                "unit " + unit,
                                new TotalVariationLoss(unit),
                                shape,
                                x -> Formulas.totalVariation(x, shape, unit))));
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
    void shouldBeZeroForOneColour() {
        Shape shape = new Shape(4, 5, 3);
        float[] grey = new float[shape.size()];
        Arrays.fill(grey, 0.7f);
        float[] gradient = new float[shape.size()];

        double value =
                new TotalVariationLoss(1).kernel(shape, OneWorker.KERNELS).evaluate(grey, 1, gradient);

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
}
