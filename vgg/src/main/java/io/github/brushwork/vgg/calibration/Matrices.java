package io.github.brushwork.vgg.calibration;

import io.github.brushwork.core.kernel.Kernels;
import io.github.brushwork.core.kernel.Workers;
import java.util.stream.IntStream;

/**
 * Products of large matrices. Every element is summed in one fixed order, so results do not depend on the number of
 * threads.
 */
final class Matrices {

    /** Output rows of one task: few enough for their sums to stay in the first cache levels. */
    private static final int BLOCK = 32;

    private final Kernels kernels;

    Matrices(Kernels kernels) {
        this.kernels = kernels;
    }

    Workers workers() {
        return kernels.workers();
    }

    /**
     * The product {@code A B}.
     *
     * @param a n x m; not modified
     * @param b m x p; not modified
     * @return n x p
     */
    Matrix product(Matrix a, Matrix b) {
        Matrix c = Matrix.zeros(a.rows(), b.columns());
        kernels.product(a.rows(), a.columns(), b.columns()).multiply(a.values(), b.values(), c.values());
        return c;
    }

    /**
     * The product {@code A^T B}.
     *
     * @param a n x m; not modified
     * @param b n x p; not modified
     * @return m x p
     */
    Matrix transposedProduct(Matrix a, Matrix b) {
        Matrix c = Matrix.zeros(a.columns(), b.columns());
        kernels.product(a.columns(), a.rows(), b.columns()).multiplyTransposed(a.values(), b.values(), c.values());
        return c;
    }

    /**
     * The symmetric product {@code A^T A} in double precision.
     *
     * @param a n x m; not modified
     * @return m x m
     */
    static double[][] inner(Matrix a) {
        double[][] rows =
                IntStream.range(0, a.rows()).mapToObj(i -> doubles(a, i)).toArray(double[][]::new);
        double[][] c = new double[a.columns()][a.columns()];
        IntStream.range(0, (c.length + BLOCK - 1) / BLOCK)
                .parallel()
                .forEach(block -> addInner(rows, c, block * BLOCK, Math.min(c.length, (block + 1) * BLOCK)));
        for (int i = 0; i < c.length; i++) {
            for (int j = 0; j < i; j++) {
                c[i][j] = c[j][i];
            }
        }
        return c;
    }

    /** On and above the diagonal only. */
    private static void addInner(double[][] rows, double[][] c, int from, int to) {
        for (double[] row : rows) {
            for (int i = from; i < to; i++) {
                add(c[i], row, row[i], i);
            }
        }
    }

    private static double[] doubles(Matrix a, int row) {
        double[] doubles = new double[a.columns()];
        for (int j = 0; j < doubles.length; j++) {
            doubles[j] = a.get(row, j);
        }
        return doubles;
    }

    private static void add(double[] sum, double[] b, double a, int from) {
        for (int j = from; j < sum.length; j++) {
            sum[j] += a * b[j];
        }
    }
}
