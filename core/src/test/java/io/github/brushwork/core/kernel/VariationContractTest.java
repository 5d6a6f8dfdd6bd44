package io.github.brushwork.core.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.brushwork.core.Shape;
import io.github.brushwork.testing.Vectors;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link VariationKernel} must do, over odd and tiny shapes. */
abstract class VariationContractTest {

    private static final double VERTICAL = 0.3;
    private static final double HORIZONTAL = 0.7;
    private static final double FACTOR = 0.75;

    abstract Kernels kernels(Workers workers);

    @ParameterizedTest
    @CsvSource({
        "1, 1, 1",
        "1, 1, 3",
        "1, 2, 3",
        "2, 1, 3",
        "2, 2, 1",
        "3, 3, 3",
        "1, 40, 3",
        "40, 1, 3",
        "5, 7, 4",
        "3, 17, 17",
        "3, 12000, 3",
        "12000, 3, 3",
        "210, 211, 3"
    })
    void shouldSumOverAllPairsAndAddTheGradient(int height, int width, int channels) {
        // given
        Shape shape = new Shape(height, width, channels);
        float[] image = Vectors.gaussian(shape.size(), 1);
        float[] gradient = Vectors.gaussian(shape.size(), 2);
        double[] expected = new double[gradient.length];
        for (int i = 0; i < expected.length; i++) {
            expected[i] = gradient[i];
        }
        double sum = oracle(shape, image, expected);

        // when
        double actual = variation(1, shape, image, gradient);

        // then: each difference is rounded to a float, which is 6e-8 of it at most; a gradient has four, and the old
        // value
        assertThat(actual).isCloseTo(sum, within(1e-7 * sum));
        assertThat(Vectors.relativeError(gradient, expected)).isLessThan(3e-7);
    }

    /** Pair by pair, in double precision. */
    private static double oracle(Shape shape, float[] image, double[] gradient) {
        double sum = 0;
        for (int y = 0; y < shape.height(); y++) {
            for (int x = 0; x < shape.width(); x++) {
                for (int c = 0; c < shape.channels(); c++) {
                    int i = (y * shape.width() + x) * shape.channels() + c;
                    if (y > 0) {
                        sum += pair(image, i, i - shape.width() * shape.channels(), VERTICAL, gradient);
                    }
                    if (x > 0) {
                        sum += pair(image, i, i - shape.channels(), HORIZONTAL, gradient);
                    }
                }
            }
        }
        return sum;
    }

    private static double pair(float[] image, int i, int j, double weight, double[] gradient) {
        double difference = (double) image[i] - image[j];
        gradient[i] += 2 * FACTOR * weight * difference;
        gradient[j] -= 2 * FACTOR * weight * difference;
        return weight * difference * difference;
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 8})
    void shouldGiveTheSameBitsForAnyNumberOfWorkers(int count) {
        Shape shape = new Shape(307, 211, 3);
        float[] image = Vectors.gaussian(shape.size(), 3);
        float[] one = new float[image.length];
        float[] many = new float[image.length];

        assertThat(variation(count, shape, image, many)).isEqualTo(variation(1, shape, image, one));
        assertThat(Arrays.equals(many, one)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
    void shouldCarryOnWhatIsNotFiniteToTheNeighbours(float bad) {
        Shape shape = new Shape(20, 20, 3);
        for (int y : new int[] {0, 9, 19}) {
            for (int x : new int[] {0, 9, 19}) {
                float[] image = Vectors.gaussian(shape.size(), 4);
                image[(y * 20 + x) * 3 + 1] = bad;
                float[] gradient = new float[image.length];

                assertThat(variation(1, shape, image, gradient)).isNotFinite();

                for (int i = 0; i < gradient.length; i++) {
                    int position = i / 3;
                    int distance = Math.abs(position / 20 - y) + Math.abs(position % 20 - x);
                    boolean near = distance <= 1 && i % 3 == 1;
                    assertThat(Float.isFinite(gradient[i])).as("element %d", i).isEqualTo(!near);
                }
            }
        }
    }

    @Test
    void shouldSumWhatIsTooSmallToSquareInFloats() {
        Shape shape = new Shape(2, 40, 1);
        float[] image = new float[80];
        Arrays.fill(image, 0, 40, 1e-30f);

        double sum = variation(1, shape, image, new float[80]);

        assertThat(sum).isCloseTo(VERTICAL * 40 * (double) 1e-30f * 1e-30f, within(1e-70));
    }

    @Test
    void shouldRefuseArraysOfOtherLengths() {
        Shape shape = new Shape(2, 2, 3);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> variation(1, shape, new float[11], new float[12]))
                .withMessageContaining("12")
                .withMessageContaining("11");
        assertThatIllegalArgumentException().isThrownBy(() -> variation(1, shape, new float[12], new float[13]));
    }

    private double variation(int workerCount, Shape shape, float[] image, float[] gradient) {
        try (Workers workers = new Workers(workerCount)) {
            return kernels(workers).variation(shape).squaredVariation(image, VERTICAL, HORIZONTAL, FACTOR, gradient);
        }
    }
}
