package io.github.brushwork.vgg.calibration;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.brushwork.testing.Vectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MatricesTest {

    /** Single precision sums of up to 131 products of normal numbers. */
    private static final double ROUNDING = 1e-6;

    @ParameterizedTest
    @CsvSource({"1, 1, 1", "2, 3, 1", "5, 4, 7", "31, 33, 2", "33, 131, 17", "70, 6, 65"})
    void shouldAgreeWithPlainLoops(int n, int m, int p) {
        float[][] a = matrix(n, m, 1);
        float[][] b = matrix(m, p, 2);
        double[][] expected = new double[n][p];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < p; j++) {
                for (int k = 0; k < m; k++) {
                    expected[i][j] += (double) a[i][k] * b[k][j];
                }
            }
        }

        assertClose(Matrices.product(a, b), expected);
        assertClose(Matrices.transposedProduct(Matrices.transposed(a), b), expected);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "3, 2", "100, 35"})
    void shouldGiveInnerProductsInDoublePrecision(int n, int m) {
        float[][] a = matrix(n, m, 3);

        double[][] inner = Matrices.inner(a);

        for (int i = 0; i < m; i++) {
            for (int j = 0; j < m; j++) {
                double sum = 0;
                for (float[] row : a) {
                    sum += (double) row[i] * row[j];
                }
                assertThat(inner[i][j]).isEqualTo(sum);
            }
        }
    }

    static float[][] matrix(int rows, int columns, long seed) {
        float[][] matrix = new float[rows][];
        for (int i = 0; i < rows; i++) {
            matrix[i] = Vectors.gaussian(columns, seed * 1000 + i);
        }
        return matrix;
    }

    private static void assertClose(float[][] actual, double[][] expected) {
        assertThat(actual).hasDimensions(expected.length, expected[0].length);
        double difference = 0;
        double norm = 0;
        for (int i = 0; i < expected.length; i++) {
            for (int j = 0; j < expected[i].length; j++) {
                difference += Math.pow(actual[i][j] - expected[i][j], 2);
                norm += Math.pow(expected[i][j], 2);
            }
        }
        assertThat(Math.sqrt(difference / norm)).isLessThan(ROUNDING);
    }
}
