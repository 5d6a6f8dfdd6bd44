package io.github.brushwork.core.kernel;

import io.github.brushwork.core.Shape;
import java.util.Arrays;

/** Products of activations with themselves and with channels x channels matrices, parallel over blocks of rows. */
final class PlainGram implements GramKernel {

    /** Rows of the Gram matrix that one task computes. */
    private static final int ROWS = 8;

    /** Positions whose products are summed in single precision before they go to the double-precision sum. */
    private static final int SUMMED_IN_FLOAT = 128;

    /** Positions of the product that one task computes. */
    private static final int POSITIONS = 32;

    private final int positions;
    private final int channels;
    private final Shape activationsShape;
    private final Shape matrixShape;
    private final RowLoop gram;
    private final RowLoop product;
    /** The right factor of the product that runs. */
    private float[] factor;

    PlainGram(Workers workers, int positions, int channels) {
        this.positions = positions;
        this.channels = channels;
        this.activationsShape = new Shape(positions, 1, channels);
        this.matrixShape = new Shape(channels, channels, 1);
        this.gram = new RowLoop(workers, (channels + ROWS - 1) / ROWS, this::gramRows);
        this.product = new RowLoop(workers, (positions + POSITIONS - 1) / POSITIONS, this::productRows);
    }

    static Footprint footprint(int positions, int channels) {
        int rows = Math.min(ROWS, channels);
        ScratchSize gram = new ScratchSize(0, (long) rows * channels, rows, channels);
        return Footprint.scratch(gram.max(ScratchSize.block(Math.min(POSITIONS, positions), channels)));
    }

    @Override
    public void gram(float[] activations, float[] matrix) {
        Preconditions.checkLength("activations", activations, activationsShape);
        Preconditions.checkLength("the matrix", matrix, matrixShape);
        gram.run(activations, matrix);
    }

    /** Only columns from the first row on: the rest follows from symmetry. */
    private void gramRows(float[] activations, float[] matrix, int task, Scratch scratch) {
        int first = task * ROWS;
        int rows = Math.min(ROWS, channels - first);
        int columns = channels - first;
        RowBlock block = scratch.rowBlock(rows, columns);
        double[] sums = scratch.doubles(rows * columns);
        Arrays.fill(sums, 0, rows * columns, 0);
        for (int p = 0; p < positions; p += SUMMED_IN_FLOAT) {
            int count = Math.min(SUMMED_IN_FLOAT, positions - p);
            int offset = p * channels + first;
            block.product(rows, activations, offset, 1, channels, activations, offset, channels, count);
            for (int i = 0; i < rows; i++) {
                addTo(sums, i * columns, block.row(i), columns);
            }
        }
        for (int i = 0; i < rows; i++) {
            for (int j = i; j < columns; j++) {
                float value = (float) sums[i * columns + j];
                matrix[(first + i) * channels + first + j] = value;
                matrix[(first + j) * channels + first + i] = value;
            }
        }
    }

    private static void addTo(double[] sums, int offset, float[] row, int columns) {
        for (int j = 0; j < columns; j++) {
            sums[offset + j] += row[j];
        }
    }

    @Override
    public void multiplyAdd(float[] activations, float[] matrix, float[] gradient) {
        Preconditions.checkLength("activations", activations, activationsShape);
        Preconditions.checkLength("the matrix", matrix, matrixShape);
        Preconditions.checkLength("the gradient", gradient, activationsShape);
        factor = matrix;
        try {
            product.run(activations, gradient);
        } finally {
            factor = null;
        }
    }

    private void productRows(float[] activations, float[] gradient, int task, Scratch scratch) {
        int first = task * POSITIONS;
        int rows = Math.min(POSITIONS, positions - first);
        RowBlock block = scratch.rowBlock(rows, channels);
        block.product(rows, activations, first * channels, channels, 1, factor, 0, channels, channels);
        for (int i = 0; i < rows; i++) {
            addTo(gradient, (first + i) * channels, block.row(i), channels);
        }
    }

    private static void addTo(float[] gradient, int offset, float[] row, int columns) {
        for (int c = 0; c < columns; c++) {
            gradient[offset + c] += row[c];
        }
    }
}
