package io.github.brushwork.patches;

import io.github.brushwork.core.kernel.Kernels;
import io.github.brushwork.core.kernel.ProductKernel;
import io.github.brushwork.core.kernel.SymmetricEigen;

/**
 * The principal components of patches: few numbers that keep most of the distances between them.
 *
 * @param components length of a patch x dimension
 * @param origin what the components of the mean patch are
 * @param length values of a patch
 * @param dimension how many components
 */
record PatchBasis(float[] components, float[] origin, int length, int dimension) {

    /** More patches hardly change the components. */
    private static final int SAMPLE = 3000;

    /**
     * The basis of some patches.
     *
     * @param patches patches x length
     * @param most how many components to keep at the most
     */
    static PatchBasis of(float[] patches, int length, int most, Kernels kernels) {
        int count = Math.min(SAMPLE, patches.length / length);
        double[] mean = mean(patches, count, length);
        double[][] covariance = covariance(patches, count, mean, kernels);
        SymmetricEigen eigen = new SymmetricEigen(kernels.workers(), length);
        eigen.decompose(covariance);
        int dimension = Math.min(most, length);
        int[] order = eigen.descending();
        float[] components = new float[length * dimension];
        float[] origin = new float[dimension];
        for (int k = 0; k < dimension; k++) {
            double[] direction = eigen.vectors()[order[k]];
            double dot = 0;
            for (int i = 0; i < length; i++) {
                components[i * dimension + k] = (float) direction[i];
                dot += mean[i] * direction[i];
            }
            origin[k] = (float) dot;
        }
        return new PatchBasis(components, origin, length, dimension);
    }

    private static double[] mean(float[] patches, int count, int length) {
        double[] mean = new double[length];
        for (int n = 0; n < count; n++) {
            for (int i = 0; i < length; i++) {
                mean[i] += patches[n * length + i];
            }
        }
        for (int i = 0; i < length; i++) {
            mean[i] /= count;
        }
        return mean;
    }

    private static double[][] covariance(float[] patches, int count, double[] mean, Kernels kernels) {
        int length = mean.length;
        float[] centred = new float[count * length];
        for (int i = 0; i < centred.length; i++) {
            centred[i] = (float) (patches[i] - mean[i % length]);
        }
        float[] products = new float[length * length];
        kernels.gram(count, length).gram(centred, products);
        double[][] covariance = new double[length][length];
        for (int i = 0; i < products.length; i++) {
            covariance[i / length][i % length] = products[i];
        }
        return covariance;
    }

    /** Plans the projection of so many patches at a time. */
    ProductKernel projection(int rows, Kernels kernels) {
        return kernels.product(rows, length, dimension);
    }
}
