package io.github.brushwork.core.kernel;

import static io.github.brushwork.core.kernel.KernelFixtures.dirty;
import static io.github.brushwork.core.kernel.KernelFixtures.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.brushwork.testing.Vectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Gram matrices and products with them must do. */
interface GramContract extends KernelsUnderTest {

    @ParameterizedTest
    @CsvSource({
        "1, 1",
        "1, 3",
        "2, 5",
        "3, 17",
        "5, 9",
        "7, 15",
        "8, 16",
        "13, 31",
        "24, 32",
        "25, 8",
        "6, 64",
        "129, 17",
        "300, 33",
        "1000, 65",
        "257, 128"
    })
    default void shouldGiveTheGramMatrix(int positions, int channels) {
        with(this, kernels -> {
            float[] activations = Vectors.gaussian(positions * channels, 16);
            float[] gram = dirty(channels * channels);

            kernels.gram(positions, channels).gram(activations, gram);

            assertThat(Vectors.relativeError(gram, Oracle.gram(activations, positions, channels)))
                    .isLessThan(rounding());
            for (int i = 0; i < channels; i++) {
                for (int j = 0; j < i; j++) {
                    assertThat(gram[i * channels + j]).isEqualTo(gram[j * channels + i]);
                }
            }
        });
    }

    @Test
    default void shouldKeepAccuracyOverManyPositions() {
        with(this, kernels -> {
            // given as many positions as 512 x 512 pixels, all of one sign, where sums in floats would lose 1e-4
            int positions = 512 * 512;
            int channels = 3;
            float[] activations = Vectors.gaussian(positions * channels, 17);
            for (int i = 0; i < activations.length; i++) {
                activations[i] = Math.abs(activations[i]);
            }
            float[] gram = new float[channels * channels];

            // when
            kernels.gram(positions, channels).gram(activations, gram);

            // then
            double[] expected = Oracle.gram(activations, positions, channels);
            for (int i = 0; i < gram.length; i++) {
                assertThat(gram[i] / expected[i]).isCloseTo(1, within(1e-6));
            }
        });
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1",
        "1, 3",
        "2, 5",
        "3, 17",
        "33, 9",
        "7, 15",
        "8, 16",
        "13, 31",
        "24, 32",
        "25, 8",
        "70, 64",
        "70, 65",
        "129, 128"
    })
    default void shouldAddTheProductWithAMatrix(int positions, int channels) {
        with(this, kernels -> {
            // given
            float[] activations = Vectors.gaussian(positions * channels, 18);
            float[] matrix = Vectors.gaussian(channels * channels, 19);
            float[] gradient = Vectors.gaussian(positions * channels, 20);
            double[] expected = Oracle.multiply(activations, positions, channels, matrix);
            for (int i = 0; i < expected.length; i++) {
                expected[i] += gradient[i];
            }

            // when
            kernels.gram(positions, channels).multiplyAdd(activations, matrix, gradient);

            // then
            assertThat(Vectors.relativeError(gradient, expected)).isLessThan(rounding());
        });
    }

    @Test
    default void shouldGiveTheSameBitsAgainAfterOthers() {
        with(this, kernels -> {
            GramKernel kernel = kernels.gram(37, 17);
            float[] first = new float[17 * 17];
            float[] other = new float[17 * 17];
            float[] again = new float[17 * 17];

            kernel.gram(Vectors.gaussian(37 * 17, 21), first);
            kernel.gram(Vectors.gaussian(37 * 17, 22), other);
            kernel.multiplyAdd(Vectors.gaussian(37 * 17, 23), other, new float[37 * 17]);
            kernel.gram(Vectors.gaussian(37 * 17, 21), again);

            assertThat(again).isEqualTo(first).isNotEqualTo(other);
        });
    }

    @Test
    default void shouldCarryNaNThroughGramMatrices() {
        with(this, kernels -> {
            float[] activations = {1, Float.NaN, 3};
            float[] gram = new float[9];
            float[] gradient = new float[3];
            GramKernel kernel = kernels.gram(1, 3);

            kernel.gram(activations, gram);
            kernel.multiplyAdd(activations, new float[9], gradient);

            assertThat(gram).containsExactly(1, Float.NaN, 3, Float.NaN, Float.NaN, Float.NaN, 3, Float.NaN, 9);
            assertThat(gradient).containsOnly(Float.NaN);
        });
    }

    @Test
    default void shouldCarryInfinityThroughGramMatrices() {
        with(this, kernels -> {
            float[] activations = Vectors.gaussian(70 * 5, 24);
            activations[33 * 5 + 2] = Float.POSITIVE_INFINITY;
            float[] gram = new float[25];

            kernels.gram(70, 5).gram(activations, gram);

            for (int i = 0; i < 25; i++) {
                assertThat(Float.isFinite(gram[i])).as("element %d", i).isEqualTo(i / 5 != 2 && i % 5 != 2);
            }
        });
    }
}
