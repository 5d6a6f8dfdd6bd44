package io.github.brushwork.losses;

import io.github.brushwork.core.kernel.Scratch;
import io.github.brushwork.core.kernel.Workers;
import java.util.Arrays;

/**
 * Products of square matrices of one size in double precision, a few rows a task, for one thread at a time; allocates
 * nothing once it is made. Matrices are arrays of rows, because that is the form in which the JVM's compiler vectorises
 * sums of several rows.
 */
final class SquareProduct {

    /** Rows of a task, and rows of the right factor that are added at a time: these stay in the first-level cache. */
    private static final int STEP = 4;

    private final int size;
    private final Workers.Loop loop;
    /** Set for each call, as are those below. */
    private double[][] a;

    private double[][] b;
    private double[][] product;

    SquareProduct(Workers workers, int size) {
        this.size = size;
        this.loop = workers.loop(this::multiplyRows);
    }

    /**
     * Multiplies two matrices.
     *
     * @param a size x size, finite; not modified
     * @param b size x size, finite; not modified
     * @param product neither of the two; modified: overwritten with {@code a b}
     */
    void multiply(double[][] a, double[][] b, double[][] product) {
        this.a = a;
        this.b = b;
        this.product = product;
        try {
            loop.run((size + STEP - 1) / STEP);
        } finally {
            this.a = null;
            this.b = null;
            this.product = null;
        }
    }

    private void multiplyRows(int task, Scratch scratch) {
        int first = task * STEP;
        int end = Math.min(size, first + STEP);
        for (int i = first; i < end; i++) {
            Arrays.fill(product[i], 0);
        }
        for (int k = 0; k < size; k += STEP) {
            for (int i = first; i < end; i++) {
                addRows(i, k);
            }
        }
    }

    private void addRows(int i, int k) {
        int k1 = Math.min(size - 1, k + 1);
        int k2 = Math.min(size - 1, k + 2);
        int k3 = Math.min(size - 1, k + 3);
        double f1 = k + 1 < size ? a[i][k1] : 0;
        double f2 = k + 2 < size ? a[i][k2] : 0;
        double f3 = k + 3 < size ? a[i][k3] : 0;
        add(size, product[i], b[k], b[k1], b[k2], b[k3], a[i][k], f1, f2, f3);
    }

    private static void add(
            int size,
            double[] sum,
            double[] b0,
            double[] b1,
            double[] b2,
            double[] b3,
            double f0,
            double f1,
            double f2,
            double f3) {
        for (int j = 0; j < size; j++) {
            sum[j] += f0 * b0[j] + f1 * b1[j] + f2 * b2[j] + f3 * b3[j];
        }
    }
}
