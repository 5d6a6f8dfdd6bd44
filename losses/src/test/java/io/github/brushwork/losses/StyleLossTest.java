package io.github.brushwork.losses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import io.github.brushwork.core.Convolution;
import io.github.brushwork.core.Features;
import io.github.brushwork.core.Network;
import io.github.brushwork.core.Preprocessing;
import io.github.brushwork.core.Shape;
import io.github.brushwork.core.Tensor;
import io.github.brushwork.losses.GramMatrix.Normalization;
import io.github.brushwork.testing.Vectors;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class StyleLossTest extends StyleContractTest {

    private static final double[] SHIFTS = {0, -1};

    @Override
    protected Stream<Case> cases() {
        Stream<Case> scaled = Arrays.stream(Normalization.values())
                .flatMap(normalization ->
                        Arrays.stream(Scaling.values()).flatMap(scaling -> cases(normalization, 0, scaling)));
        Stream<Case> shifted =
                Arrays.stream(Normalization.values()).flatMap(normalization -> cases(normalization, -1, Scaling.MEAN));
        return Stream.concat(scaled, shifted);
    }

    private static Stream<Case> cases(Normalization normalization, double shift, Scaling scaling) {
        return Arrays.stream(SHAPES).map(shape -> caseOf(shape, normalization, shift, scaling));
    }

    private static Case caseOf(Shape shape, Normalization normalization, double shift, Scaling scaling) {
        // a style image of another size
        Shape styleShape = new Shape(3, 8, shape.channels());
        float[] style = Vectors.gaussian(styleShape.size(), 60);
        StyleLoss loss = StyleLoss.at("relu3_1")
                .normalization(normalization)
                .shift(shift)
                .scaling(scaling)
                .target(new Tensor(styleShape, style));
        double[] target = Formulas.gram(style, styleShape, normalization, shift);
        return new Case(
                normalization + " " + scaling + " " + shift,
                loss,
                shape,
                f -> Formulas.style(f, shape, target, normalization, shift, scaling));
    }

    @Override
    protected Stream<Spec> specs() {
        return Arrays.stream(Scaling.values())
                .flatMap(scaling -> Arrays.stream(SHIFTS)
                        .mapToObj(shift -> new Spec(
                                scaling + " " + shift,
                                target -> StyleLoss.at("relu3_1")
                                        .scaling(scaling)
                                        .shift(shift)
                                        .target(target))));
    }

    @Test
    void shouldBeTheLossOfThePaperByGatysAndOthersForImagesOfOneSize() {
        Tensor style = tensor(6);
        float[] activations = tensor(7).data();

        double value = evaluate(StyleLoss.gatys("relu3_1").target(style), activations, new float[SHAPE.size()]);

        double[] target = Formulas.gram(style.data(), SHAPE, Normalization.NONE);
        double sum = Formulas.style(activations, SHAPE, target, Normalization.NONE, Scaling.SUM);
        double expected = sum / (4 * Math.pow(6, 2) * Math.pow(4 * 5, 2));
        assertThat(value).isCloseTo(expected, within(rounding() * expected));
    }

    @Test
    void shouldHaveTheSettingsOfOtherSystems() {
        assertThat(StyleLoss.at("a")).isEqualTo(spec(Normalization.ELEMENTS, Scaling.MEAN));
        assertThat(StyleLoss.neuralImageSynthesis("a")).isEqualTo(spec(Normalization.POSITIONS, Scaling.MEAN));
        assertThat(StyleLoss.johnson("a")).isEqualTo(spec(Normalization.ELEMENTS, Scaling.SUM));
        assertThat(StyleLoss.styleTransferPytorch("a")).isEqualTo(spec(Normalization.POSITIONS, Scaling.MAGNITUDES));
    }

    private static StyleLoss.Spec spec(Normalization normalization, Scaling scaling) {
        return new StyleLoss.Spec("a", StyleMeasure.gram(normalization, scaling));
    }

    @ParameterizedTest
    @EnumSource
    void shouldBeOneFarFromTheTargetIfRelative(Normalization normalization) {
        // given activations that are zero everywhere
        StyleLoss loss = StyleLoss.at("relu3_1")
                .normalization(normalization)
                .scaling(Scaling.RELATIVE)
                .target(tensor(2));

        // when
        double value =
                loss.kernel(SHAPE, OneWorker.KERNELS).evaluate(new float[SHAPE.size()], 1, new float[SHAPE.size()]);

        // then
        assertThat(value).isCloseTo(1, within(1e-12));
    }

    @Test
    void shouldHaveNoDivisorIfDividedByMagnitudes() {
        StyleLoss loss = StyleLoss.styleTransferPytorch("relu3_1").target(tensor(8));

        assertThatIllegalStateException()
                .isThrownBy(loss::divisor)
                .withMessage("style loss at relu3_1: scaling MAGNITUDES has no constant divisor");
    }

    @Test
    void shouldBindTheFeaturesOfItsLayer() {
        // given
        Convolution layer = new Convolution("relu1_1", List.of("conv1_1"), 3, 6, new float[9 * 3 * 6], new float[6]);
        Network network = new Network("net", Preprocessing.CAFFE, List.of(layer));
        Features features = new Features(network, Map.of("relu1_1", tensor(3)));

        // when
        StyleLoss loss = StyleLoss.at("conv1_1").target(features);

        // then
        assertThat(loss.target()).isEqualTo(GramMatrix.of(tensor(3), Normalization.ELEMENTS));
        assertThat(loss.layer()).isEqualTo("conv1_1");
        assertThat(loss.scaling()).isEqualTo(Scaling.MEAN);
        assertThat(loss.normalization()).isEqualTo(Normalization.ELEMENTS);
    }

    @Test
    void shouldNameBothSizesIfTheChannelsDiffer() {
        StyleLoss loss = StyleLoss.at("relu3_1").target(tensor(4));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> loss.kernel(new Shape(4, 5, 7), OneWorker.KERNELS))
                .withMessageContaining(
                        "style loss at relu3_1: the activations are 4 x 5 x 7, but the target is a Gram matrix of 6 x 6");
    }

    @Test
    void shouldRejectTargetsOfAnotherNormalization() {
        GramMatrix gram = GramMatrix.of(tensor(5), Normalization.POSITIONS);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> StyleLoss.at("relu3_1").target(gram))
                .withMessage(
                        "style loss at relu3_1: the target is normalised by POSITIONS, but ELEMENTS was asked for");
    }

    @Test
    void shouldRejectTargetsOfAnotherShift() {
        GramMatrix gram = GramMatrix.of(tensor(5), Normalization.ELEMENTS, -1);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> StyleLoss.at("relu3_1").target(gram))
                .withMessage("style loss at relu3_1: the target is shifted by -1.0, but 0.0 was asked for");
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.NEGATIVE_INFINITY})
    void shouldRejectShiftsThatAreNotFinite(double shift) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StyleLoss.at("relu3_1").shift(shift))
                .withMessage("the shift of a Gram matrix is " + shift + ": it must be finite");
    }

    @Test
    void shouldRejectZeroTargetsIfRelative() {
        StyleLoss.Spec spec = StyleLoss.at("relu3_1").scaling(Scaling.RELATIVE);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> spec.target(Tensor.zeros(SHAPE)))
                .withMessageContaining("style loss at relu3_1")
                .withMessageContaining("squared norm of the target is 0.0")
                .withMessageContaining("MEAN");
    }
}
