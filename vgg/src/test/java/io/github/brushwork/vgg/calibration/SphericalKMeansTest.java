package io.github.brushwork.vgg.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SphericalKMeansTest {

    @Test
    void shouldFindClustersWhateverTheSignAndLengthOfTheirPoints() {
        Random random = new Random(1);
        float[][] points = new float[600][12];
        for (int p = 0; p < points.length; p++) {
            float length = (random.nextBoolean() ? 1 : -1) * (1 + 9 * random.nextFloat());
            for (int i = 0; i < 12; i++) {
                points[p][i] = length * (float) ((i == p % 3 ? 1 : 0) + 0.05 * random.nextGaussian());
            }
        }

        // With six centroids for three clusters, some cluster is shared; every cluster has one of its own.
        float[][] centroids = centroids(Fixtures.of(points), 6, 2);

        for (int cluster = 0; cluster < 3; cluster++) {
            float best = 0;
            for (float[] centroid : centroids) {
                best = Math.max(best, Math.abs(centroid[cluster]));
            }
            assertThat(best).isGreaterThan(0.98f);
        }
    }

    @Test
    void shouldGiveCentroidsOfLengthOne() {
        assertLengthOne(centroids(Fixtures.matrix(300, 10, 1), 20, 1));
    }

    @Test
    void shouldFillUpWithRandomDirectionsWhereThereAreFewerPoints() {
        float[][] centroids = centroids(Fixtures.matrix(3, 10, 1), 20, 1);

        assertLengthOne(centroids);
        assertThat(Arrays.stream(centroids).map(Arrays::toString)).doesNotHaveDuplicates();
    }

    @Test
    void shouldNotRepeatACentroidWhenMostPointsAreEqual() {
        float[][] points = Fixtures.rows(Fixtures.matrix(400, 10, 1));
        for (int p = 0; p < 360; p++) {
            points[p] = points[0].clone();
        }

        float[][] centroids = centroids(Fixtures.of(points), 20, 1);

        assertThat(Arrays.stream(centroids).map(Arrays::toString)).doesNotHaveDuplicates();
    }

    @Test
    void shouldPassOverZeroVectors() {
        assertLengthOne(centroids(Matrix.zeros(50, 4), 5, 1));
    }

    private static void assertLengthOne(float[][] centroids) {
        for (float[] centroid : centroids) {
            double squares = 0;
            for (float each : centroid) {
                squares += (double) each * each;
            }
            assertThat(squares).isCloseTo(1, within(1e-5));
        }
    }

    private static float[][] centroids(Matrix points, int count, long seed) {
        return Fixtures.rows(new SphericalKMeans(Fixtures.MATRICES, new Random(seed)).centroids(points, count, 8));
    }
}
