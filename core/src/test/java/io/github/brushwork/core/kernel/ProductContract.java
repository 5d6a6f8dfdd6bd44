package io.github.brushwork.core.kernel;

import static io.github.brushwork.core.kernel.KernelFixtures.dirty;
import static io.github.brushwork.core.kernel.KernelFixtures.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.brushwork.testing.Vectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What products of two matrices must do. */
interface ProductContract extends KernelsUnderTest {

    /** Rows around blocks of 6, 32 and 96, depths around slices of 256, columns around panels. */
    @ParameterizedTest
    @CsvSource({
        "1, 1, 1",
        "1, 3, 2",
        "5, 4, 7",
        "6, 8, 16",
        "7, 9, 17",
        "31, 33, 2",
        "33, 131, 17",
        "70, 6, 65",
        "96, 256, 32",
        "97, 257, 33",
        "3, 515, 5",
        "200, 511, 31"
    })
    default void shouldGiveTheProduct(int rows, int depth, int columns) {
        with(this, kernels -> {
            float[] a = Vectors.gaussian(rows * depth, 31);
            float[] b = Vectors.gaussian(depth * columns, 32);
            float[] product = dirty(rows * columns);
            float[] fromTransposed = dirty(rows * columns);
            ProductKernel kernel = kernels.product(rows, depth, columns);

            kernel.multiply(a, b, product);
            kernel.multiplyTransposed(transposed(a, rows, depth), b, fromTransposed);

            assertThat(Vectors.relativeError(product, Oracle.product(a, rows, depth, b, columns)))
                    .isLessThan(rounding());
            assertThat(fromTransposed).isEqualTo(product);
        });
    }

    private static float[] transposed(float[] matrix, int rows, int columns) {
        float[] transposed = new float[matrix.length];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                transposed[j * rows + i] = matrix[i * columns + j];
            }
        }
        return transposed;
    }

    @Test
    default void shouldGiveTheSameProductAgainAfterOthers() {
        with(this, kernels -> {
            ProductKernel kernel = kernels.product(37, 300, 17);
            float[] a = Vectors.gaussian(37 * 300, 33);
            float[] b = Vectors.gaussian(300 * 17, 34);
            float[] first = new float[37 * 17];
            float[] other = new float[37 * 17];
            float[] again = new float[37 * 17];

            kernel.multiply(a, b, first);
            kernel.multiplyTransposed(a, Vectors.gaussian(300 * 17, 35), other);
            kernel.multiply(a, b, again);

            assertThat(again).isEqualTo(first).isNotEqualTo(other);
        });
    }

    @Test
    default void shouldCarryNaNThroughProducts() {
        with(this, kernels -> {
            float[] a = {1, 2, Float.NaN, 3, 4, 5};
            float[] product = new float[4];

            kernels.product(2, 3, 2).multiply(a, new float[] {1, 0, 0, 1, 0, 0}, product);

            assertThat(product).containsExactly(Float.NaN, Float.NaN, 3, 4);
        });
    }

    @Test
    default void shouldRejectFactorsThatDoNotFit() {
        with(this, kernels -> {
            ProductKernel kernel = kernels.product(2, 3, 4);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> kernel.multiply(new float[5], new float[12], new float[8]))
                    .withMessage("the left factor must have 6 elements, not 5");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> kernel.multiplyTransposed(new float[6], new float[8], new float[8]))
                    .withMessage("the right factor must have 12 elements, not 8");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> kernel.multiply(new float[6], new float[12], new float[6]))
                    .withMessage("the product must have 8 elements, not 6");
        });
    }
}
