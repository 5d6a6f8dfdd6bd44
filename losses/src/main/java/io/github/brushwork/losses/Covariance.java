package io.github.brushwork.losses;

import io.github.brushwork.core.Shape;
import io.github.brushwork.core.kernel.Footprint;
import io.github.brushwork.core.kernel.Footprints;
import io.github.brushwork.core.kernel.GramKernel;
import io.github.brushwork.core.kernel.Kernels;
import io.github.brushwork.core.kernel.Scratch;
import io.github.brushwork.core.kernel.Workers;
import java.util.Arrays;

/**
 * Computes covariances of channels and products with centred activations, for one thread at a time; allocates nothing once
 * it is made.
 *
 * <p>The mean is subtracted before products are taken, not after: where it is large beside the deviations, little would be
 * left of products in single precision. A block of positions is centred at a time, and the covariances of all blocks are
 * added up in double precision.
 */
final class Covariance {

    /** Elements of a block. */
    private static final int BLOCK = 1 << 20;
    /** Positions that one task centres. */
    private static final int ROWS = 128;

    private final int positions;
    private final int size;
    private final int rows;
    private final float[] block;
    private final float[] products;
    private final float[] blockGradient;
    private final GramKernel gram;
    private final Workers.Loop centre;
    private final Workers.Loop addGradient;
    /** Set for each block, as are those below. */
    private float[] activations;

    private double[] means;
    private double[] row;
    private float[] gradient;
    private int first;

    Covariance(Kernels kernels, Shape shape) {
        this.positions = shape.positions();
        this.size = shape.channels();
        this.rows = rows(shape);
        this.block = new float[rows * size];
        this.products = new float[size * size];
        this.blockGradient = new float[rows * size];
        this.gram = kernels.gram(rows, size);
        this.centre = kernels.workers().loop(this::centreRows);
        this.addGradient = kernels.workers().loop(this::addGradientRows);
    }

    static Footprint footprint(Shape shape, Footprints kernels) {
        int rows = rows(shape);
        int size = shape.channels();
        return kernels.gram(rows, size).and(Footprint.floats(2L * rows * size + (long) size * size));
    }

    /** Positions of a block. */
    private static int rows(Shape shape) {
        return Math.min(shape.positions(), Math.max(ROWS, BLOCK / shape.channels()));
    }

    /**
     * Computes the covariance.
     *
     * @param activations positions x channels; not modified
     * @param means the channels' means; not modified
     * @param covariance channels rows; modified: overwritten
     */
    void compute(float[] activations, double[] means, double[][] covariance) {
        this.activations = activations;
        this.means = means;
        for (double[] row : covariance) {
            Arrays.fill(row, 0);
        }
        try {
            for (first = 0; first < positions; first += rows) {
                centre.run(tasks());
                gram.gram(block, products);
                addProducts(covariance);
            }
        } finally {
            this.activations = null;
        }
    }

    private int tasks() {
        return (rows + ROWS - 1) / ROWS;
    }

    /**
     * Adds {@code (F - means) M + row} at every position.
     *
     * @param activations {@code F}, positions x channels; not modified
     * @param means the channels' means; not modified
     * @param matrix {@code M}, channels x channels, row-major; not modified
     * @param row one number for each channel; not modified
     * @param gradient positions x channels; modified: added to
     */
    void multiplyAdd(float[] activations, double[] means, float[] matrix, double[] row, float[] gradient) {
        this.activations = activations;
        this.means = means;
        this.row = row;
        this.gradient = gradient;
        try {
            for (first = 0; first < positions; first += rows) {
                centre.run(tasks());
                Arrays.fill(blockGradient, 0);
                gram.multiplyAdd(block, matrix, blockGradient);
                addGradient.run(tasks());
            }
        } finally {
            this.activations = null;
            this.gradient = null;
        }
    }

    private void addGradientRows(int task, Scratch scratch) {
        int end = Math.min(Math.min(rows, positions - first), (task + 1) * ROWS);
        for (int p = task * ROWS; p < end; p++) {
            for (int c = 0; c < size; c++) {
                gradient[(first + p) * size + c] += (float) (blockGradient[p * size + c] + row[c]);
            }
        }
    }

    /** Positions beyond the last are zeros, which add nothing to a product. */
    private void centreRows(int task, Scratch scratch) {
        int end = Math.min(rows, (task + 1) * ROWS);
        for (int p = task * ROWS; p < end; p++) {
            for (int c = 0; c < size; c++) {
                int from = (first + p) * size + c;
                block[p * size + c] = first + p < positions ? (float) (activations[from] - means[c]) : 0;
            }
        }
    }

    private void addProducts(double[][] covariance) {
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                covariance[i][j] += (double) products[i * size + j] / positions;
            }
        }
    }
}
