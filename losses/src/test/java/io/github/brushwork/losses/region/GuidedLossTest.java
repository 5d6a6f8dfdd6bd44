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
import io.github.brushwork.losses.OneWorker;
import io.github.brushwork.losses.Scaling;
import io.github.brushwork.losses.StyleLoss;
import io.github.brushwork.testing.Vectors;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class GuidedLossTest extends LossContractTest {

    private static final Shape SHAPE = new Shape(4, 5, 6);

    @Override
    protected Stream<Case> cases() {
        return Arrays.stream(Normalization.values())
                .flatMap(normalization -> Arrays.stream(SHAPES).map(shape -> caseOf(shape, normalization)));
    }

    @Override
    protected List<?> callersPart(Loss loss) {
        return List.of(((GuidedLoss) loss).mask());
    }

    private static Case caseOf(Shape shape, Normalization normalization) {
        Mask mask = RegionFormulas.mask(shape, 60);
        Shape styleShape = new Shape(3, 4, shape.channels());
        Mask styleMask = RegionFormulas.mask(styleShape, 61);
        float[] style = Vectors.gaussian(styleShape.size(), 62);
        double[] target = RegionFormulas.guidedGram(style, styleShape, styleMask, normalization);
        GuidedLoss loss = new GuidedLoss(
                StyleLoss.at("relu3_1")
                        .normalization(normalization)
                        .target(GuidedLoss.guide("relu3_1", new Tensor(styleShape, style), styleMask)),
                mask);
        return new Case(
                normalization.name(),
                loss,
                shape,
                f -> Formulas.style(RegionFormulas.guidedGram(f, shape, mask, normalization), target, Scaling.MEAN));
    }

    @Test
    void shouldChangeNothingIfTheMaskLeavesNothingOut() {
        StyleLoss style = StyleLoss.at("relu3_1").target(tensor(SHAPE, 1));
        float[] activations = tensor(SHAPE, 2).data();
        float[] expected = new float[SHAPE.size()];
        double expectedValue = evaluate(style, activations, expected);
        float[] gradient = new float[SHAPE.size()];

        double value = evaluate(new GuidedLoss(style, Mask.full(50, 40)), activations, gradient);

        assertThat(value).isEqualTo(expectedValue);
        assertThat(gradient).isEqualTo(expected);
        assertThat(GuidedLoss.guide("relu3_1", tensor(SHAPE, 1), Mask.full(9, 9))
                        .data())
                .isEqualTo(tensor(SHAPE, 1).data());
    }

    @Test
    void shouldMeanTheSameAsThatOfAnImageOfTheRegionAlone() {
        // given activations whose left two columns are another image's
        Shape regionShape = new Shape(4, 2, 6);
        Tensor region = tensor(regionShape, 3);
        float[] activations = tensor(SHAPE, 4).data();
        for (int y = 0; y < 4; y++) {
            System.arraycopy(region.data(), y * 12, activations, y * 30, 12);
        }
        StyleLoss style = StyleLoss.at("relu3_1").target(tensor(SHAPE, 5));
        double expected;
        try (LossKernel kernel = style.kernel(regionShape, OneWorker.KERNELS)) {
            expected = kernel.evaluate(region.data(), 1, new float[regionShape.size()]);
        }
        float[] gradient = new float[SHAPE.size()];

        double value = evaluate(new GuidedLoss(style, left(2)), activations, gradient);

        // sums of eight products in single precision
        assertThat(value).isCloseTo(expected, within(2e-6 * expected));
        for (int i = 0; i < gradient.length; i++) {
            if (i / 6 % 5 >= 2) {
                assertThat(gradient[i]).isZero();
            }
        }
    }

    @Test
    void shouldScaleTheGuidanceToAMeanSquareOfOne() {
        float[] guidance = new GuidedLoss(
                        StyleLoss.at("relu3_1").target(tensor(SHAPE, 6)), RegionFormulas.mask(SHAPE, 7))
                .guidance(SHAPE)
                .data();

        double squares = 0;
        for (float each : guidance) {
            squares += (double) each * each;
        }
        // each is rounded to 6e-8
        assertThat(squares / guidance.length).isCloseTo(1, within(2e-7));
    }

    @Test
    void shouldNameTheLayerWhereTheRegionIsEmpty() {
        StyleLoss style = StyleLoss.at("relu3_1").target(tensor(SHAPE, 8));
        GuidedLoss loss = new GuidedLoss(style, Mask.full(70, 60).inverse());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> loss.kernel(SHAPE, OneWorker.KERNELS))
                .withMessageContaining("empty at layer relu3_1: of its 5 x 4 positions (width x height)")
                .withMessageContaining("70 x 60 with 0.000 % inside");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GuidedLoss.guide(
                        "relu3_1", tensor(SHAPE, 8), Mask.full(7, 6).inverse()))
                .withMessageContaining("relu3_1");
    }

    private static Mask left(int columns) {
        float[] weights = new float[SHAPE.positions()];
        for (int p = 0; p < weights.length; p++) {
            weights[p] = p % SHAPE.width() < columns ? 1 : 0;
        }
        return Mask.of(SHAPE.width(), SHAPE.height(), weights);
    }

    private static Tensor tensor(Shape shape, long seed) {
        return new Tensor(shape, Vectors.gaussian(shape.size(), seed));
    }

    private static double evaluate(Loss loss, float[] activations, float[] gradient) {
        try (LossKernel kernel = loss.kernel(SHAPE, OneWorker.KERNELS)) {
            return kernel.evaluate(activations, 1, gradient);
        }
    }
}
