package io.github.brushwork.losses;

import io.github.brushwork.core.kernel.Footprint;
import io.github.brushwork.core.kernel.Footprints;
import io.github.brushwork.core.kernel.GramKernel;
import io.github.brushwork.core.kernel.Kernels;
import io.github.brushwork.core.kernel.SymmetricEigen;

/**
 * The linear map {@code T = A (A S1 A)^(-1/2) A} that takes a normal distribution of covariance {@code S1} to one of
 * covariance {@code A^2}, for one thread at a time; allocates nothing once it is made.
 *
 * <p>With the eigenvalues {@code d} and eigenvectors {@code V} of {@code A S1 A}, {@code T} is {@code X^T X} for {@code X =
 * d^(-1/4) V^T A}: one more Gram matrix.
 */
final class TransportMap {

    private final int size;
    /** No eigenvalue of {@code A S1 A} is less, if none of either covariance is less than its root; rounding may be. */
    private final double leastEigenvalue;

    private final double[][] a;
    private final SquareProduct product;
    private final SymmetricEigen eigen;
    private final GramKernel gram;
    private final double[][] half;
    private final double[][] whole;
    private final float[] x;

    /**
     * Takes the root of a covariance.
     *
     * @param kernels what to compute with
     * @param target {@code A^2}, symmetric; modified: its content is lost
     * @param leastVariance no eigenvalue of the target, or of any covariance that is to be mapped, is less
     */
    TransportMap(Kernels kernels, double[][] target, double leastVariance) {
        this.size = target.length;
        this.leastEigenvalue = leastVariance * leastVariance;
        this.product = new SquareProduct(kernels.workers(), size);
        this.eigen = new SymmetricEigen(kernels.workers(), size);
        this.gram = kernels.gram(size, size);
        this.half = new double[size][size];
        this.whole = new double[size][size];
        this.x = new float[size * size];
        this.a = root(target, leastVariance);
    }

    static Footprint footprint(int size, Footprints kernels) {
        long matrix = (long) size * size;
        return SymmetricEigen.footprint(size)
                .and(kernels.gram(size, size))
                .and(Footprint.doubles(3 * matrix))
                .and(Footprint.floats(matrix));
    }

    private double[][] root(double[][] target, double leastVariance) {
        double[][] root = new double[size][size];
        eigen.decompose(target);
        scaleVectors(0.25, leastVariance);
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                whole[j][i] = eigen.vectors()[i][j];
            }
        }
        product.multiply(whole, eigen.vectors(), root);
        return root;
    }

    /** Multiplies each eigenvector by a power of its value. */
    private void scaleVectors(double power, double leastValue) {
        for (int i = 0; i < size; i++) {
            double factor = Math.pow(Math.max(eigen.values()[i], leastValue), power);
            double[] vector = eigen.vectors()[i];
            for (int j = 0; j < size; j++) {
                vector[j] *= factor;
            }
        }
    }

    /**
     * Computes the map.
     *
     * @param covariance {@code S1}, symmetric and finite; not modified
     * @param map size x size, row-major; modified: overwritten with {@code T}
     * @return the trace of {@code (A S1 A)^(1/2)}
     */
    double compute(double[][] covariance, float[] map) {
        product.multiply(a, covariance, half);
        product.multiply(half, a, whole);
        eigen.decompose(whole);
        double trace = 0;
        for (double value : eigen.values()) {
            trace += Math.sqrt(Math.max(value, leastEigenvalue));
        }
        scaleVectors(-0.25, leastEigenvalue);
        product.multiply(eigen.vectors(), a, half);
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                x[i * size + j] = (float) half[i][j];
            }
        }
        gram.gram(x, map);
        return trace;
    }
}
