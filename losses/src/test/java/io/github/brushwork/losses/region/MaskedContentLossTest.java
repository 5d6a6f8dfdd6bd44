package io.github.brushwork.losses.region;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.brushwork.core.Loss;
import io.github.brushwork.core.LossKernel;
import io.github.brushwork.core.Shape;
import io.github.brushwork.core.Tensor;
import io.github.brushwork.core.image.Mask;
import io.github.brushwork.losses.ContentLoss;
import io.github.brushwork.losses.LossContractTest;
import io.github.brushwork.losses.OneWorker;
import io.github.brushwork.losses.Scaling;
import io.github.brushwork.testing.Vectors;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MaskedContentLossTest extends LossContractTest {

    private static final Shape SHAPE = new Shape(4, 5, 6);

    @Override
    protected Stream<Case> cases() {
        return Arrays.stream(Scaling.values())
                .filter(scaling -> scaling != Scaling.MAGNITUDES)
                .flatMap(scaling -> Arrays.stream(SHAPES)
                        // a single element has no variance to scale by
                        .filter(shape -> scaling != Scaling.RELATIVE || shape.size() > 1)
                        .map(shape -> caseOf(shape, scaling)));
    }

    @Override
    protected List<?> callersPart(Loss loss) {
        return List.of(((MaskedContentLoss) loss).mask());
    }

    private static Case caseOf(Shape shape, Scaling scaling) {
        float[] target = Vectors.gaussian(shape.size(), 80);
        Mask mask = RegionFormulas.mask(shape, 81);
        return new Case(
                scaling.name(),
                new MaskedContentLoss(content(scaling, new Tensor(shape, target)), mask),
                shape,
                f -> RegionFormulas.content(f, target, shape, mask, scaling));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "MAGNITUDES")
    void shouldBeTheContentLossIfTheMaskLeavesNothingOut(Scaling scaling) {
        ContentLoss content = content(scaling, tensor(1));
        float[] activations = tensor(2).data();
        float[] expected = new float[SHAPE.size()];
        double expectedValue = evaluate(content, activations, expected);
        float[] gradient = new float[SHAPE.size()];

        double value = evaluate(new MaskedContentLoss(content, Mask.full(50, 40)), activations, gradient);

        // squares in double precision in another order; factors that are rounded once
        assertThat(value).isCloseTo(expectedValue, within(1e-12 * expectedValue));
        assertThat(Vectors.relativeError(gradient, expected)).isLessThan(1e-7);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "MAGNITUDES")
    void shouldNotLookOutside(Scaling scaling) {
        Mask right = Mask.of(5, 1, new float[] {0, 0, 1, 1, 1});
        float[] activations = tensor(3).data();
        MaskedContentLoss loss = new MaskedContentLoss(content(scaling, tensor(4)), right);
        double expected = evaluate(loss, activations, new float[SHAPE.size()]);
        float[] gradient = new float[SHAPE.size()];
        activations[6] = 1000;

        assertThat(evaluate(loss, activations, gradient)).isEqualTo(expected);
        assertThat(gradient[6]).isZero();
    }

    @ParameterizedTest
    @EnumSource(names = {"MEAN", "RELATIVE"})
    void shouldNotDependOnTheSizeOfTheRegionIfItIsAMean(Scaling scaling) {
        // given activations and a target that repeat themselves from row to row
        float[] row = Vectors.gaussian(30, 5);
        float[] targetRow = Vectors.gaussian(30, 6);
        float[] activations = new float[SHAPE.size()];
        float[] target = new float[SHAPE.size()];
        for (int i = 0; i < target.length; i++) {
            activations[i] = row[i % 30];
            target[i] = targetRow[i % 30];
        }
        ContentLoss content = content(scaling, new Tensor(SHAPE, target));
        Mask one = Mask.of(1, 4, new float[] {0, 1, 0, 0});

        double ofOne = evaluate(new MaskedContentLoss(content, one), activations, new float[SHAPE.size()]);
        double ofThree = evaluate(new MaskedContentLoss(content, one.inverse()), activations, new float[SHAPE.size()]);

        // double precision
        assertThat(ofThree).isCloseTo(ofOne, within(1e-12 * ofOne));
    }

    @Test
    void shouldRejectAnEmptyRegion() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MaskedContentLoss(
                        content(Scaling.MEAN, tensor(7)), Mask.full(9, 8).inverse()))
                .withMessageContaining("empty at layer relu4_2");
    }

    @Test
    void shouldRejectARegionThatDoesNotVaryIfRelative() {
        Tensor target = tensor(8);
        Arrays.fill(target.data(), 0, 6, 3);
        float[] weights = new float[20];
        weights[0] = 0.75f;

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MaskedContentLoss(content(Scaling.RELATIVE, target), Mask.of(5, 4, weights)))
                .withMessageContaining("does not vary within the region")
                .withMessageContaining("MEAN");
    }

    @Test
    void shouldNameBothShapesIfTheTargetHasAnother() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MaskedContentLoss(content(Scaling.MEAN, tensor(10)), Mask.full(5, 4))
                        .kernel(new Shape(5, 4, 6), OneWorker.KERNELS))
                .withMessageContaining("relu4_2: the activations are 5 x 4 x 6, but the target is 4 x 5 x 6");
    }

    private static ContentLoss content(Scaling scaling, Tensor target) {
        return ContentLoss.at("relu4_2").scaling(scaling).target(target);
    }

    private static Tensor tensor(long seed) {
        return new Tensor(SHAPE, Vectors.gaussian(SHAPE.size(), seed));
    }

    private static double evaluate(Loss loss, float[] activations, float[] gradient) {
        try (LossKernel kernel = loss.kernel(SHAPE, OneWorker.KERNELS)) {
            return kernel.evaluate(activations, 1, gradient);
        }
    }

    @Test
    void shouldRefuseAScalingThatItHasNot() {
        ContentLoss content = content(Scaling.MAGNITUDES, tensor(1));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MaskedContentLoss(content, Mask.full(5, 4)))
                .withMessageContaining("MAGNITUDES")
                .withMessageContaining("use MEAN");
    }
}
