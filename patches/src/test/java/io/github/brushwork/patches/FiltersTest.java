package io.github.brushwork.patches;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.brushwork.core.Shape;
import io.github.brushwork.core.Tensor;
import io.github.brushwork.testing.Vectors;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiltersTest {

    private static Tensor gaussian(int height, int width, int channels) {
        Shape shape = new Shape(height, width, channels);
        return new Tensor(shape, Vectors.gaussian(shape.size(), 7));
    }

    @ParameterizedTest
    @CsvSource({"1, 1, 1, 3", "9, 13, 3, 2", "20, 5, 1, 8", "6, 6, 2, 0"})
    void shouldTakeTheMeanOfABox(int height, int width, int channels, int radius) {
        Tensor planes = gaussian(height, width, channels);

        Tensor mean = Filters.box(planes, radius);

        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                for (int c = 0; c < channels; c++) {
                    assertThat(mean.get(y, x, c)).isCloseTo((float) boxMean(planes, y, x, c, radius), within(1e-5f));
                }
            }
        }
    }

    private static double boxMean(Tensor planes, int y, int x, int c, int radius) {
        double sum = 0;
        int count = 0;
        for (int i = Math.max(0, y - radius); i <= Math.min(planes.shape().height() - 1, y + radius); i++) {
            for (int j = Math.max(0, x - radius); j <= Math.min(planes.shape().width() - 1, x + radius); j++) {
                sum += planes.get(i, j, c);
                count++;
            }
        }
        return sum / count;
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "7, 12", "15, 3"})
    void shouldBlurByANormalDistribution(int height, int width) {
        Tensor plane = gaussian(height, width, 1);

        Tensor blurred = Filters.gaussian(plane, 1.5);

        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                assertThat(blurred.get(y, x, 0)).isCloseTo((float) blurred(plane, y, x, 1.5), within(1e-5f));
            }
        }
    }

    private static double blurred(Tensor plane, int y, int x, double sigma) {
        double sum = 0;
        double weights = 0;
        for (int i = -6; i <= 6; i++) {
            for (int j = -6; j <= 6; j++) {
                double weight = Math.exp(-(i * i + j * j) / (2 * sigma * sigma));
                int from = Math.min(plane.shape().height() - 1, Math.max(0, y + i));
                int at = Math.min(plane.shape().width() - 1, Math.max(0, x + j));
                sum += weight * plane.get(from, at, 0);
                weights += weight;
            }
        }
        return sum / weights;
    }

    @Test
    void shouldMeasureTheSlopeOfAPlane() {
        float[] slope = new float[6 * 8];
        for (int i = 0; i < slope.length; i++) {
            slope[i] = 3 * (i % 8) + 4 * (i / 8);
        }

        Tensor magnitude = Filters.gradientMagnitude(new Tensor(new Shape(6, 8, 1), slope));

        assertThat(magnitude.get(3, 4, 0)).isCloseTo(5, within(1e-5f));
    }

    @Test
    void shouldWeighColoursAsTheEyeDoes() {
        float[] white = new float[3 * 4];
        Arrays.fill(white, 1);

        assertThat(Filters.grey(new Tensor(new Shape(2, 2, 3), white)).data())
                .usingComparatorWithPrecision(1e-6f)
                .containsOnly(1f);
        assertThat(Filters.grey(new Tensor(new Shape(1, 1, 3), new float[] {0, 1, 0}))
                        .data())
                .containsExactly(0.587f);
    }
}
