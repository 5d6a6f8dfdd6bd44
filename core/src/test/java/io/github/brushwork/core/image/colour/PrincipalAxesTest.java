package io.github.brushwork.core.image.colour;

import static io.github.brushwork.core.image.colour.Palettes.largestDifference;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PrincipalAxesTest {

    /** Dozens of rotations in double precision of elements up to 10. */
    private static final double ROUNDING = 1e-13;

    private static Stream<Matrix3> covariances() {
        return Stream.concat(
                new Random(1).longs(20).mapToObj(PrincipalAxesTest::random),
                Stream.of(
                        Matrix3.diagonal(1, 3, 2),
                        Matrix3.diagonal(2, 2, 2),
                        Matrix3.diagonal(0, 0, 0),
                        Matrix3.of(1, 1, 1, 1, 1, 1, 1, 1, 1),
                        Matrix3.of(2, 1, 1, 1, 2, 1, 1, 1, 2),
                        Matrix3.of(1, 1e-9, 0, 1e-9, 1, 0, 0, 0, 1e-9)));
    }

    private static Matrix3 random(long seed) {
        Random random = new Random(seed);
        Matrix3 root = Matrix3.of(random.doubles(9, -1, 1).toArray());
        return root.times(root.transposed());
    }

    @ParameterizedTest
    @MethodSource("covariances")
    void shouldDiagonaliseCovariances(Matrix3 covariance) {
        PrincipalAxes principal = PrincipalAxes.of(covariance);

        Matrix3 axes = principal.axes();
        assertThat(largestDifference(axes.transposed().times(axes), Matrix3.identity()))
                .isLessThan(ROUNDING);
        assertThat(largestDifference(
                        axes.transposed().times(covariance).times(axes), Matrix3.diagonal(principal.variances())))
                .isLessThan(ROUNDING);
        assertThat(largestDifference(principal.matrix(), covariance)).isLessThan(ROUNDING);
    }

    @ParameterizedTest
    @MethodSource("covariances")
    void shouldSortByVariance(Matrix3 covariance) {
        double[] variances = PrincipalAxes.of(covariance).variances();

        assertThat(variances[0]).isGreaterThanOrEqualTo(variances[1]);
        assertThat(variances[1]).isGreaterThanOrEqualTo(variances[2]);
        assertThat(variances[2]).isNotNegative();
    }

    @Test
    void shouldFindTheAxisOfGrey() {
        PrincipalAxes grey = PrincipalAxes.of(Matrix3.of(1, 1, 1, 1, 1, 1, 1, 1, 1));

        assertThat(grey.variances()[0]).isCloseTo(3, within(ROUNDING));
        for (int c = 0; c < 3; c++) {
            assertThat(Math.abs(grey.axes().get(c, 0))).isCloseTo(1 / Math.sqrt(3), within(ROUNDING));
        }
    }

    @Test
    void shouldTakeRoots() {
        PrincipalAxes principal = PrincipalAxes.of(Matrix3.of(2, 1, 0, 1, 3, 0.5, 0, 0.5, 1));

        Matrix3 root = principal.root();
        assertThat(largestDifference(root.times(root), principal.matrix())).isLessThan(ROUNDING);
        assertThat(largestDifference(root, root.transposed())).isLessThan(ROUNDING);
        assertThat(largestDifference(principal.inverseRoot().times(root), Matrix3.identity()))
                .isLessThan(ROUNDING);
    }

    @Test
    void shouldRaiseSmallVariancesOnly() {
        PrincipalAxes raised = PrincipalAxes.of(Matrix3.diagonal(1e-9, 3, 0)).atLeast(0.5);

        assertThat(raised.variances()).containsExactly(3, 0.5, 0.5);
    }
}
