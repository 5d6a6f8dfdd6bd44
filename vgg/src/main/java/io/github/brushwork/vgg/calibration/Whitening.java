package io.github.brushwork.vgg.calibration;

/**
 * A linear map to the principal directions that makes them vary alike; the weak ones, which are mostly noise, less so:
 * each is divided by its singular value plus 0.05 of the largest.
 *
 * @param principal the directions, at least one
 * @param factors by which the coordinate along each direction is multiplied
 */
record Whitening(PrincipalDirections principal, float[] factors) {

    private static final double REGULARISATION = 0.05;

    /** The map for these directions, at least one. */
    static Whitening of(PrincipalDirections principal) {
        double[] singularValues = principal.singularValues();
        float[] factors = new float[singularValues.length];
        for (int j = 0; j < factors.length; j++) {
            factors[j] = (float) (1 / (singularValues[j] + REGULARISATION * singularValues[0]));
        }
        return new Whitening(principal, factors);
    }

    /**
     * The vectors that the directions were found from, whitened.
     *
     * @return vectors x directions, a new array
     */
    float[][] vectors() {
        return scaled(principal.coordinates());
    }

    /**
     * The linear filters whose response to a vector is the inner product of the whitened vector with a centroid.
     *
     * @param centroids centroids x directions; not modified
     * @return elements x centroids: each column a filter
     */
    float[][] filters(float[][] centroids) {
        return Matrices.product(principal.directions(), Matrices.transposed(scaled(centroids)));
    }

    private float[][] scaled(float[][] rows) {
        float[][] scaled = new float[rows.length][factors.length];
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < factors.length; j++) {
                scaled[i][j] = rows[i][j] * factors[j];
            }
        }
        return scaled;
    }
}
