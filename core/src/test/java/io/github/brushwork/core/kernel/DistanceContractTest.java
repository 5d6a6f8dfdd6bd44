package io.github.brushwork.core.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.brushwork.testing.Vectors;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link DistanceKernel} must do, over odd and tiny lengths. */
abstract class DistanceContractTest {

    private static final double FACTOR = 0.75;

    abstract Kernels kernels(Workers workers);

    static int[] lengths() {
        return new int[] {0, 1, 3, 7, 8, 9, 15, 16, 17, 31, 33, 4095, 4097, 100_003};
    }

    @ParameterizedTest
    @MethodSource("lengths")
    void shouldSumSquaredDifferencesAndAddTheGradient(int length) {
        // given
        float[] a = Vectors.gaussian(length, 1);
        float[] b = Vectors.gaussian(length, 2);
        float[] gradient = Vectors.gaussian(length, 3);
        double sum = 0;
        double[] expected = new double[length];
        for (int i = 0; i < length; i++) {
            double difference = (double) a[i] - b[i];
            sum += difference * difference;
            expected[i] = gradient[i] + FACTOR * difference;
        }

        // when
        double actual = distance(1, a, b, gradient);

        // then: each difference is rounded to a float, which is 6e-8 of it at most
        assertThat(actual).isCloseTo(sum, within(1e-7 * sum));
        assertThat(Vectors.relativeError(gradient, expected)).isLessThan(2e-7);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 8})
    void shouldGiveTheSameBitsForAnyNumberOfWorkers(int count) {
        float[] a = Vectors.gaussian(300_007, 4);
        float[] b = Vectors.gaussian(a.length, 5);
        float[] one = new float[a.length];
        float[] many = new float[a.length];

        assertThat(distance(count, a, b, many)).isEqualTo(distance(1, a, b, one));
        assertThat(Arrays.equals(many, one)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
    void shouldCarryOnWhatIsNotFinite(float bad) {
        for (int i : new int[] {0, 9, 37}) {
            float[] a = Vectors.gaussian(38, 6);
            a[i] = bad;
            float[] gradient = new float[38];

            double sum = distance(1, a, new float[38], gradient);

            // boxed, so that NaN equals NaN
            assertThat((Double) sum).isEqualTo(Double.valueOf((double) bad * bad));
            assertThat((Float) gradient[i]).isEqualTo(Float.valueOf(bad));
            gradient[i] = 0;
            assertThat(gradient).doesNotContain(Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY);
        }
    }

    @Test
    void shouldSumWhatIsTooSmallToSquareInFloats() {
        float[] a = new float[19];
        Arrays.fill(a, 1e-30f);
        a[18] = Float.MIN_VALUE;
        float[] gradient = new float[19];

        double sum = distance(1, a, new float[19], gradient);

        assertThat(sum).isCloseTo(18 * (double) 1e-30f * 1e-30f, within(1e-72));
        assertThat(gradient[0]).isEqualTo(0.75f * 1e-30f);
    }

    @Test
    void shouldBeReusable() {
        try (Workers workers = new Workers(2)) {
            DistanceKernel kernel = kernels(workers).distance(70_001);
            float[] a = Vectors.gaussian(70_001, 7);
            float[] b = Vectors.gaussian(70_001, 8);
            double first = kernel.squaredDistance(a, b, FACTOR, new float[70_001]);
            kernel.squaredDistance(b, new float[70_001], 1, new float[70_001]);

            assertThat(kernel.squaredDistance(a, b, FACTOR, new float[70_001])).isEqualTo(first);
        }
    }

    @Test
    void shouldRefuseArraysOfOtherLengths() {
        float[] good = new float[8];
        float[] bad = new float[9];
        assertThatIllegalArgumentException()
                .isThrownBy(() -> distance(1, good, bad, good))
                .withMessageContaining("8")
                .withMessageContaining("9");
        assertThatIllegalArgumentException().isThrownBy(() -> distance(1, good, good, bad));
    }

    private double distance(int workerCount, float[] a, float[] b, float[] gradient) {
        try (Workers workers = new Workers(workerCount)) {
            return kernels(workers).distance(a.length).squaredDistance(a, b, FACTOR, gradient);
        }
    }
}
