package io.github.brushwork.transfer.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.brushwork.core.image.Image;
import io.github.brushwork.losses.Weighted;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColourDistanceTest {

    /** Colours and their sums are floats. */
    private static final double ROUNDING = 1e-6;

    private static final double ONE_CHANNEL = (1 + 4 / Math.sqrt(2) + 4 / Math.sqrt(3)) / 13;

    private static final Image BLACK = TestPictures.flat(2, 2, 0, 0, 0);
    private static final Image WHITE = TestPictures.flat(3, 1, 1, 1, 1);
    private static final Image PICTURE = TestPictures.waves(20, 15, 1);

    @Test
    void shouldBeZeroForAPictureWithItself() {
        assertThat(ColourDistance.between(PICTURE, PICTURE)).isZero();
    }

    @Test
    void shouldNotSeeWherePixelsAre() {
        float[] rgb = PICTURE.rgb();
        Image turned = TestPictures.of(20, 15, (x, y, c) -> rgb[3 * ((14 - y) * 20 + 19 - x) + c]);
        Image twice = TestPictures.of(40, 15, (x, y, c) -> rgb[3 * (y * 20 + x / 2) + c]);

        assertThat(ColourDistance.between(turned, PICTURE)).isZero();
        assertThat(ColourDistance.between(twice, PICTURE)).isCloseTo(0, within(ROUNDING));
    }

    /** Along the edges white is 1 away, 3 face diagonals see sqrt(2), and 3 nothing; of the others one sqrt(3), 3 its third. */
    @Test
    void shouldBeGreatestBetweenBlackAndWhite() {
        double expected = (3 + 3 * Math.sqrt(2) + Math.sqrt(3) + 3 / Math.sqrt(3)) / 13;

        assertThat(ColourDistance.between(BLACK, WHITE)).isCloseTo(expected, within(ROUNDING));
        assertThat(expected).isCloseTo(0.824, within(5e-4));
    }

    @ParameterizedTest
    @CsvSource({"0, 0.1", "1, 0.25", "2, -0.2"})
    void shouldGrowByTheSameForAShiftOfAnyChannel(int channel, double shift) {
        Image middle = TestPictures.mixed(PICTURE, TestPictures.flat(20, 15, 0.5, 0.5, 0.5), 0.5);
        float[] rgb = middle.rgb();
        Image shifted = TestPictures.of(20, 15, (x, y, c) -> rgb[3 * (20 * y + x) + c] + (c == channel ? shift : 0));

        assertThat(ColourDistance.between(shifted, middle)).isCloseTo(ONE_CHANNEL * Math.abs(shift), within(ROUNDING));
    }

    /**
     * Red where there was green. Of the edges two see 1. Of the face diagonals red - green sees sqrt(2), the four with blue see
     * 1 / sqrt(2), red + green nothing. Of the space diagonals the two in which both have one sign see nothing, the others 2 /
     * sqrt(3).
     */
    @Test
    void shouldMeasureExchangedChannels() {
        Image red = TestPictures.flat(2, 2, 1, 0, 0);
        Image green = TestPictures.flat(2, 2, 0, 1, 0);
        double expected = (2 + Math.sqrt(2) + 4 / Math.sqrt(2) + 2 * 2 / Math.sqrt(3)) / 13;

        assertThat(ColourDistance.between(red, green)).isCloseTo(expected, within(ROUNDING));
    }

    /** Half of the pixels of black and white must go all the way; a quarter of four must go a third. */
    @Test
    void shouldMeasureSharesOfColours() {
        Image half = TestPictures.of(2, 1, (x, y, c) -> x);
        Image quarter = TestPictures.of(4, 1, (x, y, c) -> x == 3 ? 1 : 0);
        double whole = ColourDistance.between(BLACK, WHITE);

        assertThat(ColourDistance.between(half, BLACK)).isCloseTo(whole / 2, within(ROUNDING));
        assertThat(ColourDistance.between(half, quarter)).isCloseTo(whole / 4, within(ROUNDING));
    }

    /** Red and green in every pixel alike, or in turn: each channel by itself has the same values. */
    @Test
    void shouldSeeHowChannelsGoTogether() {
        Image yellowAndBlack = TestPictures.of(2, 1, (x, y, c) -> c < 2 && x == 0 ? 1 : 0);
        Image redAndGreen = TestPictures.of(2, 1, (x, y, c) -> c < 2 && x == c ? 1 : 0);
        // red + green: {0, 2} against {1, 1}, red - green: {0, 0} against {-1, 1}, all over sqrt(2); as much of the
        // space
        double expected = (2 / Math.sqrt(2) + 4 / Math.sqrt(3)) / 13;

        assertThat(ColourDistance.between(yellowAndBlack, redAndGreen)).isCloseTo(expected, within(ROUNDING));
    }

    @Test
    void shouldBeADistance() {
        Image b = TestPictures.waves(9, 30, 2);
        Image c = TestPictures.mixed(PICTURE, TestPictures.flat(20, 15, 1, 0, 0), 0.5);

        double ab = ColourDistance.between(PICTURE, b);
        double bc = ColourDistance.between(b, c);
        double ac = ColourDistance.between(PICTURE, c);

        assertThat(ColourDistance.between(b, PICTURE)).isCloseTo(ab, within(ROUNDING));
        assertThat(ab).isPositive();
        assertThat(ac).isLessThanOrEqualTo(ab + bc);
        assertThat(bc).isLessThanOrEqualTo(ab + ac);
    }

    @Test
    void shouldTakeSeveralPicturesForOneOfTheirShares() {
        Image quarter = TestPictures.of(4, 1, (x, y, c) -> x == 3 ? 1 : 0);
        List<Weighted<Image>> both = List.of(new Weighted<>(BLACK, 3), new Weighted<>(WHITE, 1));
        List<Weighted<Image>> other = List.of(new Weighted<>(BLACK, 1), new Weighted<>(WHITE, 3));

        assertThat(ColourDistance.between(quarter, both)).isCloseTo(0, within(ROUNDING));
        assertThat(ColourDistance.between(quarter, other))
                .isCloseTo(ColourDistance.between(BLACK, WHITE) / 2, within(ROUNDING));
    }

    @Test
    void shouldRefuseStylesWithoutWeight() {
        assertThatThrownBy(() -> ColourDistance.between(PICTURE, List.of(new Weighted<>(BLACK, 0))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("add up to 0.0");
        assertThatThrownBy(() -> ColourDistance.between(PICTURE, List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("0 styles");
    }

    /** Between lists of one length optimal transport joins the numbers in their order. */
    @Test
    void shouldTransportNumbersInTheirOrder() {
        float[] a = {0.3f, 0.9f, 0.1f, 0.5f};
        float[] b = {0.2f, 0.8f, 0.8f, 0.0f};

        double distance = WassersteinDistance.distance(a, List.of(b), new double[] {1});

        // 0.1 to 0, 0.3 to 0.2, 0.5 to 0.8, 0.9 to 0.8
        assertThat(distance).isCloseTo((0.1 + 0.1 + 0.3 + 0.1) / 4, within(ROUNDING));
        assertThat(Arrays.equals(a, new float[] {0.3f, 0.9f, 0.1f, 0.5f})).isTrue();
    }
}
