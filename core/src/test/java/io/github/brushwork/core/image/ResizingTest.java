package io.github.brushwork.core.image;

import static io.github.brushwork.testing.Vectors.largestDifference;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResizingTest {

    /** Sums of up to 24 x 24 products of floats below 2: far fewer than 1000 roundings of 6e-8. */
    private static final float TOLERANCE = 1e-5f;

    private static final String SIZES = """
            1, 1, 1, 1
            1, 1, 5, 3
            5, 3, 1, 1
            2, 2, 3, 3
            7, 5, 4, 3
            4, 3, 7, 5
            13, 1, 5, 1
            1, 13, 1, 5
            23, 9, 6, 31
            9, 23, 31, 6
            16, 16, 4, 4
            """;

    @ParameterizedTest
    @CsvSource(textBlock = SIZES)
    void shouldWeightPixelsByLanczos(int width, int height, int newWidth, int newHeight) {
        Image image = Image.of(width, height, Pictures.noise(3 * width * height, 1));

        Image resized = image.resize(newWidth, newHeight);

        assertThat(resized.width()).isEqualTo(newWidth);
        assertThat(resized.height()).isEqualTo(newHeight);
        assertThat(resized.hasAlpha()).isFalse();
        for (int c = 0; c < 3; c++) {
            float[] expected = plainLanczos(band(image.rgb(), 3, c), width, height, newWidth, newHeight);
            Image.clamp(expected);
            assertThat(largestDifference(band(resized.rgb(), 3, c), expected)).isLessThan(TOLERANCE);
        }
    }

    @ParameterizedTest
    @CsvSource(textBlock = SIZES)
    void shouldWeightColoursByAlpha(int width, int height, int newWidth, int newHeight) {
        // given noise whose alpha stays away from 0, where colours are not defined
        float[] alpha = Pictures.noise(width * height, 2);
        for (int i = 0; i < alpha.length; i++) {
            alpha[i] = 0.6f + 0.4f * alpha[i];
        }
        Image image = Image.of(width, height, Pictures.noise(3 * width * height, 3), alpha);

        // when
        Image resized = image.resize(newWidth, newHeight);

        // then
        float[] expectedAlpha = plainLanczos(alpha, width, height, newWidth, newHeight);
        for (int c = 0; c < 3; c++) {
            float[] weighted = band(image.rgb(), 3, c);
            for (int i = 0; i < weighted.length; i++) {
                weighted[i] *= alpha[i];
            }
            float[] expected = plainLanczos(weighted, width, height, newWidth, newHeight);
            for (int i = 0; i < expected.length; i++) {
                expected[i] /= expectedAlpha[i];
            }
            if (newWidth == width && newHeight == height) {
                expected = band(image.rgb(), 3, c);
            }
            Image.clamp(expected);
            assertThat(largestDifference(band(resized.rgb(), 3, c), expected)).isLessThan(4 * TOLERANCE);
        }
        Image.clamp(expectedAlpha);
        assertThat(largestDifference(resized.alpha().orElseThrow(), expectedAlpha))
                .isLessThan(TOLERANCE);
    }

    /** Pillow 9.4.0: {@code Image.fromarray(a).resize((4, 3), Image.LANCZOS)} of float32, a[y][x] = (7 y + 3 x) % 11 / 11. */
    @Test
    void shouldAgreeWithPillow() {
        float[] values = new float[35];
        for (int i = 0; i < values.length; i++) {
            values[i] = (7 * (i / 7) + 3 * (i % 7)) % 11 / 11f;
        }
        float[] expected = {
            0.3766881f,
            0.5372415f,
            0.4257093f,
            0.3280604f,
            0.5671129f,
            0.5152777f,
            0.3018710f,
            0.5578840f,
            0.6007910f,
            0.3588745f,
            0.4727483f,
            0.4863407f
        };

        Image resized = grey(7, 5, values).resize(4, 3);

        assertThat(largestDifference(band(resized.rgb(), 3, 0), expected)).isLessThan(TOLERANCE);
    }

    @ParameterizedTest
    @CsvSource(textBlock = SIZES)
    void shouldKeepOneColourAsItIs(int width, int height, int newWidth, int newHeight) {
        float[] values = new float[width * height];
        Arrays.fill(values, 0.3f);

        float[] resized =
                grey(width, height, values).resize(newWidth, newHeight).rgb();

        // The weights sum to one up to their rounding.
        for (float value : resized) {
            assertThat(value).isBetween(0.3f - 1e-6f, 0.3f + 1e-6f);
        }
    }

    @ParameterizedTest
    @CsvSource(textBlock = SIZES)
    void shouldTakeTheNearestPixel(int width, int height, int newWidth, int newHeight) {
        Image image = Image.of(width, height, Pictures.noise(3 * width * height, 4), Pictures.noise(width * height, 5));

        Image resized = image.resize(newWidth, newHeight, Resampling.NEAREST);

        for (int y = 0; y < newHeight; y++) {
            for (int x = 0; x < newWidth; x++) {
                int column = (int) Math.floor((x + 0.5) * width / newWidth);
                int row = (int) Math.floor((y + 0.5) * height / newHeight);
                int source = row * width + column;
                int target = y * newWidth + x;
                assertThat(resized.rgb()[3 * target + 1]).isEqualTo(image.rgb()[3 * source + 1]);
                assertThat(resized.alpha().orElseThrow()[target])
                        .isEqualTo(image.alpha().orElseThrow()[source]);
            }
        }
    }

    @Test
    void shouldNotLetInvisibleColoursShine() {
        // given visible blue beside invisible red
        float[] rgb = {1, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 1};
        Image image = Image.of(4, 1, rgb, new float[] {0, 0, 1, 1});

        // when
        Image resized = image.resize(3, 1);

        // then no red shows, and what is half visible is blue
        assertThat(resized.alpha().orElseThrow()[1]).isStrictlyBetween(0.3f, 0.7f);
        assertThat(band(resized.rgb(), 3, 0)).containsOnly(0f);
        assertThat(resized.rgb()[3 + 2]).isOne();
    }

    @Test
    void shouldAverageFineDetailAway() {
        // given columns of black and white
        float[] stripes = new float[64];
        for (int i = 0; i < stripes.length; i++) {
            stripes[i] = i % 2;
        }

        // when the picture shrinks to a quarter
        float[] resized = band(grey(64, 1, stripes).resize(16, 1).rgb(), 3, 0);

        // then it is grey, but for the cut kernels at the border
        for (int i = 2; i < 14; i++) {
            assertThat(resized[i]).isBetween(0.49f, 0.51f);
        }
    }

    @Test
    void shouldReturnItselfForItsOwnSize() {
        Image image = Pictures.translucent(5, 4);

        assertThat(image.resize(5, 4)).isSameAs(image);
        assertThat(image.resize(5, 4, Resampling.NEAREST)).isSameAs(image);
    }

    @ParameterizedTest
    @CsvSource({
        // the longer side is reached, the shorter follows to the nearest pixel and never vanishes
        "640, 480, 320, 320, 240",
        "480, 640, 320, 240, 320",
        "635, 397, 512, 512, 320",
        "30, 20, 60, 60, 40",
        "50, 1, 10, 10, 1",
        "7, 7, 1, 1, 1",
    })
    void shouldReachTheLongerSide(int width, int height, int longer, int expectedWidth, int expectedHeight) {
        Image resized = Pictures.gradient(width, height).withLongerSide(longer);

        assertThat(resized).hasToString(expectedWidth + " x " + expectedHeight);
    }

    @ParameterizedTest
    @CsvSource({"640, 480, 320, 320, 240", "30, 20, 60, 30, 20", "30, 20, 30, 30, 20"})
    void shouldFitWithoutEnlarging(int width, int height, int longest, int expectedWidth, int expectedHeight) {
        Image resized = Pictures.gradient(width, height).fitWithin(longest);

        assertThat(resized).hasToString(expectedWidth + " x " + expectedHeight);
    }

    @ParameterizedTest
    @CsvSource({"0, 5", "5, 0", "-1, 5", "100000, 100000"})
    void shouldRefuseImpossibleSizes(int width, int height) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Pictures.gradient(2, 2).resize(width, height));
    }

    @Test
    void shouldRefuseImpossibleSides() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Pictures.gradient(2, 2).withLongerSide(0))
                .withMessageContaining("0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Pictures.gradient(2, 2).fitWithin(-3))
                .withMessageContaining("-3");
    }

    private static Image grey(int width, int height, float[] values) {
        float[] rgb = new float[3 * values.length];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = values[i / 3];
        }
        return Image.of(width, height, rgb);
    }

    private static float[] band(float[] values, int channels, int band) {
        float[] out = new float[values.length / channels];
        for (int i = 0; i < out.length; i++) {
            out[i] = values[channels * i + band];
        }
        return out;
    }

    /** Every old pixel looked at for every new one, in double precision. */
    private static float[] plainLanczos(float[] values, int width, int height, int newWidth, int newHeight) {
        float[] out = new float[newWidth * newHeight];
        for (int i = 0; i < out.length; i++) {
            double sum = 0;
            double weights = 0;
            for (int j = 0; j < values.length; j++) {
                double weight = kernel(j % width, width, i % newWidth, newWidth)
                        * kernel(j / width, height, i / newWidth, newHeight);
                sum += weight * values[j];
                weights += weight;
            }
            out[i] = (float) (sum / weights);
        }
        return out;
    }

    private static double kernel(int pixel, int length, int newPixel, int newLength) {
        if (length == newLength) {
            return pixel == newPixel ? 1 : 0;
        }
        double scale = (double) length / newLength;
        double x = Math.PI * (pixel + 0.5 - (newPixel + 0.5) * scale) / Math.max(1, scale);
        if (x == 0) {
            return 1;
        }
        return Math.abs(x) >= 3 * Math.PI ? 0 : 3 * Math.sin(x) * Math.sin(x / 3) / (x * x);
    }
}
