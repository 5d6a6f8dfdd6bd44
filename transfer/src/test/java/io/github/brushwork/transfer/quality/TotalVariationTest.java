package io.github.brushwork.transfer.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.brushwork.core.image.Image;
import io.github.brushwork.losses.Weighted;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotalVariationTest {

    /** Pixels are floats. */
    private static final double ROUNDING = 1e-6;

    @Test
    void shouldBeZeroForOneColourAndForOnePixel() {
        assertThat(TotalVariation.of(TestPictures.flat(5, 4, 0.2, 0.4, 0.9))).isEqualTo(new TotalVariation(0, 0));
        assertThat(TotalVariation.of(TestPictures.flat(1, 1, 0.2, 0.4, 0.9))).isEqualTo(new TotalVariation(0, 0));
    }

    @ParameterizedTest
    @CsvSource({"2, 2", "5, 4", "1, 7", "6, 1"})
    void shouldBeOneForAChequerboard(int width, int height) {
        assertThat(TotalVariation.of(TestPictures.grey(width, height, (x, y) -> (x + y) % 2, 1)))
                .isEqualTo(new TotalVariation(1, 1));
    }

    /** 5 columns from 0 to 1: of the 31 pairs of 5 x 4 pixels the 16 that lie beside each other differ, by a quarter. */
    @Test
    void shouldMeasureARamp() {
        TotalVariation variation = TotalVariation.of(TestPictures.grey(5, 4, (x, y) -> x, 4));

        assertThat(variation.meanAbsolute()).isCloseTo(16 * 0.25 / 31, within(ROUNDING));
        assertThat(variation.meanSquared()).isCloseTo(16 * 0.0625 / 31, within(ROUNDING));
    }

    @Test
    void shouldTellAnEdgeFromARampBySquaresOnly() {
        TotalVariation ramp = TotalVariation.of(TestPictures.grey(5, 4, (x, y) -> x, 4));
        TotalVariation edge = TotalVariation.of(TestPictures.grey(5, 4, (x, y) -> x < 2 ? 0 : 1, 1));

        assertThat(edge.meanAbsolute()).isCloseTo(ramp.meanAbsolute(), within(ROUNDING));
        assertThat(edge.meanSquared()).isCloseTo(4 * ramp.meanSquared(), within(ROUNDING));
    }

    @Test
    void shouldAverageChannels() {
        Image stripes = TestPictures.of(4, 1, (x, y, c) -> c == 1 ? x % 2 : 0);

        assertThat(TotalVariation.of(stripes).meanAbsolute()).isCloseTo(1 / 3.0, within(ROUNDING));
    }

    @Test
    void shouldFallWithBlur() {
        Image picture = TestPictures.waves(20, 15, 1);

        TotalVariation sharp = TotalVariation.of(picture);
        TotalVariation soft = TotalVariation.of(TestPictures.blurred(picture, 1));

        assertThat(soft.meanAbsolute()).isLessThan(0.9 * sharp.meanAbsolute());
        assertThat(soft.meanSquared()).isLessThan(0.9 * sharp.meanSquared());
    }

    @Test
    void shouldWeightSeveralPictures() {
        Image board = TestPictures.grey(4, 4, (x, y) -> (x + y) % 2, 1);
        Image flat = TestPictures.flat(9, 2, 0.1, 0.2, 0.3);

        TotalVariation variation = TotalVariation.of(List.of(new Weighted<>(board, 1), new Weighted<>(flat, 3)));

        assertThat(variation).isEqualTo(new TotalVariation(0.25, 0.25));
    }
}
