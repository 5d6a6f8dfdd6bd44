package io.github.brushwork.core.image.colour;

import static io.github.brushwork.core.image.colour.Palettes.channel;
import static io.github.brushwork.core.image.colour.Palettes.moments;
import static io.github.brushwork.testing.Vectors.largestDifference;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.brushwork.core.image.Image;
import io.github.brushwork.testing.TestData;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class LuminanceTest {

    /** Colours are rounded to floats, by at most 6e-8; decoding, encoding and cube roots magnify that a few times. */
    private static final float ROUNDING = 2e-6f;

    @ParameterizedTest
    @CsvSource(textBlock = """
            REC_601, 0.299, 0.587, 0.114
            REC_709, 0.2126, 0.7152, 0.0722
            """)
    void shouldWeightPrimaries(Luminance luminance, float red, float green, float blue) {
        Image grey = luminance.grey(Image.of(3, 1, new float[] {1, 0, 0, 0, 1, 0, 0, 0, 1}));

        assertThat(largestDifference(grey.rgb(), new float[] {red, red, red, green, green, green, blue, blue, blue}))
                .isLessThan(ROUNDING);
    }

    /** L* of sRGB's primaries, as tables have them to two decimals, of black, of white and of the grey with the 8-bit value 119. */
    @ParameterizedTest
    @CsvSource(textBlock = """
            1, 0, 0, 53.24
            0, 1, 0, 87.73
            0, 0, 1, 32.30
            0, 0, 0, 0
            1, 1, 1, 100
            0.466667, 0.466667, 0.466667, 50.03
            """)
    void shouldFollowTheTablesOfLightness(float red, float green, float blue, double lightness) {
        assertThat(100 * new Lightness().luminance(red, green, blue)).isCloseTo(lightness, within(0.01));
    }

    @ParameterizedTest
    @EnumSource
    void shouldKeepLuminanceInGrey(Luminance luminance) {
        Image picture = Palettes.warm(20, 30, 1);

        Image grey = luminance.grey(picture);

        assertThat(channel(grey.rgb(), 0)).isEqualTo(channel(grey.rgb(), 1)).isEqualTo(channel(grey.rgb(), 2));
        assertThat(largestDifference(values(luminance, grey), values(luminance, picture)))
                .isLessThan(ROUNDING);
    }

    @ParameterizedTest
    @EnumSource
    void shouldKeepGreyPictures(Luminance luminance) {
        Image grey = Palettes.grey(20, 30, 1);

        assertThat(largestDifference(luminance.grey(grey).rgb(), grey.rgb())).isLessThan(ROUNDING);
    }

    @ParameterizedTest
    @EnumSource
    void shouldGiveAStyleTheMeanAndDeviationOfTheContent(Luminance luminance) {
        Image content = Palettes.warm(20, 30, 1);
        Image style = Palettes.cool(25, 15, 2);

        Image matched = luminance.greyLike(style, content);

        assertThat(matched.rgb()).as("nothing is clamped").doesNotContain(0f, 1f);
        assertThat(channel(matched.rgb(), 0)).isEqualTo(channel(matched.rgb(), 2));
        double[] expected = moments(values(luminance, content));
        double[] actual = moments(values(luminance, matched));
        assertThat(actual).containsExactly(expected, within((double) ROUNDING));
        // and by a map that is linear in luminance: as many deviations from the mean as before
        float[] before = values(luminance, style);
        double[] own = moments(before);
        for (int i = 0; i < before.length; i++) {
            double deviations = (before[i] - own[0]) / Math.sqrt(own[3]);
            assertThat(values(luminance, matched)[i])
                    .isCloseTo((float) (expected[0] + deviations * Math.sqrt(expected[3])), within(ROUNDING));
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldGiveAStyleOfOneLuminanceTheMeanOfTheContent(Luminance luminance) {
        Image content = Palettes.warm(20, 30, 1);

        Image matched = luminance.greyLike(Palettes.flat(2, 3, 0.1f, 0.1f, 0.1f), content);

        double mean = moments(values(luminance, content))[0];
        for (float value : values(luminance, matched)) {
            assertThat(value).isCloseTo((float) mean, within(ROUNDING));
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldNotMagnifyOneOddPixel(Luminance luminance) {
        // given one luminance but for one pixel of 10,000 that is a step of 8 bits lighter
        float[] rgb = Palettes.flat(100, 100, 0.5f, 0.5f, 0.5f).rgb();
        rgb[0] = rgb[1] = rgb[2] = 0.5f + 1 / 255f;

        Image matched = luminance.greyLike(Image.of(100, 100, rgb), Palettes.warm(20, 30, 1));

        // then matching the deviation of 4e-5 would have made it white
        assertThat(matched.rgb()[0]).isLessThan(0.9f);
    }

    @ParameterizedTest
    @EnumSource
    void shouldTakeTheLuminanceOfOnePictureAndTheChromaOfTheOther(Luminance luminance) {
        Image colours = Palettes.warm(20, 30, 1);
        Image light = Palettes.cool(20, 30, 2);

        Image result = luminance.withLuminanceOf(colours, light);

        assertThat(result.rgb()).as("nothing is clamped").doesNotContain(0f, 1f);
        assertThat(largestDifference(values(luminance, result), values(luminance, light)))
                .isLessThan(ROUNDING);
        assertThat(largestDifference(chroma(luminance, result), chroma(luminance, colours)))
                .isLessThan(4 * ROUNDING);
        assertThat(largestDifference(result.rgb(), colours.rgb())).isGreaterThan(0.05f);
    }

    @ParameterizedTest
    @EnumSource
    void shouldNotNeedTheLuminanceToBeGrey(Luminance luminance) {
        Image colours = Palettes.warm(20, 30, 1);
        Image light = Palettes.cool(20, 30, 2);

        Image fromGrey = luminance.withLuminanceOf(colours, luminance.grey(light));

        assertThat(largestDifference(
                        fromGrey.rgb(),
                        luminance.withLuminanceOf(colours, light).rgb()))
                .isLessThan(ROUNDING);
    }

    @ParameterizedTest
    @EnumSource
    void shouldKeepAPictureWithItsOwnLuminance(Luminance luminance) {
        Image picture = Image.read(TestData.picture("coffee.png")).resize(60, 40);

        assertThat(largestDifference(luminance.withLuminanceOf(picture, picture).rgb(), picture.rgb()))
                .isLessThan(ROUNDING);
    }

    private static Stream<Arguments> spacesWithTheLumaOfRec601() {
        return Stream.of(
                Arguments.of("YIQ", Matrix3.of(0.299, 0.587, 0.114, 0.5959, -0.2746, -0.3213, 0.2115, -0.5227, 0.3112)),
                Arguments.of(
                        "YUV", Matrix3.of(0.299, 0.587, 0.114, -0.14713, -0.28886, 0.436, 0.615, -0.51499, -0.10001)),
                Arguments.of(
                        "YCbCr",
                        Matrix3.of(0.299, 0.587, 0.114, -0.168736, -0.331264, 0.5, 0.5, -0.418688, -0.081312)));
    }

    /** Five published digits of the matrices leave rounding of up to 1e-4 in their chroma of grey. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("spacesWithTheLumaOfRec601")
    void shouldDoWhatSpacesWithTheLumaOfRec601Do(String name, Matrix3 toSpace) {
        Image colours = Palettes.warm(20, 30, 1);
        Image light = Palettes.cool(20, 30, 2);
        float[] split = mapped(toSpace, colours.rgb());
        float[] luma = mapped(toSpace, light.rgb());
        for (int i = 0; i < split.length; i += 3) {
            split[i] = luma[i];
        }

        Image result = Luminance.REC_601.withLuminanceOf(colours, light);

        assertThat(largestDifference(result.rgb(), mapped(toSpace.inverse(), split)))
                .isLessThan(1e-4f);
    }

    @ParameterizedTest
    @EnumSource
    void shouldClampWhatLiesOutOfGamut(Luminance luminance) {
        Image result =
                luminance.withLuminanceOf(Palettes.flat(1, 1, 0, 0, 1), Palettes.flat(1, 1, 0.95f, 0.95f, 0.95f));

        assertThat(result.rgb()[2]).isEqualTo(1);
        for (float value : result.rgb()) {
            assertThat(value).isBetween(0f, 1f);
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldKeepSizeAndAlpha(Luminance luminance) {
        Image picture = Palettes.translucent(7, 5, 1);
        float[] alpha = picture.alpha().orElseThrow();
        Image other = Palettes.cool(7, 5, 2);

        assertThat(luminance.grey(picture).alpha())
                .hasValueSatisfying(kept -> assertThat(kept).isEqualTo(alpha));
        assertThat(luminance.greyLike(picture, other).alpha())
                .hasValueSatisfying(kept -> assertThat(kept).isEqualTo(alpha));
        assertThat(luminance.withLuminanceOf(picture, other).alpha())
                .hasValueSatisfying(kept -> assertThat(kept).isEqualTo(alpha));
        assertThat(luminance.withLuminanceOf(other, picture).hasAlpha()).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void shouldWorkOnASinglePixel(Luminance luminance) {
        Image dark = Palettes.flat(1, 1, 0, 0, 0);
        Image bright = Palettes.flat(1, 1, 1, 1, 1);

        for (Image result : new Image[] {
            luminance.grey(bright), luminance.greyLike(dark, bright), luminance.withLuminanceOf(dark, bright)
        }) {
            assertThat(largestDifference(result.rgb(), bright.rgb())).isLessThan(ROUNDING);
        }
    }

    @Test
    void shouldNameSizesThatDiffer() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> Luminance.LAB.withLuminanceOf(Palettes.flat(3, 2, 0, 0, 0), Palettes.flat(4, 5, 0, 0, 0)))
                .withMessage("the colours are of 3 x 2 pixels, but the luminance of 4 x 5: resize one of the pictures"
                        + " to the other's size");
    }

    /** Luminance by formulas of this test's own, three times each, to be measured like colours. */
    private static float[] values(Luminance luminance, Image image) {
        float[] rgb = image.rgb();
        float[] values = new float[rgb.length];
        for (int i = 0; i < values.length; i++) {
            int at = i / 3 * 3;
            double[] split = split(luminance, rgb[at], rgb[at + 1], rgb[at + 2]);
            values[i] = (float) split[0];
        }
        return values;
    }

    /** R - Y and B - Y, or a* and b* divided by 100; and a third value of zero. */
    private static float[] chroma(Luminance luminance, Image image) {
        float[] rgb = image.rgb();
        float[] chroma = new float[rgb.length];
        for (int i = 0; i < chroma.length; i += 3) {
            double[] split = split(luminance, rgb[i], rgb[i + 1], rgb[i + 2]);
            chroma[i] = (float) split[1];
            chroma[i + 1] = (float) split[2];
        }
        return chroma;
    }

    private static double[] split(Luminance luminance, double r, double g, double b) {
        return switch (luminance) {
            case REC_601 -> split(0.299 * r + 0.587 * g + 0.114 * b, r, b);
            case REC_709 -> split(0.2126 * r + 0.7152 * g + 0.0722 * b, r, b);
            case LAB -> lab(linear(r), linear(g), linear(b));
        };
    }

    private static double[] split(double luma, double r, double b) {
        return new double[] {luma, r - luma, b - luma};
    }

    private static double linear(double encoded) {
        return encoded > 0.04045 ? Math.pow((encoded + 0.055) / 1.055, 2.4) : encoded / 12.92;
    }

    private static double[] lab(double r, double g, double b) {
        double x = f((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505);
        double y = f(0.2126 * r + 0.7152 * g + 0.0722 * b);
        double z = f((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.089);
        return new double[] {1.16 * y - 0.16, 5 * (x - y), 2 * (y - z)};
    }

    private static double f(double t) {
        return t > 216 / 24389.0 ? Math.cbrt(t) : (24389 / 27.0 * t + 16) / 116;
    }

    private static float[] mapped(Matrix3 matrix, float[] colours) {
        double[] origin = new double[3];
        return new AffineMap(matrix, origin, origin).apply(colours);
    }
}
