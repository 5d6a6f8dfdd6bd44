package io.github.brushwork.core.image.colour;

import static io.github.brushwork.core.image.colour.Palettes.largestDifference;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class Matrix3Test {

    /** A few operations in double precision on elements of about 1. */
    private static final double ROUNDING = 1e-13;

    private static final Matrix3 REGULAR = Matrix3.of(2, -1, 0.5, 0.3, 1.5, -0.7, -0.2, 0.4, 1);

    @Test
    void shouldMultiplyRowsByColumns() {
        Matrix3 product = Matrix3.of(1, 2, 3, 4, 5, 6, 7, 8, 9).times(Matrix3.of(1, 0, 2, 0, 1, 1, 1, 1, 0));

        assertThat(largestDifference(product, Matrix3.of(4, 5, 4, 10, 11, 13, 16, 17, 22)))
                .isZero();
    }

    @Test
    void shouldSwapRowsAndColumns() {
        Matrix3 transposed = Matrix3.of(1, 2, 3, 4, 5, 6, 7, 8, 9).transposed();

        assertThat(largestDifference(transposed, Matrix3.of(1, 4, 7, 2, 5, 8, 3, 6, 9)))
                .isZero();
    }

    @Test
    void shouldInvert() {
        assertThat(largestDifference(REGULAR.times(REGULAR.inverse()), Matrix3.identity()))
                .isLessThan(ROUNDING);
        assertThat(largestDifference(REGULAR.inverse().times(REGULAR), Matrix3.identity()))
                .isLessThan(ROUNDING);
    }

    private static Stream<Matrix3> covariances() {
        return Stream.of(
                REGULAR.times(REGULAR.transposed()),
                Matrix3.diagonal(1, 2, 3),
                // singular: grey, a line that red has no part in, a plane, and no variance at all
                Matrix3.of(1, 1, 1, 1, 1, 1, 1, 1, 1),
                Matrix3.of(0, 0, 0, 0, 4, 2, 0, 2, 1),
                Matrix3.of(2, 1, 1, 1, 1, 0, 1, 0, 1),
                Matrix3.diagonal(0, 0, 0));
    }

    @ParameterizedTest
    @MethodSource("covariances")
    void shouldFactorCovariances(Matrix3 covariance) {
        Matrix3 lower = covariance.cholesky();

        assertThat(new double[] {lower.get(0, 1), lower.get(0, 2), lower.get(1, 2)})
                .containsOnly(0);
        assertThat(largestDifference(lower.times(lower.transposed()), covariance))
                .isLessThan(ROUNDING);
    }
}
