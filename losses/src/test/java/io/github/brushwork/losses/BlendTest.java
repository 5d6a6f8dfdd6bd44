package io.github.brushwork.losses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.brushwork.core.LossKernel;
import io.github.brushwork.core.Shape;
import io.github.brushwork.core.Tensor;
import io.github.brushwork.core.Term;
import io.github.brushwork.losses.GramMatrix.Normalization;
import io.github.brushwork.testing.Vectors;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Blends of several images' styles into one target. */
class BlendTest {

    private static final int CHANNELS = 6;
    private static final Tensor SMALL = tensor(new Shape(4, 5, CHANNELS), 1, 0);
    /** Of another size, and around another mean. */
    private static final Tensor LARGE = tensor(new Shape(12, 5, CHANNELS), 2, 3);

    private static final Tensor OTHER_LAYER = tensor(new Shape(4, 5, CHANNELS + 1), 3, 0);

    /**
     * One kind of style.
     *
     * @param name what the test is called
     * @param of the style of activations
     * @param blend the blend of two with their weights
     */
    record Kind<T>(String name, Function<Tensor, T> of, Function<List<Weighted<T>>, T> blend) {

        T blend(Tensor one, double weight, Tensor other, double otherWeight) {
            return blend.apply(
                    List.of(new Weighted<>(of.apply(one), weight), new Weighted<>(of.apply(other), otherWeight)));
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Kind<?>> kinds() {
        return Stream.of(
                new Kind<>("Gram matrix", f -> GramMatrix.of(f, Normalization.POSITIONS), GramMatrix::blend),
                new Kind<>("moments", ChannelMoments::of, ChannelMoments::blend),
                new Kind<>("distribution", ChannelGaussian::of, ChannelGaussian::blend));
    }

    @ParameterizedTest
    @EnumSource
    void shouldTakeTheWeightedMeanOfGramMatrices(Normalization normalization) {
        GramMatrix small = GramMatrix.of(SMALL, normalization, -1);
        GramMatrix large = GramMatrix.of(LARGE, normalization, -1);

        GramMatrix blend = GramMatrix.blend(List.of(new Weighted<>(small, 0.5), new Weighted<>(large, 1.5)));

        assertThat(blend.channels()).isEqualTo(CHANNELS);
        assertThat(blend.normalization()).isEqualTo(normalization);
        assertThat(blend.shift()).isEqualTo(-1);
        for (int i = 0; i < blend.values().length; i++) {
            assertThat(blend.values()[i]).isEqualTo((float) (0.25 * small.values()[i] + 0.75 * large.values()[i]));
        }
    }

    @Test
    void shouldBeTheStyleOfAllActivationsTogetherIfWeightedByTheirNumber() {
        // given an image that shows both
        Tensor both = both();
        double[] weights = {SMALL.shape().positions(), LARGE.shape().positions()};

        // then the blends are its own; it rounds products to single precision, of numbers up to about 30
        assertThat(gram(weights).values())
                .containsExactly(GramMatrix.of(both, Normalization.POSITIONS).values(), within(1e-5f));
        ChannelMoments moments = ChannelMoments.of(both);
        assertThat(moments(weights).means()).containsExactly(moments.means(), within(1e-12));
        assertThat(moments(weights).variances()).containsExactly(moments.variances(), within(1e-12));
        ChannelGaussian gaussian = ChannelGaussian.of(both);
        assertThat(gaussian(weights).means()).containsExactly(gaussian.means(), within(1e-12));
        for (int i = 0; i < CHANNELS; i++) {
            assertThat(gaussian(weights).covariance()[i]).containsExactly(gaussian.covariance()[i], within(1e-5));
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    <T> void shouldLookAtTheRatiosOfWeightsAlone(Kind<T> kind) {
        assertThat(kind.blend(SMALL, 1, LARGE, 3))
                .isEqualTo(kind.blend(SMALL, 0.25, LARGE, 0.75))
                .isNotEqualTo(kind.blend(SMALL, 3, LARGE, 1));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    <T> void shouldLeaveOneStyleAsItIs(Kind<T> kind) {
        T style = kind.of().apply(SMALL);

        assertThat(kind.blend().apply(List.of(new Weighted<>(style, 0.3)))).isEqualTo(style);
        assertThat(kind.blend(LARGE, 0, SMALL, 0.3)).isEqualTo(style);
        assertThat(kind.blend(SMALL, 1, SMALL, 1)).isEqualTo(style);
    }

    @ParameterizedTest
    @EnumSource(
            value = Scaling.class,
            names = {"SUM", "GATYS", "MEAN"})
    void shouldPullAsTheWeightedSumOfStyleLosses(Scaling scaling) {
        // given one loss for the blend, and one for each image
        StyleLoss.Spec spec = StyleLoss.at("relu3_1").scaling(scaling);
        StyleLoss blend = spec.target(GramMatrix.blend(List.of(
                new Weighted<>(GramMatrix.of(SMALL, Normalization.ELEMENTS), 1),
                new Weighted<>(GramMatrix.of(LARGE, Normalization.ELEMENTS), 3))));
        WeightedSum sum = new WeightedSum(
                List.of(new Term("small", spec.target(SMALL), 0.25), new Term("large", spec.target(LARGE), 0.75)));
        Shape shape = new Shape(7, 3, CHANNELS);
        float[] activations = Vectors.gaussian(shape.size(), 4);
        float[] gradient = new float[shape.size()];
        float[] expected = new float[shape.size()];

        // when
        double value;
        double sumOfValues;
        try (LossKernel one = blend.kernel(shape, OneWorker.KERNELS);
                LossKernel two = sum.kernel(shape, OneWorker.KERNELS)) {
            value = one.evaluate(activations, 1, gradient);
            sumOfValues = two.evaluate(activations, 1, expected);
        }

        // then; products of a few numbers in single precision
        assertThat(Vectors.relativeError(gradient, expected)).isLessThan(1e-5);
        assertThat(value).isLessThan(sumOfValues);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1, Double.NaN, Double.POSITIVE_INFINITY})
    void shouldRejectWeightsThatAreNegativeOrNotFinite(double weight) {
        GramMatrix gram = GramMatrix.of(SMALL, Normalization.ELEMENTS);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Weighted<>(gram, weight))
                .withMessage("the weight of GramMatrix[6 x 6, ELEMENTS] in a blend is " + weight
                        + ": it must be finite and at least 0");
    }

    @ParameterizedTest
    @MethodSource("kinds")
    <T> void shouldRejectWeightsWithoutAPositiveSum(Kind<T> kind) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> kind.blend().apply(List.of()))
                .withMessageContaining("weights of a blend are []");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> kind.blend(SMALL, 0, LARGE, 0))
                .withMessageContaining("weights of a blend are [0.0, 0.0], their sum 0.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> kind.blend(SMALL, Double.MAX_VALUE, LARGE, Double.MAX_VALUE))
                .withMessageContaining("their sum Infinity");
    }

    @ParameterizedTest
    @MethodSource("kinds")
    <T> void shouldRejectStylesOfDifferentLayers(Kind<T> kind) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> kind.blend(SMALL, 1, OTHER_LAYER, 1))
                .withMessageContaining("part 0 of a blend is " + kind.of().apply(SMALL))
                .withMessageContaining("part 1 is " + kind.of().apply(OTHER_LAYER));
    }

    @Test
    void shouldRejectGramMatricesThatAreNotTakenInOneWay() {
        Weighted<GramMatrix> one = new Weighted<>(GramMatrix.of(SMALL, Normalization.ELEMENTS), 1);
        Weighted<GramMatrix> normalised = new Weighted<>(GramMatrix.of(SMALL, Normalization.POSITIONS), 1);
        Weighted<GramMatrix> shifted = new Weighted<>(GramMatrix.of(SMALL, Normalization.ELEMENTS, -1), 1);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> GramMatrix.blend(List.of(one, normalised)))
                .withMessageContaining("part 1 is GramMatrix[6 x 6, POSITIONS]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GramMatrix.blend(List.of(one, one, shifted)))
                .withMessageContaining("part 2 is GramMatrix[6 x 6, ELEMENTS, shift -1.0]");
    }

    private static GramMatrix gram(double[] weights) {
        return GramMatrix.blend(List.of(
                new Weighted<>(GramMatrix.of(SMALL, Normalization.POSITIONS), weights[0]),
                new Weighted<>(GramMatrix.of(LARGE, Normalization.POSITIONS), weights[1])));
    }

    private static ChannelMoments moments(double[] weights) {
        return ChannelMoments.blend(List.of(
                new Weighted<>(ChannelMoments.of(SMALL), weights[0]),
                new Weighted<>(ChannelMoments.of(LARGE), weights[1])));
    }

    private static ChannelGaussian gaussian(double[] weights) {
        return ChannelGaussian.blend(List.of(
                new Weighted<>(ChannelGaussian.of(SMALL), weights[0]),
                new Weighted<>(ChannelGaussian.of(LARGE), weights[1])));
    }

    private static Tensor both() {
        float[] values = Arrays.copyOf(SMALL.data(), SMALL.data().length + LARGE.data().length);
        System.arraycopy(LARGE.data(), 0, values, SMALL.data().length, LARGE.data().length);
        return new Tensor(new Shape(16, 5, CHANNELS), values);
    }

    private static Tensor tensor(Shape shape, long seed, float mean) {
        float[] values = Vectors.gaussian(shape.size(), seed);
        for (int i = 0; i < values.length; i++) {
            values[i] += mean;
        }
        return new Tensor(shape, values);
    }
}
