package io.github.brushwork.core.image.colour;

import static io.github.brushwork.core.image.colour.Palettes.largestDifference;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class LinearMethodTest {

    /** Dozens of operations in double precision; inverse roots of variances of 0.01 magnify rounding tenfold. */
    private static final double ROUNDING = 1e-12;

    private static final Matrix3 SOURCE = Matrix3.of(0.04, 0.03, 0.01, 0.03, 0.05, 0.02, 0.01, 0.02, 0.03);
    private static final Matrix3 REFERENCE = Matrix3.of(0.02, -0.01, 0.005, -0.01, 0.03, 0.01, 0.005, 0.01, 0.06);

    /** NumPy 2.4.6, from the formulas, with {@code linalg.cholesky}, {@code linalg.eigh} and {@code linalg.inv}. */
    private static Stream<Arguments> matricesOfNumPy() {
        return Stream.of(
                Arguments.of(
                        LinearMethod.CHOLESKY,
                        Matrix3.of(
                                0.7071067811865475,
                                0,
                                0,
                                -1.0686503325274679,
                                0.9534625892455922,
                                0,
                                -0.0397527569660187,
                                -0.22836379889941166,
                                1.5512092057488571)),
                Arguments.of(
                        LinearMethod.PCA,
                        Matrix3.of(
                                -0.02980087217872326,
                                0.5554304439748413,
                                -0.9209512924125653,
                                -0.7306233706568402,
                                0.590529607636382,
                                0.619593003995894,
                                0.7318700208057207,
                                0.4574525150160272,
                                0.2052483507672941)),
                Arguments.of(
                        LinearMethod.SYMMETRIC_SQUARE_ROOT,
                        Matrix3.of(
                                0.9467806162549566,
                                -0.5529135917022836,
                                0.16136345369157698,
                                -0.6075925435757087,
                                1.0689100770411215,
                                -0.10684542516716312,
                                0.04551557005048379,
                                -0.27584592398097574,
                                1.5558080932510754)),
                Arguments.of(
                        LinearMethod.MONGE_KANTOROVICH,
                        Matrix3.of(
                                0.9530979862698552,
                                -0.565187468363757,
                                0.12176202186649321,
                                -0.5651874683637572,
                                1.0880557935226989,
                                -0.19168065039083934,
                                0.12176202186649311,
                                -0.191680650390839,
                                1.4919342086786493)));
    }

    @ParameterizedTest
    @MethodSource("matricesOfNumPy")
    void shouldAgreeWithNumPy(LinearMethod method, Matrix3 expected) {
        assertThat(largestDifference(matrix(method), expected)).isLessThan(ROUNDING);
    }

    @ParameterizedTest
    @EnumSource
    void shouldTurnOneCovarianceIntoTheOther(LinearMethod method) {
        Matrix3 matrix = matrix(method);

        assertThat(largestDifference(matrix.times(SOURCE).times(matrix.transposed()), REFERENCE))
                .isLessThan(ROUNDING);
    }

    @ParameterizedTest
    @EnumSource
    void shouldReachSingularCovariances(LinearMethod method) {
        Matrix3 grey = Matrix3.of(0.02, 0.02, 0.02, 0.02, 0.02, 0.02, 0.02, 0.02, 0.02);

        Matrix3 matrix = matrix(method, SOURCE, grey);

        assertThat(largestDifference(matrix.times(SOURCE).times(matrix.transposed()), grey))
                .isLessThan(ROUNDING);
    }

    @Test
    void shouldBeLowerTriangularByCholesky() {
        Matrix3 matrix = matrix(LinearMethod.CHOLESKY);

        assertThat(new double[] {matrix.get(0, 1), matrix.get(0, 2), matrix.get(1, 2)})
                .containsOnly(0);
    }

    @Test
    void shouldLayPrincipalAxesOntoEachOther() {
        PrincipalAxes source = PrincipalAxes.of(SOURCE);
        PrincipalAxes reference = PrincipalAxes.of(REFERENCE);

        Matrix3 turned =
                reference.axes().transposed().times(matrix(LinearMethod.PCA)).times(source.axes());

        for (int i = 0; i < 9; i++) {
            double gain = i / 3 == i % 3 ? Math.sqrt(reference.variances()[i / 3] / source.variances()[i / 3]) : 0;
            assertThat(Math.abs(turned.get(i / 3, i % 3))).isCloseTo(gain, within(ROUNDING));
        }
    }

    @Test
    void shouldNotReversePrincipalAxes() {
        Matrix3 axes = PrincipalAxes.of(SOURCE).axes();

        Matrix3 turned = axes.transposed().times(matrix(LinearMethod.PCA)).times(axes);

        for (int i = 0; i < 3; i++) {
            assertThat(turned.get(i, i)).isPositive();
        }
    }

    @Test
    void shouldColourWhitenedColoursByASymmetricRoot() {
        Matrix3 fromWhite = matrix(LinearMethod.SYMMETRIC_SQUARE_ROOT)
                .times(PrincipalAxes.of(SOURCE).root());

        assertThat(largestDifference(fromWhite, fromWhite.transposed())).isLessThan(ROUNDING);
        assertThat(largestDifference(fromWhite.times(fromWhite), REFERENCE)).isLessThan(ROUNDING);
    }

    @Test
    void shouldBeSymmetricByMongeAndKantorovich() {
        Matrix3 matrix = matrix(LinearMethod.MONGE_KANTOROVICH);

        assertThat(largestDifference(matrix, matrix.transposed())).isLessThan(ROUNDING);
        // no negative eigenvalue: a product of roots of its own
        assertThat(largestDifference(PrincipalAxes.of(matrix).matrix(), matrix)).isLessThan(ROUNDING);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "MONGE_KANTOROVICH")
    void shouldChangeColoursLeastByMongeAndKantorovich(LinearMethod other) {
        assertThat(meanSquaredChange(matrix(LinearMethod.MONGE_KANTOROVICH)))
                .isLessThan(meanSquaredChange(matrix(other)));
    }

    /** The trace of (A - 1) S (A - 1)^T. */
    private static double meanSquaredChange(Matrix3 matrix) {
        double trace = 0;
        for (int i = 0; i < 3; i++) {
            for (int jk = 0; jk < 9; jk++) {
                int j = jk / 3;
                int k = jk % 3;
                double left = matrix.get(i, j) - (i == j ? 1 : 0);
                double right = matrix.get(i, k) - (i == k ? 1 : 0);
                trace += left * SOURCE.get(j, k) * right;
            }
        }
        return trace;
    }

    @ParameterizedTest
    @EnumSource
    void shouldMagnifyDirectionsWithoutVarianceNoMoreThanRounding(LinearMethod method) {
        // given a source that varies in red only, and then by next to nothing in the others
        Matrix3 still = Matrix3.diagonal(0.04, 0, 0);
        Matrix3 noisy = Matrix3.diagonal(0.04, 1e-10, 1e-10);

        Matrix3 fromStill = matrix(method, still, Matrix3.diagonal(0.04, 0.02, 0.01));
        Matrix3 fromNoisy = matrix(method, noisy, Matrix3.diagonal(0.04, 0.02, 0.01));

        assertThat(largestDifference(fromStill, fromNoisy)).isLessThan(ROUNDING);
        assertThat(fromStill.get(1, 1)).isCloseTo(Math.sqrt(0.02 * 12) * 255, within(1e-9));
    }

    private static Matrix3 matrix(LinearMethod method) {
        return matrix(method, SOURCE, REFERENCE);
    }

    private static Matrix3 matrix(LinearMethod method, Matrix3 source, Matrix3 reference) {
        double[] mean = {0.5, 0.5, 0.5};
        return method.map(new ColourStatistics(mean, source), new ColourStatistics(mean, reference))
                .matrix();
    }
}
