package io.github.brushwork.core.image.colour;

import static io.github.brushwork.core.image.colour.Palettes.channel;
import static io.github.brushwork.core.image.colour.Palettes.moments;
import static io.github.brushwork.testing.Vectors.largestDifference;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.brushwork.core.image.Image;
import io.github.brushwork.testing.TestData;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LinearTransferTest {

    /** Colours are rounded to floats, by at most 6e-8, a few times. */
    private static final float ROUNDING = 1e-6f;

    private static Stream<Arguments> methodsAndSpaces() {
        return Stream.of(LinearMethod.values())
                .flatMap(method -> Stream.of(ColourSpace.values()).map(space -> Arguments.of(method, space)));
    }

    @ParameterizedTest
    @MethodSource("methodsAndSpaces")
    void shouldGiveTheMeanAndCovarianceOfTheReference(LinearMethod method, ColourSpace space) {
        Image reference = Palettes.cool(19, 41, 2);

        Image result = ColourTransfer.linear(method, space).apply(Palettes.warm(37, 23, 1), reference);

        assertThat(result.rgb()).as("nothing is clamped").doesNotContain(0f, 1f);
        assertThat(moments(decoded(result, space))).containsExactly(moments(decoded(reference, space)), within(1e-6));
    }

    /** By the standard's formula for the pictures at hand, which are not darker than its straight piece. */
    private static float[] decoded(Image image, ColourSpace space) {
        float[] rgb = image.rgb();
        if (space == ColourSpace.SRGB) {
            return rgb;
        }
        for (int i = 0; i < rgb.length; i++) {
            assertThat(rgb[i]).isGreaterThan(0.05f);
            rgb[i] = (float) Math.pow((rgb[i] + 0.055) / 1.055, 2.4);
        }
        return rgb;
    }

    @Test
    void shouldGiveTheMeanAndCovarianceOfRealPictures() {
        Image cat = Image.read(TestData.picture("chelsea.png")).resize(64, 48);
        Image painting = Image.read(TestData.picture("harvesters.jpeg")).resize(64, 48);
        for (ColourSpace space : ColourSpace.values()) {
            float[] content = space.decode(cat.rgb());
            float[] style = space.decode(painting.rgb());
            for (LinearMethod method : LinearMethod.values()) {
                // before anything is clamped
                float[] recoloured = method.map(ColourStatistics.of(style), ColourStatistics.of(content))
                        .apply(style);

                assertThat(moments(recoloured))
                        .as(method + " in " + space)
                        .containsExactly(moments(content), within(1e-6));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("methodsAndSpaces")
    void shouldKeepAPictureWithItsOwnColours(LinearMethod method, ColourSpace space) {
        Image picture = Palettes.warm(20, 30, 1);

        Image result = ColourTransfer.linear(method, space).apply(picture, picture);

        assertThat(largestDifference(result.rgb(), picture.rgb())).isLessThan(ROUNDING);
    }

    @Test
    void shouldDifferBetweenSpaces() {
        Image source = Palettes.warm(20, 30, 1);
        Image reference = Palettes.cool(20, 30, 2);

        Image encoded = ColourTransfer.linear(LinearMethod.MONGE_KANTOROVICH, ColourSpace.SRGB)
                .apply(source, reference);
        Image linear = ColourTransfer.linear(LinearMethod.MONGE_KANTOROVICH, ColourSpace.LINEAR)
                .apply(source, reference);

        assertThat(largestDifference(encoded.rgb(), linear.rgb())).isGreaterThan(0.01f);
    }

    @ParameterizedTest
    @MethodSource("methodsAndSpaces")
    void shouldKeepSizeAndAlpha(LinearMethod method, ColourSpace space) {
        Image source = Palettes.translucent(7, 5, 1);

        Image result = ColourTransfer.linear(method, space).apply(source, Palettes.cool(9, 4, 2));

        assertThat(result.width()).isEqualTo(7);
        assertThat(result.height()).isEqualTo(5);
        assertThat(result.alpha().orElseThrow()).isEqualTo(source.alpha().orElseThrow());
    }

    @ParameterizedTest
    @MethodSource("methodsAndSpaces")
    void shouldNotTakeTheAlphaOfTheReference(LinearMethod method, ColourSpace space) {
        Image result =
                ColourTransfer.linear(method, space).apply(Palettes.cool(7, 5, 1), Palettes.translucent(7, 5, 2));

        assertThat(result.hasAlpha()).isFalse();
    }

    @ParameterizedTest
    @MethodSource("methodsAndSpaces")
    void shouldBecomeGreyLikeAGreyReference(LinearMethod method, ColourSpace space) {
        Image result = ColourTransfer.linear(method, space).apply(Palettes.warm(20, 30, 1), Palettes.grey(20, 30, 2));

        assertThat(largestDifference(channel(result.rgb(), 0), channel(result.rgb(), 1)))
                .isLessThan(ROUNDING);
        assertThat(largestDifference(channel(result.rgb(), 0), channel(result.rgb(), 2)))
                .isLessThan(ROUNDING);
    }

    @ParameterizedTest
    @MethodSource("methodsAndSpaces")
    void shouldLayAGreySourceOnALineOfColoursThroughTheMean(LinearMethod method, ColourSpace space) {
        ColourStatistics reference =
                ColourStatistics.of(space.decode(Palettes.cool(20, 30, 2).rgb()));
        float[] grey = space.decode(Palettes.grey(20, 30, 1).rgb());

        float[] recoloured = method.map(ColourStatistics.of(grey), reference).apply(grey);

        ColourStatistics result = ColourStatistics.of(recoloured);
        assertThat(result.mean()).containsExactly(reference.mean(), within(1e-6));
        double[] variances = PrincipalAxes.of(result.covariance()).variances();
        assertThat(variances[0]).isGreaterThan(1e-3);
        assertThat(variances[1]).isLessThan(1e-12);
    }

    @ParameterizedTest
    @MethodSource("methodsAndSpaces")
    void shouldBecomeOneColourLikeTheReference(LinearMethod method, ColourSpace space) {
        Image result = ColourTransfer.linear(method, space)
                .apply(Palettes.warm(4, 3, 1), Palettes.flat(2, 2, 0.1f, 0.2f, 0.7f));

        assertThat(largestDifference(
                        result.rgb(), Palettes.flat(4, 3, 0.1f, 0.2f, 0.7f).rgb()))
                .isLessThan(ROUNDING);
    }

    @ParameterizedTest
    @MethodSource("methodsAndSpaces")
    void shouldGiveOneColourTheMeanOfTheReference(LinearMethod method, ColourSpace space) {
        Image reference = Palettes.cool(20, 30, 2);

        Image result = ColourTransfer.linear(method, space).apply(Palettes.flat(3, 4, 0.1f, 0.2f, 0.7f), reference);

        double[] expected = moments(decoded(reference, space));
        double[] actual = moments(decoded(result, space));
        assertThat(new double[] {actual[0], actual[1], actual[2]})
                .containsExactly(new double[] {expected[0], expected[1], expected[2]}, within(1e-6));
    }

    @ParameterizedTest
    @MethodSource("methodsAndSpaces")
    void shouldRecolourASinglePixel(LinearMethod method, ColourSpace space) {
        Image result = ColourTransfer.linear(method, space)
                .apply(Palettes.flat(1, 1, 0.1f, 0.2f, 0.7f), Palettes.flat(1, 1, 0, 1, 0.5f));

        assertThat(largestDifference(result.rgb(), new float[] {0, 1, 0.5f})).isLessThan(ROUNDING);
    }

    @ParameterizedTest
    @MethodSource("methodsAndSpaces")
    void shouldNotMagnifyOneOddPixelOfAGreyPicture(LinearMethod method, ColourSpace space) {
        // given a grey picture that JPEG has left one pixel in with a step of blue
        float[] rgb = Palettes.grey(100, 100, 1).rgb();
        rgb[2] += 1 / 255f;
        Image grey = Image.of(100, 100, rgb);
        float[] pure = Palettes.grey(100, 100, 1).rgb();
        ColourStatistics colourful =
                ColourStatistics.of(space.decode(Palettes.cool(20, 30, 2).rgb()));

        // when
        AffineMap map = method.map(ColourStatistics.of(space.decode(grey.rgb())), colourful);

        // then it stays in sight of its neighbours: matching the deviation of 4e-5 would take it twenty times as far
        float[] odd = map.apply(space.decode(grey.rgb()));
        float[] usual = map.apply(space.decode(pure));
        for (int c = 0; c < 3; c++) {
            assertThat(odd[c]).isCloseTo(usual[c], within(0.5f));
        }
    }

    @ParameterizedTest
    @MethodSource("methodsAndSpaces")
    void shouldClampWhatLiesOutOfGamut(LinearMethod method, ColourSpace space) {
        Image reference = Image.of(2, 2, new float[] {0, 0, 0, 1, 1, 1, 1, 0, 0, 0, 0, 1});

        Image result = ColourTransfer.linear(method, space).apply(Palettes.warm(30, 30, 1), reference);

        assertThat(result.rgb()).contains(0f, 1f);
        for (float value : result.rgb()) {
            assertThat(value).isBetween(0f, 1f);
        }
    }

    @ParameterizedTest
    @MethodSource("methodsAndSpaces")
    void shouldGiveTheSameResultAgain(LinearMethod method, ColourSpace space) {
        ColourTransfer transfer = ColourTransfer.linear(method, space);
        Image source = Palettes.warm(13, 11, 1);
        Image reference = Palettes.cool(8, 9, 2);

        assertThat(transfer.apply(source, reference)).isEqualTo(transfer.apply(source, reference));
        assertThat(transfer).isEqualTo(ColourTransfer.linear(method, space));
    }
}
