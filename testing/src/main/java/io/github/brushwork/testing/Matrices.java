package io.github.brushwork.testing;

/** Small matrices in plain loops, for oracles. */
public final class Matrices {

    private Matrices() {}

    /**
     * The product of two matrices.
     *
     * @param a rows; not modified
     * @param b as many rows as the first has columns; not modified
     * @return a new matrix
     */
    public static double[][] multiply(double[][] a, double[][] b) {
        double[][] product = new double[a.length][b[0].length];
        for (int i = 0; i < a.length; i++) {
            for (int k = 0; k < b.length; k++) {
                for (int j = 0; j < b[0].length; j++) {
                    product[i][j] += a[i][k] * b[k][j];
                }
            }
        }
        return product;
    }

    /**
     * A matrix with rows for columns.
     *
     * @param matrix rows, at least one; not modified
     * @return a new matrix
     */
    public static double[][] transposed(double[][] matrix) {
        double[][] transposed = new double[matrix[0].length][matrix.length];
        for (int i = 0; i < matrix.length; i++) {
            for (int j = 0; j < matrix[0].length; j++) {
                transposed[j][i] = matrix[i][j];
            }
        }
        return transposed;
    }
}
