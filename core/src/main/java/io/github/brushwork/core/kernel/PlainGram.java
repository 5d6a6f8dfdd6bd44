package io.github.brushwork.core.kernel;

import io.github.brushwork.core.Shape;
import java.util.Arrays;

/** Products of activations with themselves and with channels x channels matrices. */
final class PlainGram {

    /** Rows of the Gram matrix, or positions of the product, that one task computes. */
    private static final int BLOCK = 8;

    /** Positions whose products are summed in single precision before they go to the double-precision sum. */
    private static final int SUMMED_IN_FLOAT = 128;

    private static final int POSITIONS_BLOCK = 32;

    private PlainGram() {}

    static void gram(float[] activations, int positions, int channels, float[] gram) {
        checkLengths(activations, positions, channels, gram);
        Parallel.forEach((channels + BLOCK - 1) / BLOCK, task -> {
            int first = task * BLOCK;
            int rows = Math.min(BLOCK, channels - first);
            // Only columns from the first row on: the rest follows from symmetry.
            double[][] sums = new double[rows][channels - first];
            RowBlock block = new RowBlock(rows, channels - first);
            for (int p = 0; p < positions; p += SUMMED_IN_FLOAT) {
                int end = Math.min(positions, p + SUMMED_IN_FLOAT);
                addProducts(activations, channels, first, p, end, rows, block);
                for (int i = 0; i < rows; i++) {
                    flush(block.row(i), sums[i]);
                }
            }
            for (int i = 0; i < rows; i++) {
                for (int j = i; j < sums[i].length; j++) {
                    float value = (float) sums[i][j];
                    gram[(first + i) * channels + first + j] = value;
                    gram[(first + j) * channels + first + i] = value;
                }
            }
        });
    }

    private static void addProducts(
            float[] activations, int channels, int first, int start, int end, int rows, RowBlock block) {
        for (int p = start; p < end; p += RowBlock.STEP) {
            int step = Math.min(RowBlock.STEP, end - p);
            int offset = p * channels + first;
            block.load(activations, offset, channels, step);
            for (int i = 0; i < rows; i++) {
                block.add(i, activations, offset + i, channels, step);
            }
        }
    }

    private static void flush(float[] block, double[] sum) {
        for (int j = 0; j < block.length; j++) {
            sum[j] += block[j];
        }
        Arrays.fill(block, 0f);
    }

    static void multiplyAdd(float[] activations, int positions, int channels, float[] symmetric, float[] gradient) {
        checkLengths(activations, positions, channels, symmetric);
        Arguments.checkLength("the gradient", gradient, new Shape(positions, 1, channels));
        Parallel.forEach((positions + POSITIONS_BLOCK - 1) / POSITIONS_BLOCK, task -> {
            int first = task * POSITIONS_BLOCK;
            int rows = Math.min(POSITIONS_BLOCK, positions - first);
            RowBlock block = new RowBlock(rows, channels);
            for (int c = 0; c < channels; c += RowBlock.STEP) {
                int step = Math.min(RowBlock.STEP, channels - c);
                block.load(symmetric, c * channels, channels, step);
                for (int i = 0; i < rows; i++) {
                    block.add(i, activations, (first + i) * channels + c, 1, step);
                }
            }
            for (int i = 0; i < rows; i++) {
                addTo(gradient, (first + i) * channels, block.row(i));
            }
        });
    }

    private static void addTo(float[] gradient, int offset, float[] row) {
        for (int c = 0; c < row.length; c++) {
            gradient[offset + c] += row[c];
        }
    }

    private static void checkLengths(float[] activations, int positions, int channels, float[] matrix) {
        Arguments.checkLength("activations", activations, new Shape(positions, 1, channels));
        Arguments.checkLength("the matrix", matrix, new Shape(channels, channels, 1));
    }
}
