package io.github.brushwork.vgg.calibration;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MatricesTest {

    /** Single precision sums of up to 131 products of normal numbers. */
    private static final double ROUNDING = 1e-6;

    @ParameterizedTest
    @CsvSource({"1, 1, 1", "2, 3, 1", "5, 4, 7", "31, 33, 2", "33, 131, 17", "70, 6, 65"})
    void shouldAgreeWithPlainLoops(int n, int m, int p) {
        Matrix a = Fixtures.matrix(n, m, 1);
        Matrix b = Fixtures.matrix(m, p, 2);
        double[][] expected = new double[n][p];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < p; j++) {
                for (int k = 0; k < m; k++) {
                    expected[i][j] += (double) a.get(i, k) * b.get(k, j);
                }
            }
        }

        assertClose(Fixtures.MATRICES.product(a, b), expected);
        assertClose(Fixtures.MATRICES.transposedProduct(a.transposed(), b), expected);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "3, 2", "100, 35"})
    void shouldGiveInnerProductsInDoublePrecision(int n, int m) {
        Matrix a = Fixtures.matrix(n, m, 3);

        double[][] inner = Matrices.inner(a);

        for (int i = 0; i < m; i++) {
            for (int j = 0; j < m; j++) {
                double sum = 0;
                for (int k = 0; k < n; k++) {
                    sum += (double) a.get(k, i) * a.get(k, j);
                }
                assertThat(inner[i][j]).isEqualTo(sum);
            }
        }
    }

    private static void assertClose(Matrix actual, double[][] expected) {
        assertThat(actual.rows()).isEqualTo(expected.length);
        assertThat(actual.columns()).isEqualTo(expected[0].length);
        double difference = 0;
        double norm = 0;
        for (int i = 0; i < expected.length; i++) {
            for (int j = 0; j < expected[i].length; j++) {
                difference += Math.pow(actual.get(i, j) - expected[i][j], 2);
                norm += Math.pow(expected[i][j], 2);
            }
        }
        assertThat(Math.sqrt(difference / norm)).isLessThan(ROUNDING);
    }
}
