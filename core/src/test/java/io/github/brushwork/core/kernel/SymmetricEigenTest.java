package io.github.brushwork.core.kernel;

import static io.github.brushwork.testing.Matrices.multiply;
import static io.github.brushwork.testing.Matrices.transposed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SymmetricEigenTest {

    private static final Workers WORKERS = new Workers(1);

    static Stream<Named<double[][]>> matrices() {
        return Stream.of(
                Named.of("1 x 1", new double[][] {{-3}}),
                Named.of("2 x 2", new double[][] {{1, 2}, {2, -5}}),
                Named.of("zero", new double[7][7]),
                Named.of("diagonal", diagonal(5, -1, 0, 5, 1e-8, 2)),
                Named.of(
                        "tridiagonal and far apart", new double[][] {{1e12, 1e3, 0}, {1e3, 1, 1e-3}, {0, 1e-3, 1e-12}}),
                Named.of("zero diagonal", new double[][] {{0, 1, 0}, {1, 0, 1}, {0, 1, 0}}),
                Named.of("all ones", ones(20)),
                Named.of("full rank", products(17, 40)),
                Named.of("rank 5 of 60", products(60, 5)),
                Named.of("rank 5 of 60 and a little", plus(products(60, 5), 1e-8)),
                Named.of("130 x 130", products(130, 200)));
    }

    @ParameterizedTest
    @MethodSource("matrices")
    void shouldFindOrthogonalVectorsThatMakeTheMatrixDiagonal(double[][] matrix) {
        SymmetricEigen eigen = new SymmetricEigen(WORKERS, matrix.length);

        eigen.decompose(copy(matrix));

        double[][] vectors = eigen.vectors();
        double[][] unit = multiply(vectors, transposed(vectors));
        double[][] diagonal = multiply(multiply(vectors, matrix), transposed(vectors));
        // a backward stable method errs by a small multiple of the matrix' size times its norm times 1e-16
        double rounding = 1e-15 * matrix.length;
        double norm = Arrays.stream(matrix)
                .flatMapToDouble(Arrays::stream)
                .map(Math::abs)
                .max()
                .orElseThrow();
        for (int i = 0; i < matrix.length; i++) {
            for (int j = 0; j < matrix.length; j++) {
                assertThat(unit[i][j]).isCloseTo(i == j ? 1 : 0, within(rounding + 1e-15));
                assertThat(diagonal[i][j])
                        .isCloseTo(i == j ? eigen.values()[i] : 0, within(rounding * matrix.length * norm));
            }
        }
    }

    @Test
    void shouldGiveTheSameBitsAgainAfterOthers() {
        SymmetricEigen eigen = new SymmetricEigen(WORKERS, 17);
        eigen.decompose(products(17, 40));
        double[] expected = eigen.values().clone();
        double[][] expectedVectors = copy(eigen.vectors());

        eigen.decompose(products(17, 3));
        eigen.decompose(products(17, 40));

        assertThat(eigen.values()).isEqualTo(expected);
        assertThat(eigen.vectors()).isDeepEqualTo(expectedVectors);
    }

    @Test
    void shouldGiveTheSameBitsForAnyNumberOfWorkers() {
        // given more columns than a task takes, and more rotations than are put off
        double[][] matrix = products(150, 200);
        SymmetricEigen eigen = new SymmetricEigen(WORKERS, 150);
        eigen.decompose(copy(matrix));

        try (Workers workers = new Workers(3)) {
            SymmetricEigen shared = new SymmetricEigen(workers, 150);
            shared.decompose(copy(matrix));

            assertThat(shared.values()).isEqualTo(eigen.values());
            assertThat(shared.vectors()).isDeepEqualTo(eigen.vectors());
        }
    }

    @Test
    void shouldNotRunForeverOnMatricesThatAreNotFinite() {
        double[][] matrix = products(5, 9);
        matrix[2][3] = Double.NaN;
        matrix[3][2] = Double.NaN;

        assertThatIllegalStateException()
                .isThrownBy(() -> new SymmetricEigen(WORKERS, 5).decompose(matrix))
                .withMessageContaining("5 x 5");
    }

    private static double[][] products(int size, int rank) {
        Random random = new Random(size);
        double[][] rows = new double[rank][size];
        for (double[] row : rows) {
            Arrays.setAll(row, i -> random.nextGaussian());
        }
        return multiply(transposed(rows), rows);
    }

    private static double[][] ones(int size) {
        double[][] ones = new double[size][size];
        for (double[] row : ones) {
            Arrays.fill(row, 1);
        }
        return ones;
    }

    private static double[][] diagonal(double... values) {
        double[][] diagonal = new double[values.length][values.length];
        for (int i = 0; i < values.length; i++) {
            diagonal[i][i] = values[i];
        }
        return diagonal;
    }

    private static double[][] plus(double[][] matrix, double epsilon) {
        for (int i = 0; i < matrix.length; i++) {
            matrix[i][i] += epsilon;
        }
        return matrix;
    }

    private static double[][] copy(double[][] matrix) {
        return Arrays.stream(matrix).map(double[]::clone).toArray(double[][]::new);
    }
}
