package io.github.brushwork.vgg.calibration;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Products of large matrices that are given as their rows. Every element is summed in one fixed order,
 * so results do not depend on the number of threads.
 *
 * <p>The rows are arrays of their own because the JVM's compiler vectorises the inner loop only then; it runs at two
 * to four times the speed of EJML's products.
 */
final class Matrices {

    /** Output rows of one task: few enough for their sums to stay in the first cache levels. */
    private static final int BLOCK = 32;

    private Matrices() {}

    /**
     * The product {@code A B}.
     *
     * @param a n x m; not modified
     * @param b m x p; not modified
     * @return n x p
     */
    static float[][] product(float[][] a, float[][] b) {
        float[][] c = new float[a.length][b[0].length];
        forBlocks(c.length, (from, to) -> {
            int k = 0;
            for (; k + 4 <= b.length; k += 4) {
                for (int i = from; i < to; i++) {
                    float[] row = a[i];
                    add(c[i], b[k], b[k + 1], b[k + 2], b[k + 3], row[k], row[k + 1], row[k + 2], row[k + 3]);
                }
            }
            for (; k < b.length; k++) {
                for (int i = from; i < to; i++) {
                    add(c[i], b[k], a[i][k]);
                }
            }
        });
        return c;
    }

    /**
     * The product {@code A^T B}.
     *
     * @param a n x m; not modified
     * @param b n x p; not modified
     * @return m x p
     */
    static float[][] transposedProduct(float[][] a, float[][] b) {
        float[][] c = new float[a[0].length][b[0].length];
        forBlocks(c.length, (from, to) -> {
            int k = 0;
            for (; k + 4 <= b.length; k += 4) {
                for (int i = from; i < to; i++) {
                    add(c[i], b[k], b[k + 1], b[k + 2], b[k + 3], a[k][i], a[k + 1][i], a[k + 2][i], a[k + 3][i]);
                }
            }
            for (; k < b.length; k++) {
                for (int i = from; i < to; i++) {
                    add(c[i], b[k], a[k][i]);
                }
            }
        });
        return c;
    }

    /**
     * The symmetric product {@code A^T A} in double precision.
     *
     * @param a n x m; not modified
     * @return m x m
     */
    static double[][] inner(float[][] a) {
        double[][] rows = Arrays.stream(a).map(Matrices::toDoubles).toArray(double[][]::new);
        double[][] c = new double[a[0].length][a[0].length];
        forBlocks(c.length, (from, to) -> {
            for (double[] row : rows) {
                for (int i = from; i < to; i++) {
                    add(c[i], row, row[i]);
                }
            }
        });
        return c;
    }

    private static double[] toDoubles(float[] row) {
        double[] doubles = new double[row.length];
        for (int i = 0; i < row.length; i++) {
            doubles[i] = row[i];
        }
        return doubles;
    }

    static float[][] transposed(float[][] a) {
        float[][] transposed = new float[a[0].length][a.length];
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < a[i].length; j++) {
                transposed[j][i] = a[i][j];
            }
        }
        return transposed;
    }

    private interface Block {
        void compute(int from, int to);
    }

    private static void forBlocks(int rows, Block block) {
        IntStream.range(0, (rows + BLOCK - 1) / BLOCK)
                .parallel()
                .forEach(i -> block.compute(i * BLOCK, Math.min(rows, (i + 1) * BLOCK)));
    }

    private static void add(
            float[] sum, float[] b0, float[] b1, float[] b2, float[] b3, float a0, float a1, float a2, float a3) {
        for (int j = 0; j < sum.length; j++) {
            sum[j] += a0 * b0[j] + a1 * b1[j] + a2 * b2[j] + a3 * b3[j];
        }
    }

    private static void add(float[] sum, float[] b, float a) {
        for (int j = 0; j < sum.length; j++) {
            sum[j] += a * b[j];
        }
    }

    private static void add(double[] sum, double[] b, double a) {
        for (int j = 0; j < sum.length; j++) {
            sum[j] += a * b[j];
        }
    }
}
