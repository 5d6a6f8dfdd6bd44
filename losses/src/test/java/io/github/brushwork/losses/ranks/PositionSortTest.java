package io.github.brushwork.losses.ranks;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.brushwork.testing.Vectors;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PositionSortTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 1000, 70_000})
    void shouldOrderAColumnByItsNumbers(int positions) {
        float[] matrix = Vectors.gaussian(3 * positions, positions);
        PositionSort sort = new PositionSort(positions);

        sort.sort(matrix, 3, 1);

        int[] expected = IntStream.range(0, positions)
                .boxed()
                .sorted(Comparator.comparingDouble(p -> matrix[3 * p + 1]))
                .mapToInt(Integer::intValue)
                .toArray();
        assertThat(sort.order()).isEqualTo(expected);
        for (int p = 0; p < positions; p++) {
            assertThat(sort.values()[p]).isEqualTo(matrix[3 * p + 1]);
        }
    }

    @Test
    void shouldOrderNumbersOfEveryKind() {
        float[] numbers = {
            Float.NaN, 1, Float.POSITIVE_INFINITY, -0f, -1e30f, 0f, Float.MIN_VALUE, Float.NEGATIVE_INFINITY, -1, 1e-40f
        };
        PositionSort sort = new PositionSort(numbers.length);

        sort.sort(numbers, 1, 0);

        // the order of Float.compare, in which -0 comes before 0, and NaN last
        float[] expected = numbers.clone();
        Arrays.sort(expected);
        for (int i = 0; i < numbers.length; i++) {
            assertThat(Float.compare(numbers[sort.order()[i]], expected[i]))
                    .as("number %d", i)
                    .isZero();
        }
    }

    @Test
    void shouldKeepTheOrderOfEqualNumbers() {
        float[] numbers = {2, 1, 2, 1, 1, 2};
        PositionSort sort = new PositionSort(numbers.length);

        sort.sort(numbers, 1, 0);
        assertThat(sort.order()).containsExactly(1, 3, 4, 0, 2, 5);

        // and again, in buffers that hold the last result
        sort.sort(numbers, 1, 0);
        assertThat(sort.order()).containsExactly(1, 3, 4, 0, 2, 5);
    }
}
