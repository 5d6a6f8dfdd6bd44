package io.github.brushwork.vgg.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrincipalDirectionsTest {

    @Test
    void shouldFindTheAxesOfAnEllipsoid() {
        // Six vectors along the axes of 3 dimensions: singular values 5, 3 and 2 times sqrt(2).
        float[][] vectors = {{0, 3, 0}, {0, -3, 0}, {0, 0, 5}, {0, 0, -5}, {2, 0, 0}, {-2, 0, 0}};

        PrincipalDirections found = PrincipalDirections.of(vectors, 2, 1e-3, new Random(1));

        assertThat(found.singularValues())
                .containsExactly(new double[] {5 * Math.sqrt(2), 3 * Math.sqrt(2)}, within(1e-6));
        assertThat(Math.abs(found.directions()[2][0])).isCloseTo(1, within(1e-6f));
        assertThat(Math.abs(found.directions()[1][1])).isCloseTo(1, within(1e-6f));
        assertThat(Math.abs(found.coordinates()[2][0])).isCloseTo(5, within(1e-5f));
    }

    /** With a decaying spectrum, as images have it, hardly any variance may be lost against the exact directions. */
    @ParameterizedTest
    @CsvSource({"400, 60, 20", "50, 200, 30", "300, 300, 40"})
    void shouldHoldAlmostAllTheVarianceThatExactDirectionsHold(int count, int size, int most) {
        float[][] vectors = decaying(count, size);

        PrincipalDirections found = PrincipalDirections.of(vectors, most, 1e-3, new Random(1));

        double[] exact = GramSpectrum.of(vectors).values();
        double best = Arrays.stream(exact).limit(most).sum();
        double held = Arrays.stream(found.singularValues()).map(s -> s * s).sum();
        assertThat(found.singularValues()).hasSize(most);
        assertThat(held).isBetween(0.99 * best, 1.00001 * best);
    }

    @Test
    void shouldGiveOrthonormalDirectionsAndTheirCoordinates() {
        float[][] vectors = decaying(200, 90);

        PrincipalDirections found = PrincipalDirections.of(vectors, 25, 1e-3, new Random(1));

        double[][] products = Matrices.inner(found.directions());
        double[][] variances = Matrices.inner(found.coordinates());
        for (int i = 0; i < 25; i++) {
            for (int j = 0; j < 25; j++) {
                assertThat(products[i][j]).isCloseTo(i == j ? 1 : 0, within(1e-5));
            }
            double variance = found.singularValues()[i] * found.singularValues()[i];
            assertThat(variances[i][i]).isCloseTo(variance, within(1e-5 * variance));
        }
    }

    @Test
    void shouldLeaveOutDirectionsBelowTheThreshold() {
        float[][] vectors = {{1000, 0, 0}, {-1000, 0, 0}, {0, 2, 0}, {0, -2, 0}, {0, 0, 0.5f}, {0, 0, -0.5f}};

        assertThat(PrincipalDirections.of(vectors, 3, 1e-3, new Random(1)).singularValues())
                .hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7})
    void shouldFindNoMoreDirectionsThanTheVectorsSpan(int rank) {
        float[][] vectors = Matrices.product(MatricesTest.matrix(500, rank, 1), MatricesTest.matrix(rank, 80, 2));

        assertThat(PrincipalDirections.of(vectors, 40, 1e-3, new Random(1)).singularValues())
                .hasSize(rank);
    }

    @Test
    void shouldFindARareDirectionAmongManyEqualVectors() {
        float[][] vectors = new float[5000][30];
        for (float[] vector : vectors) {
            vector[0] = 1e-3f;
        }
        vectors[1234][7] = 1;

        PrincipalDirections found = PrincipalDirections.of(vectors, 8, 1e-3, new Random(1));

        assertThat(Math.abs(found.directions()[7][0])).isCloseTo(1, within(1e-5f));
    }

    @Test
    void shouldFindNothingInZeroVectors() {
        PrincipalDirections found = PrincipalDirections.of(new float[100][27], 32, 1e-3, new Random(1));

        assertThat(found.singularValues()).isEmpty();
    }

    @Test
    void shouldWhitenWithFivePerCentOfTheLargestSingularValueAdded() {
        PrincipalDirections principal = PrincipalDirections.of(decaying(200, 90), 25, 1e-3, new Random(1));

        double[][] whitened = Matrices.inner(Whitening.of(principal).vectors());

        double[] s = principal.singularValues();
        for (int i = 0; i < s.length; i++) {
            double expected = s[i] / (s[i] + 0.05 * s[0]);
            assertThat(Math.sqrt(whitened[i][i])).isCloseTo(expected, within(1e-4));
        }
    }

    @Test
    void shouldMakeFiltersThatRespondAsTheWhitenedVectorsDo() {
        float[][] vectors = decaying(200, 90);
        Whitening whitening = Whitening.of(PrincipalDirections.of(vectors, 25, 1e-3, new Random(1)));
        float[][] centroids = MatricesTest.matrix(11, 25, 5);

        float[][] responses = Matrices.product(vectors, whitening.filters(centroids));

        float[][] expected = Matrices.product(whitening.vectors(), Matrices.transposed(centroids));
        for (int i = 0; i < expected.length; i++) {
            assertThat(responses[i]).containsExactly(expected[i], within(1e-4f));
        }
    }

    /** Normal vectors in a random basis whose deviations fall as 1 / rank. */
    private static float[][] decaying(int count, int size) {
        float[][] factors = MatricesTest.matrix(count, size, 3);
        for (float[] row : factors) {
            for (int j = 0; j < size; j++) {
                row[j] /= 1 + j;
            }
        }
        return Matrices.product(factors, MatricesTest.matrix(size, size, 4));
    }
}
