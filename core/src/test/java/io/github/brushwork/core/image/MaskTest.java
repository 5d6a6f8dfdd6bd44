package io.github.brushwork.core.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MaskTest {

    private static final String SIZES = """
            1, 1, 1, 1
            1, 1, 5, 3
            5, 3, 1, 1
            2, 2, 3, 3
            7, 5, 4, 3
            4, 3, 7, 5
            13, 1, 5, 2
            16, 16, 4, 4
            9, 23, 31, 6
            """;

    @Test
    void shouldKeepItsWeights() {
        float[] weights = {0, 0.25f, 1, 0.5f, 0.125f, 1};

        Mask mask = Mask.of(3, 2, weights);
        weights[0] = 1;
        mask.weights()[1] = 1;

        assertThat(mask.width()).isEqualTo(3);
        assertThat(mask.height()).isEqualTo(2);
        assertThat(mask.weights()).containsExactly(0, 0.25f, 1, 0.5f, 0.125f, 1);
        assertThat(mask.at(2, 0)).isEqualTo(1);
        assertThat(mask.at(0, 1)).isEqualTo(0.5f);
        assertThat(mask.area()).isEqualTo(2.875 / 6);
    }

    @Test
    void shouldClampRoundingErrors() {
        assertThat(Mask.of(2, 1, new float[] {-0.0005f, 1.0005f}).weights()).containsExactly(0, 1);
    }

    @ParameterizedTest
    @ValueSource(floats = {-0.1f, 1.1f, 255, Float.NaN, Float.POSITIVE_INFINITY})
    void shouldNameTheWeightThatIsOutOfRange(float weight) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Mask.of(2, 2, new float[] {0, 0, weight, 0}))
                .withMessageContaining("column 0, row 1 is " + weight)
                .withMessageContaining("[0, 1]");
    }

    @Test
    void shouldRejectAnArrayOfAnotherLength() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Mask.of(3, 2, new float[5]))
                .withMessageContaining("3 x 2 has 6 weights, but the array has 5");
        assertThatIllegalArgumentException().isThrownBy(() -> Mask.full(0, 2)).withMessageContaining("at least 1");
    }

    @Test
    void shouldTakeWhiteForInside() {
        Image image = Image.of(2, 2, new float[] {0, 0, 0, 1, 1, 1, 0.3f, 0.3f, 0.3f, 0, 1, 0});

        assertThat(Mask.of(image).weights()).containsExactly(0, 1, 0.3f, 0.7152f);
    }

    @Test
    void shouldTakeTransparentForOutside() {
        Image image = Image.of(3, 1, new float[] {1, 1, 1, 1, 1, 1, 1, 1, 1}, new float[] {0, 0.5f, 1});

        assertThat(Mask.of(image).weights()).containsExactly(0, 0.5f, 1);
    }

    @Test
    void shouldReadAPicture(@TempDir Path folder) {
        Path file = folder.resolve("mask.png");
        Image.of(2, 1, new float[] {0, 0, 0, 1, 1, 1}).write(file);

        assertThat(Mask.read(file)).isEqualTo(Mask.of(2, 1, new float[] {0, 1}));
        assertThatExceptionOfType(ImageException.class)
                .isThrownBy(() -> Mask.read(folder.resolve("absent.png")))
                .withMessageContaining("absent.png");
    }

    @Test
    void shouldKnowWhetherItIsEmpty() {
        assertThat(Mask.full(2, 3).isEmpty()).isFalse();
        assertThat(Mask.full(2, 3).inverse().isEmpty()).isTrue();
        assertThat(Mask.of(2, 1, new float[] {0, 1e-6f}).isEmpty()).isFalse();
    }

    @Test
    void shouldHaveAnInverse() {
        Mask mask = Mask.of(3, 1, new float[] {0, 0.25f, 1});

        assertThat(mask.inverse().weights()).containsExactly(1, 0.75f, 0);
        assertThat(mask.inverse().inverse()).isEqualTo(mask);
    }

    @ParameterizedTest
    @CsvSource(textBlock = SIZES)
    void shouldStayWhatItIsInEverySizeIfItIsFullOrEmpty(int width, int height, int newWidth, int newHeight) {
        Mask full = Mask.full(width, height);

        assertThat(full.resize(newWidth, newHeight)).isEqualTo(Mask.full(newWidth, newHeight));
        assertThat(full.inverse().resize(newWidth, newHeight).isEmpty()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(textBlock = SIZES)
    void shouldNeverLeaveTheRangeOfItsWeights(int width, int height, int newWidth, int newHeight) {
        float[] weights = Pictures.noise(width * height, 1);
        for (int i = 0; i < weights.length; i++) {
            weights[i] = 0.2f + 0.5f * Math.round(weights[i]);
        }

        float[] resized =
                Mask.of(width, height, weights).resize(newWidth, newHeight).weights();

        float least = min(weights);
        float greatest = -min(negated(weights));
        for (float weight : resized) {
            // a sum of products in double precision, rounded once
            assertThat(weight).isBetween(least - 1e-7f, greatest + 1e-7f);
        }
    }

    @ParameterizedTest
    @CsvSource(textBlock = SIZES)
    void shouldKeepItsAreaWhenItShrinks(int width, int height, int newWidth, int newHeight) {
        Mask mask = Mask.of(width, height, Pictures.noise(width * height, 2));

        Mask resized = mask.resize(Math.min(width, newWidth), Math.min(height, newHeight));

        // each weight is rounded to 6e-8
        assertThat(resized.area()).isCloseTo(mask.area(), within(1e-7));
    }

    @Test
    void shouldAverageTheAreaThatANewPixelCovers() {
        Mask mask = Mask.of(5, 2, new float[] {0, 0, 1, 1, 1, 0, 1, 0, 0, 0.5f});

        // The middle column belongs to both halves.
        assertThat(mask.resize(2, 1).weights())
                .containsExactly((float) ((0.5 + 1) / 5), (float) ((0.5 + 1 + 1 + 0.5) / 5));
    }

    @Test
    void shouldInterpolateWhereItGrows() {
        assertThat(Mask.of(2, 1, new float[] {0, 1}).resize(4, 1).weights()).containsExactly(0, 0.25f, 0.75f, 1);
        // averages of areas would be 2 / 3 in the middle
        assertThat(Mask.of(3, 1, new float[] {0, 1, 0}).resize(4, 1).weights()).containsExactly(0, 0.625f, 0.625f, 0);
    }

    @Test
    void shouldGiveNoWeightToPixelsThatSeeNothingOfTheRegion() {
        // given a region with a hard edge in the middle of a pixel of the smaller mask
        float[] weights = new float[64 * 64];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = i % 64 < 30 ? 1 : 0;
        }

        Mask small = Mask.of(64, 64, weights).resize(16, 16);

        float[] row = Arrays.copyOf(small.weights(), 16);
        assertThat(row).containsExactly(1, 1, 1, 1, 1, 1, 1, 0.5f, 0, 0, 0, 0, 0, 0, 0, 0);
    }

    @Test
    void shouldReturnItselfInItsOwnSize() {
        Mask mask = Mask.full(3, 2);

        assertThat(mask.resize(3, 2)).isSameAs(mask);
        assertThatIllegalArgumentException().isThrownBy(() -> mask.resize(0, 2)).withMessageContaining("2 x 0");
    }

    @Test
    void shouldLoseItsMarginWhenEroded() {
        Mask mask = Mask.of(5, 4, new float[] {
            1, 1, 1, 1, 1,
            1, 1, 1, 1, 1,
            1, 1, 1, 1, 0.5f,
            1, 1, 1, 1, 1
        });

        assertThat(mask.eroded(1).weights())
                .containsExactly(1, 1, 1, 1, 1, 1, 1, 1, 0.5f, 0.5f, 1, 1, 1, 0.5f, 0.5f, 1, 1, 1, 0.5f, 0.5f);
        assertThat(mask.eroded(0)).isEqualTo(mask);
        assertThat(mask.eroded(Integer.MAX_VALUE).weights()).containsOnly(0.5f);
        assertThatIllegalArgumentException().isThrownBy(() -> mask.eroded(-1)).withMessageContaining("-1");
    }

    @Test
    void shouldBeEqualIfSizeAndWeightsAre() {
        Mask mask = Mask.of(2, 1, new float[] {0, 1});

        assertThat(mask)
                .isEqualTo(Mask.of(2, 1, new float[] {0, 1}))
                .hasSameHashCodeAs(Mask.of(2, 1, new float[] {0, 1}))
                .isNotEqualTo(Mask.of(1, 2, new float[] {0, 1}))
                .isNotEqualTo(mask.inverse())
                .hasToString("mask of 2 x 1, 50.0 % inside");
    }

    private static float min(float[] values) {
        float least = Float.POSITIVE_INFINITY;
        for (float value : values) {
            least = Math.min(least, value);
        }
        return least;
    }

    private static float[] negated(float[] values) {
        float[] negated = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            negated[i] = -values[i];
        }
        return negated;
    }
}
