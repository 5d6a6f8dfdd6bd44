package io.github.brushwork.patches;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.brushwork.core.Shape;
import io.github.brushwork.core.Tensor;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PatchGridTest {

    @ParameterizedTest
    @CsvSource({"1, 1, 3, 1", "5, 9, 7, 1", "12, 8, 4, 2", "31, 17, 8, 2", "2, 40, 7, 2"})
    void shouldCoverEveryPixelAndBeginOutside(int height, int width, int size, int stride) {
        PatchGrid grid = new PatchGrid(height, width, size, stride);
        int[] covered = new int[height * width];
        for (int row = 0; row < grid.rows(); row++) {
            for (int column = 0; column < grid.columns(); column++) {
                cover(grid, row, column, covered);
            }
        }

        int most = (size + stride - 1) / stride;
        int least = size / stride;
        assertThat(Arrays.stream(covered).min().getAsInt()).isGreaterThanOrEqualTo(least * least);
        assertThat(Arrays.stream(covered).max().getAsInt()).isLessThanOrEqualTo(most * most);
        assertThat(grid.count()).isEqualTo(grid.rows() * grid.columns());
    }

    private static void cover(PatchGrid grid, int row, int column, int[] covered) {
        for (int y = Math.max(0, grid.top(row)); y < Math.min(grid.height(), grid.top(row) + grid.size()); y++) {
            for (int x = Math.max(0, grid.left(column));
                    x < Math.min(grid.width(), grid.left(column) + grid.size());
                    x++) {
                covered[y * grid.width() + x]++;
            }
        }
    }

    @Test
    void shouldRepeatTheBorder() {
        Tensor picture = new Tensor(new Shape(2, 2, 1), new float[] {1, 2, 3, 4});
        PatchGrid grid = new PatchGrid(2, 2, 3, 1);
        float[] first = new float[9];
        float[] last = new float[10];

        grid.copy(picture, 0, first, 0);
        grid.copy(picture, grid.count() - 1, last, 1);

        assertThat(first).containsOnly(1);
        assertThat(last).containsExactly(0, 4, 4, 4, 4, 4, 4, 4, 4, 4);
    }

    @Test
    void shouldCopyRowByRow() {
        float[] values = new float[2 * 4 * 5];
        for (int i = 0; i < values.length; i++) {
            values[i] = i;
        }
        PatchGrid grid = new PatchGrid(4, 5, 3, 1);
        float[] patch = new float[18];

        grid.copy(new Tensor(new Shape(4, 5, 2), values), 2 * grid.columns() + 3, patch, 0);

        assertThat(patch).containsExactly(2, 3, 4, 5, 6, 7, 12, 13, 14, 15, 16, 17, 22, 23, 24, 25, 26, 27);
        assertThat(grid.centre(2 * grid.columns() + 3)).isEqualTo(1 * 5 + 2);
    }
}
