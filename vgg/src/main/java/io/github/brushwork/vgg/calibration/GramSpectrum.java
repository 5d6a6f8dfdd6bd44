package io.github.brushwork.vgg.calibration;

import java.util.Comparator;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;
import org.ejml.interfaces.decomposition.SingularValueDecomposition_F64;

/**
 * Eigenvalues and eigenvectors of a matrix of inner products, which is symmetric and has no negative eigenvalue.
 *
 * @param values the eigenvalues, largest first
 * @param vectors a unit vector for each, in the same order
 */
record GramSpectrum(double[] values, double[][] vectors) {

    /**
     * Decomposes {@code A^T A}; {@code A} is not modified.
     *
     * <p>EJML's eigenvalue decomposition does not converge on some matrices of low rank, which uniform images lead to. The
     * singular value decomposition, here the same thing, takes twice the time but does.
     */
    static GramSpectrum of(Matrix matrix) {
        DMatrixRMaj inner = new DMatrixRMaj(Matrices.inner(matrix));
        int size = inner.getNumRows();
        EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(size, true, true);
        if (eigen.decompose(inner.copy())) {
            return sorted(
                    IntStream.range(0, size)
                            .mapToDouble(i -> Math.max(0, eigen.getEigenvalue(i).real))
                            .toArray(),
                    IntStream.range(0, size)
                            .mapToObj(i -> eigen.getEigenVector(i).getData())
                            .toArray(double[][]::new));
        }
        SingularValueDecomposition_F64<DMatrixRMaj> svd = DecompositionFactory_DDRM.svd(size, size, false, true, false);
        if (!svd.decompose(inner)) {
            throw new IllegalStateException("no decomposition found for a matrix of inner products of " + size
                    + " rows; its values may be infinite or not numbers");
        }
        return sorted(svd.getSingularValues(), svd.getV(null, true).get2DData());
    }

    private static GramSpectrum sorted(double[] values, double[][] vectors) {
        int[] order = IntStream.range(0, values.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> -values[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        return new GramSpectrum(
                IntStream.of(order).mapToDouble(i -> values[i]).toArray(),
                IntStream.of(order).mapToObj(i -> vectors[i]).toArray(double[][]::new));
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
