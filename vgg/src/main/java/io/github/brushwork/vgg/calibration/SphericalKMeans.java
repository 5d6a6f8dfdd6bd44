package io.github.brushwork.vgg.calibration;

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

    private final Matrices matrices;
    private final Random random;

    /**
     * Creates it.
     *
     * @param matrices what multiplies
     * @param random source of the start
     */
    SphericalKMeans(Matrices matrices, Random random) {
        this.matrices = matrices;
        this.random = random;
    }

    /**
     * Finds centroids.
     *
     * @param points points x elements, of any length; modified: scaled to length 1, zero vectors stay
     * @param count how many centroids
     * @param rounds how often points are assigned and centroids moved
     * @return centroids x elements, each of length 1
     */
    Matrix centroids(Matrix points, int count, int rounds) {
        for (int p = 0; p < points.rows(); p++) {
            normalise(points, p);
        }
        Matrix centroids = start(points, count);
        for (int round = 0; round < rounds; round++) {
            centroids = moved(points, matrices.product(points, centroids.transposed()));
        }
        return centroids;
    }

    private Matrix start(Matrix points, int count) {
        int[] drawn = Sampling.distinct(points.rows(), count, random);
        Matrix centroids = Matrix.zeros(count, points.columns());
        int size = points.columns();
        for (int i = 0; i < count; i++) {
            if (i < drawn.length) {
                System.arraycopy(points.values(), drawn[i] * size, centroids.values(), i * size, size);
            }
            normaliseOrDraw(centroids, i);
        }
        return centroids;
    }

    private Matrix moved(Matrix points, Matrix products) {
        int size = points.columns();
        Matrix sums = Matrix.zeros(products.columns(), size);
        for (int p = 0; p < points.rows(); p++) {
            int nearest = nearest(products, p);
            float sign = Math.signum(products.get(p, nearest));
            for (int i = 0; i < size; i++) {
                sums.values()[nearest * size + i] += sign * points.values()[p * size + i];
            }
        }
        for (int k = 0; k < sums.rows(); k++) {
            normaliseOrDraw(sums, k);
        }
        return sums;
    }

    private static int nearest(Matrix products, int point) {
        int nearest = 0;
        for (int k = 1; k < products.columns(); k++) {
            if (Math.abs(products.get(point, k)) > Math.abs(products.get(point, nearest))) {
                nearest = k;
            }
        }
        return nearest;
    }

    /** Scales a row to length 1; a zero row becomes a random direction. */
    private void normaliseOrDraw(Matrix matrix, int row) {
        while (!normalise(matrix, row)) {
            for (int i = 0; i < matrix.columns(); i++) {
                matrix.values()[row * matrix.columns() + i] = (float) random.nextGaussian();
            }
        }
    }

    /** Scales a row to length 1; a zero row stays, and false is returned. */
    private static boolean normalise(Matrix matrix, int row) {
        double squares = 0;
        for (int i = 0; i < matrix.columns(); i++) {
            squares += (double) matrix.get(row, i) * matrix.get(row, i);
        }
        if (squares == 0) {
            return false;
        }
        float factor = (float) (1 / Math.sqrt(squares));
        for (int i = 0; i < matrix.columns(); i++) {
            matrix.values()[row * matrix.columns() + i] *= factor;
        }
        return true;
    }
}
