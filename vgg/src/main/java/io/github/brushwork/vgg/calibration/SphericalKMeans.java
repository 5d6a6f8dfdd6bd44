package io.github.brushwork.vgg.calibration;

import java.util.Arrays;
import java.util.Random;

/**
 * K-means on the unit sphere, in which a point and its opposite count as the same: a point goes to the centroid with the
 * largest absolute inner product, and a centroid becomes the normalised sum of its points, each with the sign of that
 * product (after Coates and Ng 2012, "Learning Feature Representations with K-means", section 3).
 *
 * <p>Centroids start as distinct points drawn at random. Where there are too few points, and where no point chose a
 * centroid (as with the many equal patches of a flat background), it becomes a random direction.
 */
final class SphericalKMeans {

    private SphericalKMeans() {}

    /**
     * Finds centroids.
     *
     * @param points one a row, of any length; modified: scaled to length 1, zero vectors stay
     * @param count how many centroids
     * @param rounds how often points are assigned and centroids moved
     * @param random source of the start
     * @return centroids x elements, each of length 1
     */
    static float[][] centroids(float[][] points, int count, int rounds, Random random) {
        for (float[] point : points) {
            normalise(point);
        }
        float[][] centroids = start(points, count, random);
        for (int round = 0; round < rounds; round++) {
            centroids = moved(points, Matrices.product(points, Matrices.transposed(centroids)), centroids, random);
        }
        return centroids;
    }

    private static float[][] start(float[][] points, int count, Random random) {
        int[] drawn = Sampling.distinct(points.length, count, random);
        float[][] centroids = new float[count][];
        for (int i = 0; i < count; i++) {
            float[] point = i < drawn.length ? points[drawn[i]].clone() : new float[points[0].length];
            centroids[i] = isZero(point) ? randomDirection(point.length, random) : point;
        }
        return centroids;
    }

    private static float[][] moved(float[][] points, float[][] products, float[][] centroids, Random random) {
        float[][] sums = new float[centroids.length][points[0].length];
        for (int p = 0; p < points.length; p++) {
            int nearest = nearest(products[p]);
            float sign = Math.signum(products[p][nearest]);
            for (int i = 0; i < points[p].length; i++) {
                sums[nearest][i] += sign * points[p][i];
            }
        }
        for (int k = 0; k < sums.length; k++) {
            if (!normalise(sums[k])) {
                sums[k] = randomDirection(sums[k].length, random);
            }
        }
        return sums;
    }

    private static int nearest(float[] products) {
        int nearest = 0;
        for (int k = 1; k < products.length; k++) {
            if (Math.abs(products[k]) > Math.abs(products[nearest])) {
                nearest = k;
            }
        }
        return nearest;
    }

    private static float[] randomDirection(int size, Random random) {
        float[] direction = new float[size];
        do {
            for (int i = 0; i < size; i++) {
                direction[i] = (float) random.nextGaussian();
            }
        } while (!normalise(direction));
        return direction;
    }

    private static boolean isZero(float[] vector) {
        return Arrays.equals(vector, new float[vector.length]);
    }

    /** Scales to length 1; a zero vector stays, and false is returned. */
    private static boolean normalise(float[] vector) {
        double squares = 0;
        for (float each : vector) {
            squares += (double) each * each;
        }
        if (squares == 0) {
            return false;
        }
        float factor = (float) (1 / Math.sqrt(squares));
        for (int i = 0; i < vector.length; i++) {
            vector[i] *= factor;
        }
        return true;
    }
}
