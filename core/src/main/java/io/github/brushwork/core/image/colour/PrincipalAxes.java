package io.github.brushwork.core.image.colour;

import java.util.Comparator;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/**
 * The directions in which colours vary independently, and by how much: the eigenvectors and eigenvalues of a covariance,
 * or of another symmetric matrix without negative eigenvalues.
 *
 * @param variances in descending order, at least 0; not to be modified
 * @param axes orthonormal columns in the same order; their signs are arbitrary
 */
record PrincipalAxes(double[] variances, Matrix3 axes) {

    /** Jacobi's method converges quadratically: 3 x 3 matrices are diagonal to rounding after five sweeps or so. */
    private static final int SWEEPS = 12;

    /** By Jacobi's cyclic method (Golub and Van Loan, Matrix Computations, section 8.5). */
    static PrincipalAxes of(Matrix3 symmetric) {
        Matrix3 diagonal = symmetric;
        Matrix3 axes = Matrix3.identity();
        for (int i = 0; i < SWEEPS * Matrix3.SIZE; i++) {
            Matrix3 rotation = rotation(diagonal, i % Matrix3.SIZE, (i + 1) % Matrix3.SIZE);
            diagonal = rotation.transposed().times(diagonal).times(rotation);
            axes = axes.times(rotation);
        }
        return sorted(diagonal, axes);
    }

    /** The rotation in the plane of two axes that makes their off-diagonal element zero. */
    private static Matrix3 rotation(Matrix3 matrix, int p, int q) {
        double off = matrix.get(p, q);
        if (off == 0) {
            return Matrix3.identity();
        }
        double theta = (matrix.get(q, q) - matrix.get(p, p)) / (2 * off);
        // the smaller of the two angles, for stability
        double tangent = Math.copySign(1, theta) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
        double cosine = 1 / Math.sqrt(tangent * tangent + 1);
        double[] rotation = {1, 0, 0, 0, 1, 0, 0, 0, 1};
        rotation[Matrix3.SIZE * p + p] = cosine;
        rotation[Matrix3.SIZE * q + q] = cosine;
        rotation[Matrix3.SIZE * p + q] = tangent * cosine;
        rotation[Matrix3.SIZE * q + p] = -tangent * cosine;
        return Matrix3.of(rotation);
    }

    private static PrincipalAxes sorted(Matrix3 diagonal, Matrix3 axes) {
        int[] order = IntStream.range(0, Matrix3.SIZE)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -diagonal.get(i, i)))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] variances = new double[Matrix3.SIZE];
        double[] columns = new double[Matrix3.SIZE * Matrix3.SIZE];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = axes.get(i / Matrix3.SIZE, order[i % Matrix3.SIZE]);
        }
        for (int i = 0; i < variances.length; i++) {
            // rounding can leave less than nothing
            variances[i] = Math.max(0, diagonal.get(order[i], order[i]));
        }
        return new PrincipalAxes(variances, Matrix3.of(columns));
    }

    /** The same axes with no variance less than a given one. */
    PrincipalAxes atLeast(double variance) {
        double[] raised = variances.clone();
        for (int i = 0; i < raised.length; i++) {
            raised[i] = Math.max(variance, raised[i]);
        }
        return new PrincipalAxes(raised, axes);
    }

    /** The matrix itself. */
    Matrix3 matrix() {
        return map(variance -> variance);
    }

    /** Its symmetric square root. */
    Matrix3 root() {
        return map(Math::sqrt);
    }

    /** The inverse of its symmetric square root, where all variances are positive. */
    Matrix3 inverseRoot() {
        return map(variance -> 1 / Math.sqrt(variance));
    }

    private Matrix3 map(DoubleUnaryOperator function) {
        Matrix3 mapped = Matrix3.diagonal(
                function.applyAsDouble(variances[0]),
                function.applyAsDouble(variances[1]),
                function.applyAsDouble(variances[2]));
        return axes.times(mapped).times(axes.transposed());
    }
}
