package io.github.brushwork.losses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.brushwork.core.Shape;
import io.github.brushwork.core.Tensor;
import io.github.brushwork.losses.GramMatrix.Normalization;
import io.github.brushwork.testing.Vectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GramMatrixTest {

    private static final Shape SHAPE = new Shape(5, 7, 11);

    @ParameterizedTest
    @EnumSource
    void shouldFollowItsFormula(Normalization normalization) {
        Tensor activations = new Tensor(SHAPE, Vectors.gaussian(SHAPE.size(), 1));

        GramMatrix gram = GramMatrix.of(activations, normalization);

        double[] expected = Formulas.gram(activations.data(), SHAPE, normalization);
        // 35 products of single-precision numbers
        assertThat(Vectors.relativeError(gram.values(), expected)).isLessThan(1e-6);
        assertThat(gram.channels()).isEqualTo(11);
        assertThat(gram.normalization()).isEqualTo(normalization);
    }

    @ParameterizedTest
    @EnumSource(
            value = Normalization.class,
            names = {"POSITIONS", "ELEMENTS"})
    void shouldNotChangeWhenActivationsAreTiledIfNormalised(Normalization normalization) {
        // given
        Tensor once = new Tensor(SHAPE, Vectors.gaussian(SHAPE.size(), 2));
        Tensor tiled = tile(once);

        // when
        GramMatrix expected = GramMatrix.of(once, normalization);
        GramMatrix actual = GramMatrix.of(tiled, normalization);

        // then; the order of summation differs
        assertThat(actual.values()).containsExactly(expected.values(), within(1e-6f));
    }

    @Test
    void shouldGrowWithTheImageIfNotNormalised() {
        Tensor once = new Tensor(SHAPE, Vectors.gaussian(SHAPE.size(), 3));

        double small = GramMatrix.of(once, Normalization.NONE).squaredNorm();
        double large = GramMatrix.of(tile(once), Normalization.NONE).squaredNorm();

        assertThat(large).isCloseTo(16 * small, within(1e-5 * large));
    }

    @Test
    void shouldHaveASquaredNorm() {
        assertThat(new GramMatrix(2, Normalization.NONE, 0, new float[] {1, 2, 2, 4}).squaredNorm())
                .isEqualTo(25);
    }

    @Test
    void shouldBeComparedByValue() {
        GramMatrix gram = new GramMatrix(1, Normalization.NONE, 0, new float[] {1});

        assertThat(gram)
                .isEqualTo(new GramMatrix(1, Normalization.NONE, 0, new float[] {1}))
                .hasSameHashCodeAs(new GramMatrix(1, Normalization.NONE, 0, new float[] {1}))
                .isNotEqualTo(new GramMatrix(1, Normalization.ELEMENTS, 0, new float[] {1}))
                .isNotEqualTo(new GramMatrix(1, Normalization.NONE, 0, new float[] {2}));
    }

    @Test
    void shouldRejectValuesThatDoNotFit() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new GramMatrix(2, Normalization.NONE, 0, new float[3]))
                .withMessage("a Gram matrix of 2 channels has 2 x 2 values, but got 3");
    }

    private static Tensor tile(Tensor tensor) {
        Shape shape = tensor.shape();
        Tensor tiled = Tensor.zeros(new Shape(2 * shape.height(), 2 * shape.width(), shape.channels()));
        int row = shape.width() * shape.channels();
        for (int y = 0; y < 2 * shape.height(); y++) {
            for (int half = 0; half < 2; half++) {
                System.arraycopy(tensor.data(), y % shape.height() * row, tiled.data(), (2 * y + half) * row, row);
            }
        }
        return tiled;
    }
}
