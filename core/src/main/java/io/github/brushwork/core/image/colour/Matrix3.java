package io.github.brushwork.core.image.colour;

/** A 3 x 3 matrix. Immutable and therefore thread-safe. */
final class Matrix3 {

    static final int SIZE = 3;

    /** A pivot of a covariance below this is rounding: colours deviate by less than a millionth there. */
    private static final double NEGLIGIBLE = 1e-12;

    private final double[] values;

    private Matrix3(double[] values) {
        this.values = values;
    }

    /**
     * @param values the rows, one after the other; copied
     */
    static Matrix3 of(double... values) {
        if (values.length != SIZE * SIZE) {
            throw new IllegalArgumentException(values.length + " values for a 3 x 3 matrix");
        }
        return new Matrix3(values.clone());
    }

    static Matrix3 diagonal(double... values) {
        return of(values[0], 0, 0, 0, values[1], 0, 0, 0, values[2]);
    }

    static Matrix3 identity() {
        return diagonal(1, 1, 1);
    }

    double get(int row, int column) {
        return values[SIZE * row + column];
    }

    /** One coordinate of this matrix times a vector. */
    double dot(int row, double x, double y, double z) {
        int at = SIZE * row;
        return values[at] * x + values[at + 1] * y + values[at + 2] * z;
    }

    Matrix3 times(Matrix3 right) {
        double[] product = new double[SIZE * SIZE];
        for (int i = 0; i < product.length; i++) {
            int column = i % SIZE;
            product[i] = dot(i / SIZE, right.get(0, column), right.get(1, column), right.get(2, column));
        }
        return new Matrix3(product);
    }

    Matrix3 transposed() {
        double[] transposed = new double[SIZE * SIZE];
        for (int i = 0; i < transposed.length; i++) {
            transposed[i] = get(i % SIZE, i / SIZE);
        }
        return new Matrix3(transposed);
    }

    /** By cofactors; of a matrix that is known to be regular. */
    Matrix3 inverse() {
        double[] inverse = new double[SIZE * SIZE];
        for (int i = 0; i < inverse.length; i++) {
            inverse[i] = cofactor(i % SIZE, i / SIZE);
        }
        double determinant = dot(0, inverse[0], inverse[3], inverse[6]);
        for (int i = 0; i < inverse.length; i++) {
            inverse[i] /= determinant;
        }
        return new Matrix3(inverse);
    }

    private double cofactor(int row, int column) {
        // Counting on from the row and column that are left out, and around, takes care of the sign.
        int r1 = (row + 1) % SIZE;
        int r2 = (row + 2) % SIZE;
        int c1 = (column + 1) % SIZE;
        int c2 = (column + 2) % SIZE;
        return get(r1, c1) * get(r2, c2) - get(r1, c2) * get(r2, c1);
    }

    /**
     * The lower triangular L with L L^T equal to this covariance. A singular one has a factor too: where nothing is left
     * to explain, its column is zero.
     */
    Matrix3 cholesky() {
        double[] lower = new double[SIZE * SIZE];
        for (int column = 0; column < SIZE; column++) {
            double pivot = remainder(lower, column, column);
            if (pivot <= NEGLIGIBLE) {
                continue;
            }
            double root = Math.sqrt(pivot);
            for (int row = column; row < SIZE; row++) {
                lower[SIZE * row + column] = remainder(lower, row, column) / root;
            }
        }
        return new Matrix3(lower);
    }

    /** What the columns found so far leave of an element. */
    private double remainder(double[] lower, int row, int column) {
        double remainder = get(row, column);
        for (int k = 0; k < column; k++) {
            remainder -= lower[SIZE * row + k] * lower[SIZE * column + k];
        }
        return remainder;
    }
}
