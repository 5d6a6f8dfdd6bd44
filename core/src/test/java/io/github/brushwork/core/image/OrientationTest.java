package io.github.brushwork.core.image;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OrientationTest {

    /**
     * The picture "1 2 3 / 4 5 6" as it must be shown, by the definition of the tag (EXIF 2.32, 4.6.4): where the 0th
     * stored row and the 0th stored column are in the upright picture.
     */
    @ParameterizedTest
    @CsvSource({
        "1, '1 2 3 / 4 5 6'", // row 0 at the top, column 0 on the left
        "2, '3 2 1 / 6 5 4'", // top, right
        "3, '6 5 4 / 3 2 1'", // bottom, right
        "4, '4 5 6 / 1 2 3'", // bottom, left
        "5, '1 4 / 2 5 / 3 6'", // left, top
        "6, '4 1 / 5 2 / 6 3'", // right, top
        "7, '6 3 / 5 2 / 4 1'", // right, bottom
        "8, '3 6 / 2 5 / 1 4'", // left, bottom
    })
    void shouldTurnUpright(int exif, String expected) {
        // given
        float[] rgb = new float[18];
        float[] alpha = new float[6];
        for (int i = 0; i < 6; i++) {
            rgb[3 * i] = (i + 1) / 10f;
            alpha[i] = (i + 1) / 20f;
        }
        Image stored = Image.of(3, 2, rgb, alpha);

        // when
        Image upright = Orientation.ofExif(exif).apply(stored);

        // then
        assertThat(digits(upright, upright.rgb(), 3, 10)).isEqualTo(expected);
        assertThat(digits(upright, upright.alpha().orElseThrow(), 1, 20)).isEqualTo(expected);
    }

    @Test
    void shouldKeepOpaquePicturesOpaque() {
        assertThat(Orientation.TRANSPOSED.apply(Pictures.gradient(3, 2)).hasAlpha())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 9, 65535})
    void shouldTakeUndefinedValuesAsUpright(int exif) {
        assertThat(Orientation.ofExif(exif)).isEqualTo(Orientation.UPRIGHT);
    }

    private static String digits(Image image, float[] values, int channels, int scale) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < image.width() * image.height(); i++) {
            if (i > 0) {
                text.append(i % image.width() == 0 ? " / " : " ");
            }
            text.append(Math.round(values[channels * i] * scale));
        }
        return text.toString();
    }
}
