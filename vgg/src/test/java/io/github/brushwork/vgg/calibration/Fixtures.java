package io.github.brushwork.vgg.calibration;

import io.github.brushwork.core.kernel.Kernels;
import io.github.brushwork.core.kernel.Workers;
import java.util.Random;

/** Matrices that tests share. */
final class Fixtures {

    /** A single worker has no thread of its own that would have to be ended. */
    static final Matrices MATRICES = new Matrices(Kernels.plain(new Workers(1)));

    private Fixtures() {}

    static Matrix matrix(int rows, int columns, long seed) {
        return Matrix.gaussian(rows, columns, new Random(seed));
    }

    static Matrix of(float[][] rows) {
        Matrix matrix = Matrix.zeros(rows.length, rows[0].length);
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(rows[i], 0, matrix.values(), i * rows[i].length, rows[i].length);
        }
        return matrix;
    }

    static float[][] rows(Matrix matrix) {
        float[][] rows = new float[matrix.rows()][matrix.columns()];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(matrix.values(), i * matrix.columns(), rows[i], 0, matrix.columns());
        }
        return rows;
    }
}
