package io.github.brushwork.core.image.colour;

import static io.github.brushwork.core.image.colour.Palettes.channel;
import static io.github.brushwork.core.image.colour.Palettes.moments;
import static io.github.brushwork.core.image.colour.Palettes.sorted;
import static io.github.brushwork.testing.Vectors.largestDifference;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.brushwork.core.image.Image;
import io.github.brushwork.testing.TestData;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class HistogramTransferTest {

    /** Colours are rounded to floats, by at most 6e-8, when they are turned and turned back: five times forth and back. */
    private static final float ROUNDING = 2e-6f;

    private static Stream<ColourTransfer> transfers() {
        return Stream.of(
                ColourTransfer.channelHistograms(),
                ColourTransfer.principalHistograms(),
                ColourTransfer.distribution(5, 1));
    }

    @Test
    void shouldGiveEveryChannelTheHistogramOfTheReference() {
        // given pictures of as many pixels, of which no two of the source are equal in a channel
        Image source = Palettes.warm(13, 7, 1);
        Image reference = Palettes.cool(7, 13, 2);

        Image result = ColourTransfer.channelHistograms().apply(source, reference);

        for (int c = 0; c < 3; c++) {
            assertThat(sorted(channel(result.rgb(), c))).isEqualTo(sorted(channel(reference.rgb(), c)));
        }
    }

    @Test
    void shouldGiveTheHistogramsOfARealPictureUpToItsOwnSteps() {
        Image source = Image.read(TestData.picture("chelsea.png")).resize(120, 80);
        Image reference = Image.read(TestData.picture("harvesters.jpeg")).resize(100, 70);
        Image stepped = Image.of(source.toBufferedImage());

        Image result = ColourTransfer.channelHistograms().apply(stepped, reference);

        for (int c = 0; c < 3; c++) {
            float[] before = channel(stepped.rgb(), c);
            float[] after = channel(result.rgb(), c);
            // A value moves as one, so that the share of pixels below a level is off by its share at most.
            assertThat(largestStep(before)).isLessThan(0.05);
            assertThat(distance(after, channel(reference.rgb(), c))).isLessThan(largestStep(before) + 1e-3);
            assertThat(distance(before, channel(reference.rgb(), c))).isGreaterThan(0.1);
        }
        assertThat(means(result)).containsExactly(means(reference), within(1e-6));
    }

    /** The largest share of pixels with one value. */
    private static double largestStep(float[] values) {
        float[] sorted = sorted(values);
        int largest = 0;
        int from = 0;
        for (int i = 0; i < sorted.length; i++) {
            from = sorted[i] == sorted[from] ? from : i;
            largest = Math.max(largest, i - from + 1);
        }
        return (double) largest / sorted.length;
    }

    /** Kolmogorov's: the largest difference of the shares of values below a level, over levels between the values of both. */
    private static double distance(float[] a, float[] b) {
        float[] first = sorted(a);
        float[] second = sorted(b);
        double largest = 0;
        int i = 0;
        int j = 0;
        while (i < first.length && j < second.length) {
            float level = Math.min(first[i], second[j]);
            while (i < first.length && first[i] <= level) {
                i++;
            }
            while (j < second.length && second[j] <= level) {
                j++;
            }
            largest = Math.max(largest, Math.abs((double) i / first.length - (double) j / second.length));
        }
        return largest;
    }

    private static double[] means(Image image) {
        double[] moments = moments(image.rgb());
        return new double[] {moments[0], moments[1], moments[2]};
    }

    @Test
    void shouldGiveTheHistogramsOfTheReferenceAlongItsPrincipalAxes() {
        Image reference = Palettes.cool(23, 37, 2);
        Matrix3 axes = PrincipalAxes.of(ColourStatistics.of(reference.rgb()).covariance())
                .axes();

        Image result = ColourTransfer.principalHistograms().apply(Palettes.warm(37, 23, 1), reference);

        assertThat(result.rgb()).as("nothing is clamped").doesNotContain(0f, 1f);
        for (int axis = 0; axis < 3; axis++) {
            assertThat(largestDifference(
                            sorted(along(axes, axis, result.rgb())), sorted(along(axes, axis, reference.rgb()))))
                    .isLessThan(ROUNDING);
        }
    }

    @Test
    void shouldTakeCorrelationsWithThePrincipalHistogramsOnly() {
        Image source = Palettes.warm(37, 23, 1);
        Image reference = Palettes.cool(23, 37, 2);

        double[] wanted = moments(reference.rgb());
        double[] principal = moments(
                ColourTransfer.principalHistograms().apply(source, reference).rgb());
        double[] channels = moments(
                ColourTransfer.channelHistograms().apply(source, reference).rgb());

        // Red and blue go opposite ways in the reference only. Matching histograms disturbs covariances a little.
        assertThat(principal[5]).isCloseTo(wanted[5], within(1e-4));
        assertThat(Math.abs(channels[5] - wanted[5])).isGreaterThan(1e-3);
    }

    @Test
    void shouldMoveTheWholeDistribution() {
        // given a reference whose colours lie on two blobs, which no linear map makes of one
        Image source = Palettes.warm(40, 40, 1);
        Image reference = blobs(40, 40);

        double linear = distanceOfDistributions(
                ColourTransfer.linear(LinearMethod.MONGE_KANTOROVICH, ColourSpace.SRGB)
                        .apply(source, reference),
                reference);
        double once = distanceOfDistributions(ColourTransfer.distribution(1, 1).apply(source, reference), reference);
        double often =
                distanceOfDistributions(ColourTransfer.distribution(20, 1).apply(source, reference), reference);

        assertThat(often).isLessThan(0.2 * linear);
        assertThat(often).isLessThan(0.2 * once);
    }

    private static Image blobs(int width, int height) {
        Random random = new Random(3);
        float[] rgb = new float[3 * width * height];
        for (int i = 0; i < rgb.length; i++) {
            boolean first = i / 3 % 3 == 0;
            float centre = first == (i % 3 == 1) ? 0.7f : 0.3f;
            rgb[i] = centre + 0.1f * (random.nextFloat() - 0.5f);
        }
        return Image.of(width, height, rgb);
    }

    /** Wasserstein's first distance along directions that no transfer has seen, on average. */
    private static double distanceOfDistributions(Image a, Image b) {
        Random random = new Random(99);
        int directions = 20;
        double sum = 0;
        for (int i = 0; i < directions; i++) {
            Matrix3 axes = PrincipalAxes.of(symmetric(random)).axes();
            float[] first = sorted(along(axes, 0, a.rgb()));
            float[] second = sorted(along(axes, 0, b.rgb()));
            for (int j = 0; j < first.length; j++) {
                sum += Math.abs(first[j] - second[j]) / first.length;
            }
        }
        return sum / directions;
    }

    private static Matrix3 symmetric(Random random) {
        Matrix3 root = Matrix3.of(random.doubles(9, -1, 1).toArray());
        return root.times(root.transposed());
    }

    private static float[] along(Matrix3 axes, int axis, float[] colours) {
        float[] values = new float[colours.length / 3];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) axes.transposed().dot(axis, colours[3 * i], colours[3 * i + 1], colours[3 * i + 2]);
        }
        return values;
    }

    @Test
    void shouldTurnByItsSeed() {
        Image source = Palettes.warm(10, 10, 1);
        Image reference = Palettes.cool(10, 10, 2);

        assertThat(ColourTransfer.distribution(1, 1).apply(source, reference))
                .isNotEqualTo(ColourTransfer.distribution(1, 2).apply(source, reference));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -3})
    void shouldNeedARound(int rounds) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ColourTransfer.distribution(rounds, 1))
                .withMessage(rounds
                        + " rounds of colour distribution transfer: it needs at least 1, and about 20 to converge");
    }

    @ParameterizedTest
    @MethodSource("transfers")
    void shouldKeepAPictureWithItsOwnColours(ColourTransfer transfer) {
        Image picture = Palettes.warm(20, 30, 1);

        assertThat(largestDifference(transfer.apply(picture, picture).rgb(), picture.rgb()))
                .isLessThan(ROUNDING);
    }

    @ParameterizedTest
    @MethodSource("transfers")
    void shouldKeepSizeAndAlphaOfTheSource(ColourTransfer transfer) {
        Image source = Palettes.translucent(7, 5, 1);

        Image result = transfer.apply(source, Palettes.cool(9, 4, 2));

        assertThat(result.width()).isEqualTo(7);
        assertThat(result.height()).isEqualTo(5);
        assertThat(result.alpha().orElseThrow()).isEqualTo(source.alpha().orElseThrow());
        assertThat(transfer.apply(Palettes.cool(9, 4, 2), source).hasAlpha()).isFalse();
    }

    @ParameterizedTest
    @MethodSource("transfers")
    void shouldBecomeGreyLikeAGreyReference(ColourTransfer transfer) {
        Image result = transfer.apply(Palettes.grey(20, 30, 1), Palettes.grey(20, 30, 2));

        for (int c = 1; c < 3; c++) {
            assertThat(largestDifference(channel(result.rgb(), 0), channel(result.rgb(), c)))
                    .isLessThan(ROUNDING);
        }
    }

    @ParameterizedTest
    @MethodSource("transfers")
    void shouldGiveEqualColoursEqualColours(ColourTransfer transfer) {
        // given a grey picture whose shades come twice
        float[] once = Palettes.grey(20, 30, 1).rgb();
        float[] twice = new float[2 * once.length];
        System.arraycopy(once, 0, twice, 0, once.length);
        System.arraycopy(once, 0, twice, once.length, once.length);

        float[] result = transfer.apply(Image.of(20, 60, twice), Palettes.cool(20, 30, 2))
                .rgb();

        for (int i = 0; i < once.length; i++) {
            assertThat(result[once.length + i]).isEqualTo(result[i]);
        }
    }

    @Test
    void shouldNotSpreadRoundingAlongAxesWithoutVariance() {
        // given shades of grey, and a reference one of whose principal axes is that of grey
        Image source = Palettes.grey(20, 30, 1);
        Image reference = greyWithChromaOnBothSides(20, 30);

        float[] result =
                ColourTransfer.principalHistograms().apply(source, reference).rgb();

        // then colours stay on that axis, although their coordinates along the others differ in the last bits
        for (int c = 1; c < 3; c++) {
            assertThat(largestDifference(channel(result, 0), channel(result, c)))
                    .isLessThan(ROUNDING);
        }
    }

    /** Every shade in four colours, so that shade and chroma are not correlated. */
    private static Image greyWithChromaOnBothSides(int width, int height) {
        float[] rgb = new float[3 * width * height];
        for (int i = 0; i < width * height; i++) {
            float shade = 0.2f + 0.6f * (i / 4) / (width * height / 4f);
            float greenish = i % 2 == 0 ? 0.02f : -0.02f;
            float bluish = i % 4 < 2 ? 0.03f : -0.03f;
            rgb[3 * i] = shade - greenish - bluish;
            rgb[3 * i + 1] = shade + greenish - bluish;
            rgb[3 * i + 2] = shade + 2 * bluish;
        }
        return Image.of(width, height, rgb);
    }

    @ParameterizedTest
    @MethodSource("transfers")
    void shouldBecomeOneColourLikeTheReference(ColourTransfer transfer) {
        Image result = transfer.apply(Palettes.warm(4, 3, 1), Palettes.flat(2, 2, 0.1f, 0.2f, 0.7f));

        assertThat(largestDifference(
                        result.rgb(), Palettes.flat(4, 3, 0.1f, 0.2f, 0.7f).rgb()))
                .isLessThan(ROUNDING);
    }

    @ParameterizedTest
    @MethodSource("transfers")
    void shouldGiveOneColourTheMeanOfTheReference(ColourTransfer transfer) {
        Image reference = Palettes.cool(20, 30, 2);

        Image result = transfer.apply(Palettes.flat(3, 4, 0.1f, 0.2f, 0.7f), reference);

        assertThat(means(result)).containsExactly(means(reference), within((double) ROUNDING));
    }

    @ParameterizedTest
    @MethodSource("transfers")
    void shouldRecolourASinglePixel(ColourTransfer transfer) {
        Image result = transfer.apply(Palettes.flat(1, 1, 0.1f, 0.2f, 0.7f), Palettes.flat(1, 1, 0, 1, 0.5f));

        assertThat(largestDifference(result.rgb(), new float[] {0, 1, 0.5f})).isLessThan(ROUNDING);
    }

    @ParameterizedTest
    @MethodSource("transfers")
    void shouldGiveTheSameResultAgain(ColourTransfer transfer) {
        Image source = Palettes.warm(13, 11, 1);
        Image reference = Palettes.cool(8, 9, 2);

        assertThat(transfer.apply(source, reference)).isEqualTo(transfer.apply(source, reference));
    }
}
