package io.github.brushwork.vgg.calibration;

import java.util.Arrays;

/**
 * A linear map to the principal directions that makes them vary alike; the weak ones, which are mostly noise, less so:
 * each is divided by its singular value plus a part of the largest.
 *
 * @param map elements x directions: each column a direction, divided
 * @param factors by which the directions' coordinates are multiplied
 */
record Whitening(Matrix map, double[] factors) {

    /**
     * The map for these directions, at least one.
     *
     * @param regularisation the part of the largest singular value that is added
     */
    static Whitening of(PrincipalDirections principal, double regularisation) {
        double added = regularisation * principal.singularValues()[0];
        double[] factors = Arrays.stream(principal.singularValues())
                .map(value -> 1 / (value + added))
                .toArray();
        return new Whitening(principal.directions().columnsTimes(factors), factors);
    }

    /**
     * Vectors, whitened.
     *
     * @param vectors vectors x elements; not modified
     * @return vectors x directions
     */
    Matrix apply(Matrix vectors, Matrices matrices) {
        return matrices.product(vectors, map);
    }

    /**
     * The linear filters whose response to a vector is the inner product of the whitened vector with a centroid.
     *
     * @param centroids centroids x directions; not modified
     * @return elements x centroids: each column a filter
     */
    Matrix filters(Matrix centroids, Matrices matrices) {
        return matrices.product(map, centroids.transposed());
    }
}
