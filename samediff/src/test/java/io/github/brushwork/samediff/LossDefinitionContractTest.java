package io.github.brushwork.samediff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.brushwork.core.Loss;
import io.github.brushwork.core.LossKernel;
import io.github.brushwork.core.Network;
import io.github.brushwork.core.Shape;
import io.github.brushwork.core.Tensor;
import io.github.brushwork.core.Term;
import io.github.brushwork.core.image.Mask;
import io.github.brushwork.core.kernel.Kernels;
import io.github.brushwork.core.kernel.Workers;
import io.github.brushwork.losses.ChannelMoments;
import io.github.brushwork.losses.ContentLoss;
import io.github.brushwork.losses.GramMatrix;
import io.github.brushwork.losses.MomentLoss;
import io.github.brushwork.losses.Scaling;
import io.github.brushwork.losses.StyleLoss;
import io.github.brushwork.losses.StyleMeasure;
import io.github.brushwork.losses.WeightedSum;
import io.github.brushwork.losses.region.GuidedLoss;
import io.github.brushwork.losses.region.MaskedContentLoss;
import io.github.brushwork.losses.region.RegionLoss;
import io.github.brushwork.losses.smoothness.TotalVariationLoss;
import io.github.brushwork.testing.FiniteDifferences;
import io.github.brushwork.testing.Vectors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every built-in loss in its two forms, the kernel and the SameDiff expression, and finite differences as the umpire. */
class LossDefinitionContractTest {

    private static final double WEIGHT = 0.7;

    static Stream<Arguments> losses() {
        List<Arguments> cases = new ArrayList<>();
        for (Shape shape : List.of(new Shape(1, 1, 1), new Shape(1, 5, 3), new Shape(4, 3, 3), new Shape(7, 6, 5))) {
            for (Scaling scaling : Scaling.values()) {
                if (shape.size() > 1 || scaling != Scaling.RELATIVE) {
                    cases.add(of("content " + scaling, shape, content(shape, scaling)));
                }
                for (GramMatrix.Normalization normalization : GramMatrix.Normalization.values()) {
                    cases.add(
                            of("style " + scaling + " " + normalization, shape, style(shape, scaling, normalization)));
                }
                cases.add(of("shifted style " + scaling, shape, shiftedStyle(shape, scaling)));
            }
            cases.add(of("moments", shape, new MomentLoss("relu1_1", ChannelMoments.of(style(shape)), 0.5, 3)));
            cases.add(of("Wasserstein", shape, StyleMeasure.wasserstein().bind("relu1_1", style(shape), 0)));
            cases.addAll(totalVariations(shape));
            cases.addAll(ofRegions(shape));
            cases.add(of(
                    "weighted sum",
                    shape,
                    new WeightedSum(List.of(
                            new Term("one", content(shape, Scaling.MEAN), 0.3),
                            new Term("other", style(shape, Scaling.MEAN, GramMatrix.Normalization.ELEMENTS), 2)))));
        }
        cases.addAll(totalVariations(new Shape(5, 1, 3)));
        return cases.stream();
    }

    private static List<Arguments> totalVariations(Shape shape) {
        return Arrays.stream(TotalVariationLoss.Form.values())
                .map(form -> of("total variation " + form, shape, new TotalVariationLoss(1.5, form)))
                .toList();
    }

    private static List<Arguments> ofRegions(Shape shape) {
        Mask mask = mask(shape);
        List<Arguments> cases = new ArrayList<>();
        for (Scaling scaling : Scaling.values()) {
            if (scaling != Scaling.MAGNITUDES && (shape.size() > 1 || scaling != Scaling.RELATIVE)) {
                cases.add(of("masked content " + scaling, shape, new MaskedContentLoss(content(shape, scaling), mask)));
            }
            Loss style = style(shape, scaling, GramMatrix.Normalization.ELEMENTS);
            cases.add(of("guided style " + scaling, shape, new GuidedLoss(style, mask)));
            cases.add(of("style of a region " + scaling, shape, new RegionLoss(style, mask)));
        }
        cases.add(of(
                "moments of a region",
                shape,
                new RegionLoss(StyleMeasure.moments().bind("relu1_1", style(shape), 0), mask)));
        cases.add(of(
                "Wasserstein of a region",
                shape,
                new RegionLoss(StyleMeasure.wasserstein().bind("relu1_1", style(shape), 0), mask)));
        return cases;
    }

    /** Soft, with more than one position inside where there is more than one, and one outside. */
    private static Mask mask(Shape shape) {
        float[] weights = new float[shape.positions()];
        for (int p = 0; p < weights.length; p++) {
            weights[p] = (3 - p % 4) / 3f;
        }
        return Mask.of(shape.width(), shape.height(), weights);
    }

    private static Arguments of(String name, Shape shape, Loss loss) {
        return Arguments.of(Named.of(name + " on " + shape, loss), shape);
    }

    private static ContentLoss content(Shape shape, Scaling scaling) {
        return ContentLoss.at("relu1_1")
                .scaling(scaling)
                .target(new Tensor(shape, inSixteenths(Vectors.gaussian(shape.size(), 1))));
    }

    private static Loss style(Shape shape, Scaling scaling, GramMatrix.Normalization normalization) {
        return StyleLoss.at("relu1_1")
                .normalization(normalization)
                .scaling(scaling)
                .target(style(shape));
    }

    private static Loss shiftedStyle(Shape shape, Scaling scaling) {
        return StyleLoss.at("relu1_1").shift(-1).scaling(scaling).target(style(shape));
    }

    private static Tensor style(Shape shape) {
        Shape otherSize = new Shape(3, 4, shape.channels());
        return new Tensor(otherSize, Vectors.gaussian(otherSize.size(), 2));
    }

    @ParameterizedTest
    @MethodSource("losses")
    void shouldHaveTheSameValueAndGradientInBothForms(Loss loss, Shape shape) {
        float[] activations = inSixteenths(Vectors.gaussian(shape.size(), 3));
        float[] kernelGradient = new float[shape.size()];
        float[] definitionGradient = new float[shape.size()];
        LossDefinition definition = LossDefinitions.EXACT.of(loss, shape).orElseThrow();

        try (LossKernel kernel = loss.kernel(shape, Kernels.fastest(new Workers(1)));
                LossKernel autodiff = new AutodiffLoss.Kernel(definition, shape)) {
            double kernelValue = kernel.evaluate(activations, WEIGHT, kernelGradient);
            double definitionValue = autodiff.evaluate(activations, WEIGHT, definitionGradient);

            // Both sum a few hundred single-precision products.
            assertThat(definitionValue).isCloseTo(kernelValue, within(1e-5 * Math.abs(kernelValue)));
            assertThat(Vectors.relativeError(definitionGradient, kernelGradient))
                    .isLessThan(1e-5);

            double[] differences = FiniteDifferences.gradient(
                    moved -> WEIGHT * kernel.evaluate(moved, 0, new float[shape.size()]), activations, 1e-2f);
            // The step's error is of order step squared, the rounding's of order 1e-7 over the step.
            assertThat(Vectors.relativeError(definitionGradient, differences)).isLessThan(2e-3);
        }
    }

    static Stream<Loss> lossesOfOneChannel() {
        Tensor style = style(new Shape(1, 1, 1));
        return Stream.of(
                StyleLoss.at("relu1_1").target(style),
                StyleMeasure.moments().bind("relu1_1", style, 0),
                StyleMeasure.wasserstein().bind("relu1_1", style, 0));
    }

    @ParameterizedTest
    @MethodSource("lossesOfOneChannel")
    void shouldNotRepeatATargetOfOneChannel(Loss loss) {
        Shape shape = new Shape(4, 3, 3);
        LossDefinition definition = LossDefinitions.EXACT.of(loss, shape).orElseThrow();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AutodiffLoss.Kernel(definition, shape))
                .withMessageContaining("loss at relu1_1: the target has 1 channels, but the activations are 4 x 3 x 3");
    }

    /** So that finite differences, with smaller steps, do not go past a kink: some losses have one where two numbers are equal. */
    private static float[] inSixteenths(float[] values) {
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.round(values[i] * 16) / 16f;
        }
        return values;
    }

    @ParameterizedTest
    @MethodSource("losses")
    void shouldReadTheLayerItsTargetComesFrom(Loss loss, Shape shape) {
        String layer = loss instanceof TotalVariationLoss ? Network.INPUT : "relu1_1";
        assertThat(loss.layer()).isEqualTo(layer);
    }
}
