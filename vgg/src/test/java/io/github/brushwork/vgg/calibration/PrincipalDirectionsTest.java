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

        PrincipalDirections found =
                PrincipalDirections.of(Fixtures.of(vectors), 2, 1e-3, Fixtures.MATRICES, new Random(1));

        assertThat(found.singularValues())
                .containsExactly(new double[] {5 * Math.sqrt(2), 3 * Math.sqrt(2)}, within(1e-6));
        assertThat(Math.abs(found.directions().get(2, 0))).isCloseTo(1, within(1e-6f));
        assertThat(Math.abs(found.directions().get(1, 1))).isCloseTo(1, within(1e-6f));
    }

    /** With a decaying spectrum, as images have it, hardly any variance may be lost against the exact directions. */
    @ParameterizedTest
    @CsvSource({"400, 60, 20", "50, 200, 30", "300, 300, 40"})
    void shouldHoldAlmostAllTheVarianceThatExactDirectionsHold(int count, int size, int most) {
        Matrix vectors = decaying(count, size);

        PrincipalDirections found = PrincipalDirections.of(vectors, most, 1e-3, Fixtures.MATRICES, new Random(1));

        double[] exact = GramSpectrum.of(vectors, Fixtures.MATRICES.workers()).values();
        double best = Arrays.stream(exact).limit(most).sum();
        double held = Arrays.stream(found.singularValues()).map(s -> s * s).sum();
        assertThat(found.singularValues()).hasSize(most);
        assertThat(held).isBetween(0.99 * best, 1.00001 * best);
    }

    @Test
    void shouldGiveOrthonormalDirectionsThatTheVectorsVaryAlongAsTold() {
        Matrix vectors = decaying(200, 90);

        PrincipalDirections found = PrincipalDirections.of(vectors, 25, 1e-3, Fixtures.MATRICES, new Random(1));

        double[][] products = Matrices.inner(found.directions());
        double[][] variances = Matrices.inner(Fixtures.MATRICES.product(vectors, found.directions()));
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

        assertThat(PrincipalDirections.of(Fixtures.of(vectors), 3, 1e-3, Fixtures.MATRICES, new Random(1))
                        .singularValues())
                .hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7})
    void shouldFindNoMoreDirectionsThanTheVectorsSpan(int rank) {
        Matrix vectors = Fixtures.MATRICES.product(Fixtures.matrix(500, rank, 1), Fixtures.matrix(rank, 80, 2));

        assertThat(PrincipalDirections.of(vectors, 40, 1e-3, Fixtures.MATRICES, new Random(1))
                        .singularValues())
                .hasSize(rank);
    }

    @Test
    void shouldFindARareDirectionAmongManyEqualVectors() {
        float[][] vectors = new float[5000][30];
        for (float[] vector : vectors) {
            vector[0] = 1e-3f;
        }
        vectors[1234][7] = 1;

        PrincipalDirections found =
                PrincipalDirections.of(Fixtures.of(vectors), 8, 1e-3, Fixtures.MATRICES, new Random(1));

        assertThat(Math.abs(found.directions().get(7, 0))).isCloseTo(1, within(1e-5f));
    }

    @Test
    void shouldFindNothingInZeroVectors() {
        PrincipalDirections found =
                PrincipalDirections.of(Matrix.zeros(100, 27), 32, 1e-3, Fixtures.MATRICES, new Random(1));

        assertThat(found.singularValues()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.05, 1})
    void shouldWhitenWithAPartOfTheLargestSingularValueAdded(double regularisation) {
        Matrix vectors = decaying(200, 90);
        PrincipalDirections principal = PrincipalDirections.of(vectors, 25, 1e-3, Fixtures.MATRICES, new Random(1));

        double[][] whitened =
                Matrices.inner(Whitening.of(principal, regularisation).apply(vectors, Fixtures.MATRICES));

        double[] s = principal.singularValues();
        for (int i = 0; i < s.length; i++) {
            double expected = s[i] / (s[i] + regularisation * s[0]);
            assertThat(Math.sqrt(whitened[i][i])).isCloseTo(expected, within(1e-4));
        }
    }

    @Test
    void shouldMakeFiltersThatRespondAsTheWhitenedVectorsDo() {
        Matrix vectors = decaying(200, 90);
        Whitening whitening =
                Whitening.of(PrincipalDirections.of(vectors, 25, 1e-3, Fixtures.MATRICES, new Random(1)), 0.05);
        Matrix centroids = Fixtures.matrix(11, 25, 5);

        Matrix responses = Fixtures.MATRICES.product(vectors, whitening.filters(centroids, Fixtures.MATRICES));

        Matrix expected =
                Fixtures.MATRICES.product(whitening.apply(vectors, Fixtures.MATRICES), centroids.transposed());
        assertThat(responses.values()).containsExactly(expected.values(), within(1e-4f));
    }

    /** Normal vectors in a random basis whose deviations fall as 1 / rank. */
    private static Matrix decaying(int count, int size) {
        Matrix factors = Fixtures.matrix(count, size, 3);
        for (int i = 0; i < factors.values().length; i++) {
            factors.values()[i] /= 1 + i % size;
        }
        return Fixtures.MATRICES.product(factors, Fixtures.matrix(size, size, 4));
    }
}
