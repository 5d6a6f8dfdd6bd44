package io.github.brushwork.core.kernel;

import static io.github.brushwork.core.kernel.KernelFixtures.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.brushwork.testing.Vectors;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What searches for the nearest of many keys must do. */
interface NearestContract extends KernelsUnderTest {

    /** Queries around blocks of 6, 32 and 96, keys around panels and blocks of 256, depths around vectors. */
    @ParameterizedTest
    @CsvSource({
        "1, 1, 1",
        "3, 2, 4",
        "7, 16, 15",
        "31, 33, 16",
        "95, 255, 31",
        "96, 256, 7",
        "97, 257, 8",
        "200, 700, 30"
    })
    default void shouldFindTheKeyOfTheLeastDistance(int count, int keyCount, int depth) {
        with(this, kernels -> {
            float[] queries = Vectors.gaussian(count * depth, 51);
            float[] keys = Vectors.gaussian(keyCount * depth, 52);
            float[] offsets = Vectors.gaussian(keyCount, 53);
            int[] nearest = new int[count + 1];
            Arrays.fill(nearest, -1);

            kernels.nearest(keyCount, depth).find(queries, count, keys, offsets, nearest);

            assertThat(nearest[count]).as("beyond the queries").isEqualTo(-1);
            for (int q = 0; q < count; q++) {
                double least = Double.POSITIVE_INFINITY;
                for (int n = 0; n < keyCount; n++) {
                    least = Math.min(least, distance(queries, q, keys, n, depth) + offsets[n]);
                }
                // two keys may be as near as rounding tells them apart
                double found = distance(queries, q, keys, nearest[q], depth) + offsets[nearest[q]];
                assertThat(found - least).isLessThan(1e-5 * (1 + Math.abs(least)) * depth);
            }
        });
    }

    private static double distance(float[] queries, int q, float[] keys, int n, int depth) {
        double sum = 0;
        for (int d = 0; d < depth; d++) {
            double difference = (double) queries[q * depth + d] - keys[n * depth + d];
            sum += difference * difference;
        }
        return sum;
    }

    @Test
    default void shouldFindTheFirstOfKeysThatAreTheSame() {
        with(this, kernels -> {
            float[] keys = new float[600 * 3];
            Arrays.fill(keys, 0, 3, 5);
            int[] nearest = new int[1];

            kernels.nearest(600, 3).find(new float[3], 1, keys, new float[600], nearest);

            assertThat(nearest).containsExactly(1);
        });
    }

    @Test
    default void shouldFindAKeyThatIsFarBelowZero() {
        with(this, kernels -> {
            float[] offsets = new float[300];
            offsets[280] = -1e6f;
            int[] nearest = new int[2];

            kernels.nearest(300, 2).find(new float[4], 2, Vectors.gaussian(600, 54), offsets, nearest);

            assertThat(nearest).containsExactly(280, 280);
        });
    }

    @Test
    default void shouldRejectKeysAndQueriesThatDoNotFit() {
        with(this, kernels -> {
            NearestKernel kernel = kernels.nearest(4, 2);

            assertThatIllegalArgumentException()
                    .isThrownBy(() -> kernel.find(new float[2], 1, new float[7], new float[4], new int[1]))
                    .withMessageContaining("the keys must have 8 elements, not 7");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> kernel.find(new float[2], 1, new float[8], new float[3], new int[1]))
                    .withMessageContaining("the offsets must have 4 elements, not 3");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> kernel.find(new float[3], 2, new float[8], new float[4], new int[2]))
                    .withMessageContaining("the queries must have at least 4 elements, not 3");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> kernel.find(new float[4], 2, new float[8], new float[4], new int[1]))
                    .withMessageContaining("the indices must have at least 2 elements, not 1");
        });
    }
}
