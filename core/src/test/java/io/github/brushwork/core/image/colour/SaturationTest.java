package io.github.brushwork.core.image.colour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.brushwork.core.image.Image;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SaturationTest {

    private static final Image PICTURE = Image.of(
            3, 1, new float[] {0.7f, 0.4f, 0.3f, 0.2f, 0.3f, 0.8f, 0.5f, 0.5f, 0.5f}, new float[] {1, 0.5f, 0});

    /** Oklab of Ottosson's page, written from its listing. */
    private static double[] oklab(float red, float green, float blue) {
        double r = linear(red);
        double g = linear(green);
        double b = linear(blue);
        double l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
        double m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
        double s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
        return new double[] {
            0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
            1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
            0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s
        };
    }

    private static double linear(double encoded) {
        return encoded <= 0.04045 ? encoded / 12.92 : Math.pow((encoded + 0.055) / 1.055, 2.4);
    }

    /** Rounding to floats moves Oklab's numbers by less than a millionth here. */
    @ParameterizedTest
    @ValueSource(doubles = {0, 0.5, 1, 1.2})
    void shouldMultiplyTheChromaOfOklabAndKeepItsLightness(double factor) {
        float[] before = PICTURE.rgb();

        float[] after = Saturation.scaled(PICTURE, factor).rgb();

        for (int i = 0; i < before.length; i += 3) {
            double[] from = oklab(before[i], before[i + 1], before[i + 2]);
            double[] to = oklab(after[i], after[i + 1], after[i + 2]);
            assertThat(to[0]).isCloseTo(from[0], within(1e-6));
            assertThat(to[1]).isCloseTo(factor * from[1], within(1e-6));
            assertThat(to[2]).isCloseTo(factor * from[2], within(1e-6));
        }
    }

    @Test
    void shouldMakeGreyOfNoChroma() {
        float[] rgb = Saturation.scaled(PICTURE, 0).rgb();

        for (int i = 0; i < rgb.length; i += 3) {
            assertThat(rgb[i + 1]).isCloseTo(rgb[i], within(1e-6f));
            assertThat(rgb[i + 2]).isCloseTo(rgb[i], within(1e-6f));
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.5, 2})
    void shouldLeaveGreysAsTheyAre(double factor) {
        Image greys = Image.of(3, 1, new float[] {0, 0, 0, 0.3f, 0.3f, 0.3f, 1, 1, 1});

        assertThat(Saturation.scaled(greys, factor).rgb()).containsExactly(greys.rgb(), within(1e-6f));
    }

    @Test
    void shouldReturnThePictureItselfIfNothingChanges() {
        assertThat(Saturation.scaled(PICTURE, 1)).isSameAs(PICTURE);
    }

    @Test
    void shouldKeepAlpha() {
        assertThat(Saturation.scaled(PICTURE, 0.5).alpha())
                .contains(PICTURE.alpha().orElseThrow());
    }

    @Test
    void shouldClampColoursThatThereAreNot() {
        Image strong = Image.of(1, 1, new float[] {1, 0.1f, 0.2f});

        assertThat(Saturation.scaled(strong, 2).rgb()).containsExactly(1, 0, 0);
    }
}
