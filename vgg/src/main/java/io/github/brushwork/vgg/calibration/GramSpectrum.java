package io.github.brushwork.vgg.calibration;

import io.github.brushwork.core.kernel.SymmetricEigen;
import io.github.brushwork.core.kernel.Workers;
import java.util.stream.IntStream;

/**
 * Eigenvalues and eigenvectors of a matrix of inner products, which is symmetric and has no negative eigenvalue.
 *
 * @param values the eigenvalues, largest first
 * @param vectors a unit vector for each, in the same order
 */
record GramSpectrum(double[] values, double[][] vectors) {

    /** Decomposes {@code A^T A}; {@code A} is not modified. */
    static GramSpectrum of(Matrix matrix, Workers workers) {
        double[][] inner = Matrices.inner(matrix);
        SymmetricEigen eigen = new SymmetricEigen(workers, inner.length);
        eigen.decompose(inner);
        int[] order = eigen.descending();
        return new GramSpectrum(
                // rounding makes some eigenvalues negative that are zero
                IntStream.of(order)
                        .mapToDouble(i -> Math.max(0, eigen.values()[i]))
                        .toArray(),
                IntStream.of(order).mapToObj(i -> eigen.vectors()[i]).toArray(double[][]::new));
    }

    /**
     * The first eigenvectors, each scaled.
     *
     * @param scales a factor for each eigenvector that is wanted
     * @return size x wanted: each column an eigenvector
     */
    Matrix columns(double[] scales) {
        Matrix columns = Matrix.zeros(values.length, scales.length);
        for (int i = 0; i < values.length; i++) {
            for (int j = 0; j < scales.length; j++) {
                columns.values()[i * scales.length + j] = (float) (scales[j] * vectors[j][i]);
            }
        }
        return columns;
    }
}
