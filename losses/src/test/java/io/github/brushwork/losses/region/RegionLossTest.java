package io.github.brushwork.losses.region;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.brushwork.core.Loss;
import io.github.brushwork.core.LossKernel;
import io.github.brushwork.core.Shape;
import io.github.brushwork.core.Tensor;
import io.github.brushwork.core.image.Mask;
import io.github.brushwork.losses.Formulas;
import io.github.brushwork.losses.GramMatrix.Normalization;
import io.github.brushwork.losses.LossContractTest;
import io.github.brushwork.losses.MomentLoss;
import io.github.brushwork.losses.OneWorker;
import io.github.brushwork.losses.Scaling;
import io.github.brushwork.losses.StyleLoss;
import io.github.brushwork.losses.StyleMeasure;
import io.github.brushwork.losses.ranks.HistogramLoss;
import io.github.brushwork.testing.Vectors;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RegionLossTest extends LossContractTest {

    private static final Shape SHAPE = new Shape(4, 5, 6);

    @Override
    protected Stream<Case> cases() {
        return Arrays.stream(SHAPES).flatMap(shape -> Stream.of(style(shape), moments(shape)));
    }

    @Override
    protected List<?> callersPart(Loss loss) {
        return List.of(((RegionLoss) loss).mask());
    }

    private static Case style(Shape shape) {
        Mask mask = RegionFormulas.mask(shape, 70);
        Tensor target = target(shape.channels());
        double[] gram = Formulas.gram(target.data(), target.shape(), Normalization.ELEMENTS, -1);
        return new Case(
                "style",
                new RegionLoss(StyleLoss.at("relu3_1").shift(-1).target(target), mask),
                shape,
                f -> Formulas.style(
                        RegionFormulas.inside(f, shape, mask),
                        insideShape(shape, mask),
                        gram,
                        Normalization.ELEMENTS,
                        -1,
                        Scaling.MEAN));
    }

    private static Case moments(Shape shape) {
        Mask mask = RegionFormulas.mask(shape, 71);
        Tensor target = target(shape.channels());
        MomentLoss loss = StyleMeasure.moments().bind("relu3_1", target, 0);
        return new Case(
                "moments",
                new RegionLoss(loss, mask),
                shape,
                f -> Formulas.moments(
                        RegionFormulas.inside(f, shape, mask),
                        insideShape(shape, mask),
                        target.data(),
                        target.shape(),
                        1,
                        1));
    }

    private static Shape insideShape(Shape shape, Mask mask) {
        float[] any = new float[shape.size()];
        return new Shape(RegionFormulas.inside(any, shape, mask).length / shape.channels(), 1, shape.channels());
    }

    private static Tensor target(int channels) {
        return tensor(new Shape(3, 4, channels), 72);
    }

    static List<Loss> losses() {
        Tensor target = target(SHAPE.channels());
        return List.of(
                StyleLoss.at("relu3_1").target(target),
                StyleMeasure.moments().bind("relu3_1", target, 0),
                StyleMeasure.wasserstein().bind("relu3_1", target, 0),
                StyleMeasure.slicedWasserstein().bind("relu3_1", target, 0),
                new HistogramLoss("relu3_1", target));
    }

    @ParameterizedTest
    @MethodSource("losses")
    void shouldSeeTheRegionAlone(Loss loss) {
        // given activations of which a column is the region, and that column alone
        Mask column = Mask.of(5, 1, new float[] {0, 0, 0, 1, 0});
        Tensor activations = tensor(SHAPE, 1);
        Tensor alone = RegionLoss.gather("relu3_1", activations, column);
        float[] expected = new float[alone.shape().size()];
        double expectedValue = evaluate(loss, alone, expected);
        float[] gradient = new float[SHAPE.size()];

        double value = evaluate(new RegionLoss(loss, column), activations, gradient);

        assertThat(value).isEqualTo(expectedValue);
        assertThat(RegionLoss.gather("relu3_1", new Tensor(SHAPE, gradient), column)
                        .data())
                .isEqualTo(expected);
        assertThat(RegionLoss.gather("relu3_1", new Tensor(SHAPE, gradient), column.inverse())
                        .data())
                .containsOnly(0);
    }

    @ParameterizedTest
    @MethodSource("losses")
    void shouldChangeNothingIfTheMaskLeavesNothingOut(Loss loss) {
        Tensor activations = tensor(SHAPE, 2);
        float[] expected = new float[SHAPE.size()];
        double expectedValue = evaluate(loss, activations, expected);
        float[] gradient = new float[SHAPE.size()];

        double value = evaluate(new RegionLoss(loss, Mask.full(50, 40)), activations, gradient);

        // the shape is another, and may be divided into other chunks
        assertThat(value).isCloseTo(expectedValue, within(2e-6 * expectedValue));
        assertThat(Vectors.relativeError(gradient, expected)).isLessThan(2e-6);
    }

    @Test
    void shouldIgnoreWhatLiesOutside() {
        Mask mask = Mask.of(5, 1, new float[] {1, 1, 0.49f, 0, 1});
        RegionLoss loss = new RegionLoss(StyleMeasure.moments().bind("relu3_1", target(6), 0), mask);
        Tensor activations = tensor(SHAPE, 3);
        double expected = evaluate(loss, activations, new float[SHAPE.size()]);
        activations.data()[2 * 6] = Float.NaN;

        assertThat(evaluate(loss, activations, new float[SHAPE.size()])).isEqualTo(expected);
    }

    @Test
    void shouldCountPositionsThatLieInsideByHalf() {
        RegionLoss loss = new RegionLoss(
                StyleLoss.at("relu3_1").target(target(6)), Mask.of(4, 1, new float[] {0.5f, 0.49f, 0, 1}));

        assertThat(loss.positions(new Shape(2, 4, 6))).containsExactly(0, 3, 4, 7);
    }

    @Test
    void shouldNameTheLayerWhereTheRegionIsEmpty() {
        // given a region of one pixel, a quarter of a position
        float[] weights = new float[80];
        weights[0] = 1;
        Mask mask = Mask.of(10, 8, weights);
        RegionLoss loss = new RegionLoss(StyleLoss.at("relu3_1").target(target(6)), mask);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> loss.kernel(SHAPE, OneWorker.KERNELS))
                .withMessageContaining("empty at layer relu3_1: of its 5 x 4 positions (width x height)")
                .withMessageContaining("10 x 8 with 1.250 % inside")
                .withMessageContaining("leave this layer out");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RegionLoss.gather("relu3_1", tensor(SHAPE, 4), mask))
                .withMessageContaining("relu3_1");
    }

    private static Tensor tensor(Shape shape, long seed) {
        return new Tensor(shape, Vectors.gaussian(shape.size(), seed));
    }

    private static double evaluate(Loss loss, Tensor activations, float[] gradient) {
        try (LossKernel kernel = loss.kernel(activations.shape(), OneWorker.KERNELS)) {
            return kernel.evaluate(activations.data(), 1, gradient);
        }
    }
}
