package io.github.brushwork.transfer.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.brushwork.core.image.Image;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class StructuralSimilarityTest {

    /** Pixels are floats, luma is rounded to floats, and variances are differences of such. */
    private static final double ROUNDING = 1e-5;

    private static final double C1 = 0.0001;
    private static final double C2 = 0.0009;

    private static final Image PICTURE = TestPictures.waves(31, 24, 1);

    @Test
    void shouldBeOneForAPictureWithItself() {
        assertThat(StructuralSimilarity.between(PICTURE, PICTURE)).isEqualTo(1);
    }

    @Test
    void shouldNotDependOnTheOrder() {
        Image other = TestPictures.waves(31, 24, 2);

        assertThat(StructuralSimilarity.between(other, PICTURE))
                .isEqualTo(StructuralSimilarity.between(PICTURE, other))
                .isLessThan(0.9);
    }

    @Test
    void shouldFallWithEveryBlur() {
        double[] indices = IntStream.range(0, 6)
                .mapToDouble(times -> StructuralSimilarity.between(PICTURE, TestPictures.blurred(PICTURE, times)))
                .toArray();

        for (int i = 1; i < indices.length; i++) {
            assertThat(indices[i]).isLessThan(indices[i - 1] - 0.01);
        }
    }

    /** Without any structure only the term of the means is left: (2 a b + c) / (a^2 + b^2 + c). */
    @Test
    void shouldCompareTheMeansOfFlatPictures() {
        double index = StructuralSimilarity.between(
                TestPictures.flat(12, 11, 0.25, 0.25, 0.25), TestPictures.flat(12, 11, 0.75, 0.75, 0.75));

        assertThat(index).isCloseTo(0.3751 / 0.6251, within(ROUNDING));
    }

    /** One white pixel in the middle of the only window, of weight 0.0708: its mean is that, its variance w (1 - w). */
    @Test
    void shouldWeightTheMiddleOfTheWindowMost() {
        Image dot = TestPictures.grey(11, 11, (x, y) -> x == 5 && y == 5 ? 1 : 0, 1);
        Image black = TestPictures.flat(11, 11, 0, 0, 0);
        double line = IntStream.rangeClosed(-5, 5)
                .mapToDouble(k -> Math.exp(-k * k / 4.5))
                .sum();
        double weight = 1 / (line * line);
        double expected = C1 / (weight * weight + C1) * (C2 / (weight * (1 - weight) + C2));

        assertThat(weight).isCloseTo(0.0708, within(5e-5));
        assertThat(StructuralSimilarity.between(dot, black)).isCloseTo(expected, within(1e-3 * expected));
    }

    @Test
    void shouldBeNegativeForANegativeOfMiddleGrey() {
        Image negative = TestPictures.of(31, 24, (x, y, c) -> 1 - PICTURE.rgb()[3 * (y * 31 + x) + c]);

        assertThat(StructuralSimilarity.between(PICTURE, negative)).isLessThan(-0.5);
    }

    @Test
    void shouldSeeLumaAlone() {
        // 0.299 of red is as light as 0.587 of green at these values
        Image red = TestPictures.flat(11, 11, 0.587, 0, 0);
        Image green = TestPictures.flat(11, 11, 0, 0.299, 0);

        assertThat(StructuralSimilarity.between(red, green)).isCloseTo(1, within(ROUNDING));
    }

    static Stream<Arguments> pairs() {
        Image bright = TestPictures.mixed(PICTURE, TestPictures.flat(31, 24, 1, 1, 1), 0.4);
        Image noisy = TestPictures.mixed(PICTURE, TestPictures.waves(31, 24, 7), 0.3);
        Image narrow = TestPictures.waves(11, 24, 3);
        return Stream.of(
                Arguments.of(PICTURE, bright),
                Arguments.of(PICTURE, noisy),
                Arguments.of(PICTURE, TestPictures.blurred(PICTURE, 2)),
                Arguments.of(narrow, TestPictures.waves(11, 24, 4)));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void shouldBeTheMeanOfTheFormulaOverAllWindows(Image a, Image b) {
        assertThat(StructuralSimilarity.between(a, b)).isCloseTo(byFormula(a, b), within(ROUNDING));
    }

    /** The paper's equations window by window, with the weights of a square window and moments about the means. */
    private static double byFormula(Image a, Image b) {
        double[][] lumaA = luma(a);
        double[][] lumaB = luma(b);
        double sum = 0;
        for (int top = 0; top <= a.height() - 11; top++) {
            for (int left = 0; left <= a.width() - 11; left++) {
                sum += byFormula(lumaA, lumaB, top, left);
            }
        }
        return sum / ((a.height() - 10) * (a.width() - 10));
    }

    private static double byFormula(double[][] a, double[][] b, int top, int left) {
        double m = mean((y, x) -> a[top + y][left + x]);
        double n = mean((y, x) -> b[top + y][left + x]);
        double v = mean((y, x) -> Math.pow(a[top + y][left + x] - m, 2));
        double w = mean((y, x) -> Math.pow(b[top + y][left + x] - n, 2));
        double s = mean((y, x) -> (a[top + y][left + x] - m) * (b[top + y][left + x] - n));
        return (2 * m * n + C1) * (2 * s + C2) / ((m * m + n * n + C1) * (v + w + C2));
    }

    private interface Window {
        double at(int y, int x);
    }

    private static double mean(Window window) {
        double weights = 0;
        double sum = 0;
        for (int y = 0; y < 11; y++) {
            for (int x = 0; x < 11; x++) {
                double weight = Math.exp(-((x - 5) * (x - 5) + (y - 5) * (y - 5)) / (2 * 1.5 * 1.5));
                sum += weight * window.at(y, x);
                weights += weight;
            }
        }
        return sum / weights;
    }

    private static double[][] luma(Image picture) {
        float[] rgb = picture.rgb();
        double[][] luma = new double[picture.height()][picture.width()];
        for (int i = 0; i < rgb.length; i += 3) {
            luma[i / 3 / picture.width()][i / 3 % picture.width()] =
                    0.299 * rgb[i] + 0.587 * rgb[i + 1] + 0.114 * rgb[i + 2];
        }
        return luma;
    }

    /**
     * {@code structural_similarity} of scikit-image 0.26.0 with {@code gaussian_weights=True, sigma=1.5,
     * use_sample_covariance=False, data_range=1}: the paper's settings, over the same windows.
     */
    @ParameterizedTest
    @CsvSource({"0, 1, 0, -0.017370013365319986", "0.8, 0.2, 0, 0.9501299231131193", "0.5, 0, 0.25, 0.8012710700870516"
    })
    void shouldAgreeWithAnotherImplementation(double ofFirst, double ofSecond, double added, double expected) {
        Image first = TestPictures.of(31, 24, (x, y, c) -> (7 * x + 3 * y) % 17 / 16.0);
        Image second = TestPictures.of(
                31,
                24,
                (x, y, c) ->
                        ofFirst * ((7 * x + 3 * y) % 17 / 16.0) + ofSecond * ((5 * x + 11 * y) % 13 / 12.0) + added);

        assertThat(StructuralSimilarity.between(first, second)).isCloseTo(expected, within(ROUNDING));
    }

    @ParameterizedTest
    @CsvSource({"10, 11", "11, 10", "1, 1"})
    void shouldRefusePicturesSmallerThanTheWindow(int width, int height) {
        Image small = TestPictures.waves(width, height, 1);

        assertThatThrownBy(() -> StructuralSimilarity.between(small, small))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(width + " x " + height)
                .hasMessageContaining("11");
    }

    @Test
    void shouldRefusePicturesOfDifferentSizes() {
        assertThatThrownBy(() -> StructuralSimilarity.between(PICTURE, PICTURE.resize(24, 31)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("31 x 24")
                .hasMessageContaining("24 x 31")
                .hasMessageContaining("resize");
    }
}
