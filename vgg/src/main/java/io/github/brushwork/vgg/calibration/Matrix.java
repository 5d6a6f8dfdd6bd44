package io.github.brushwork.vgg.calibration;

import java.util.Random;

/**
 * A row-major matrix. Not copied: whoever makes one gives its array away.
 *
 * @param rows how many
 * @param columns how many
 * @param values rows x columns
 */
record Matrix(int rows, int columns, float[] values) {

    static Matrix zeros(int rows, int columns) {
        return new Matrix(rows, columns, new float[Math.multiplyExact(rows, columns)]);
    }

    /** Standard normal numbers, row by row. */
    static Matrix gaussian(int rows, int columns, Random random) {
        Matrix matrix = zeros(rows, columns);
        for (int i = 0; i < matrix.values.length; i++) {
            matrix.values[i] = (float) random.nextGaussian();
        }
        return matrix;
    }

    float get(int row, int column) {
        return values[row * columns + column];
    }

    Matrix transposed() {
        Matrix transposed = zeros(columns, rows);
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                transposed.values[j * rows + i] = values[i * columns + j];
            }
        }
        return transposed;
    }

    /** A copy whose columns are multiplied by a factor each. */
    Matrix columnsTimes(double[] factors) {
        Matrix product = zeros(rows, columns);
        for (int i = 0; i < values.length; i++) {
            product.values[i] = (float) (values[i] * factors[i % columns]);
        }
        return product;
    }
}
