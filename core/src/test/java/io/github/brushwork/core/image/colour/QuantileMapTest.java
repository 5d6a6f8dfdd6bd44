package io.github.brushwork.core.image.colour;

import static io.github.brushwork.core.image.colour.Palettes.sorted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.brushwork.testing.Vectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class QuantileMapTest {

    private static Stream<Arguments> listsByHand() {
        return Stream.of(
                // of one length
                Arguments.of(floats(3, 1, 2), floats(10, 30, 20), floats(30, 10, 20)),
                // equal values share what their ranks would get
                Arguments.of(floats(1, 2, 1, 5), floats(10, 20, 30, 40), floats(15, 30, 15, 40)),
                // a longer reference is averaged
                Arguments.of(floats(2, 1), floats(1, 2, 3, 4), floats(3.5f, 1.5f)),
                // a shorter one is split: the thirds of 0 and 6 are 0, half of both, and 6
                Arguments.of(floats(1, 2, 3), floats(6, 0), floats(0, 3, 6)),
                Arguments.of(floats(7, 8), floats(5), floats(5, 5)),
                Arguments.of(floats(7), floats(1, 2, 6), floats(3)),
                Arguments.of(floats(4, 4, 4), floats(1, 2), floats(1.5f, 1.5f, 1.5f)),
                // -0 equals 0
                Arguments.of(floats(0, -0f, 1), floats(1, 2, 3), floats(1.5f, 1.5f, 3)),
                // and so does what differs by rounding only, if there is nothing else
                Arguments.of(floats(0.5f, 0.5000001f), floats(1, 2), floats(1.5f, 1.5f)));
    }

    private static float[] floats(float... values) {
        return values;
    }

    @ParameterizedTest
    @MethodSource("listsByHand")
    void shouldMapRanksToQuantiles(float[] source, float[] reference, float[] expected) {
        assertThat(mapped(source, reference)).containsExactly(expected, within(1e-6f));
    }

    @Test
    void shouldGiveExactlyTheReferencesValuesWithoutTies() {
        float[] source = Vectors.gaussian(1000, 1);
        float[] reference = Vectors.gaussian(1000, 2);

        assertThat(sorted(mapped(source, reference))).isEqualTo(sorted(reference));
    }

    @ParameterizedTest
    @CsvSource({"1000, 777", "777, 1000", "1, 10", "10, 1", "64, 4096"})
    void shouldKeepOrderAndTakeTheReferencesMean(int length, int referenceLength) {
        float[] source = Vectors.gaussian(length, 1);
        float[] reference = Vectors.gaussian(referenceLength, 2);
        QuantileMap map = QuantileMap.between(source, reference);

        float[] ascending = mapped(sorted(source), map);

        assertThat(ascending).isSorted();
        // floats of about 1 are rounded by 6e-8
        assertThat(mean(ascending)).isCloseTo(mean(reference), within(1e-6));
    }

    @Test
    void shouldCountPixelsPastTheRangeOfAnInt() {
        // given lengths whose product is past 2^31, and no ties
        float[] source = new float[70_000];
        for (int i = 0; i < source.length; i++) {
            source[i] = source.length - i;
        }
        float[] reference = Vectors.gaussian(69_999, 2);

        float[] mapped = sorted(mapped(source, reference));

        float[] expected = sorted(reference);
        for (int i = 1; i < expected.length - 1; i++) {
            assertThat(mapped[i]).isBetween(expected[i - 1], expected[i + 1]);
        }
    }

    @Test
    void shouldKeepWhatHasTheDistributionAlready() {
        float[] source = Vectors.gaussian(500, 1);

        assertThat(mapped(source, source)).isEqualTo(source);
    }

    @Test
    void shouldNotModifyItsArguments() {
        float[] source = {3, 1, 2};
        float[] reference = {6, 4, 5};

        mapped(source, reference);

        assertThat(source).containsExactly(3, 1, 2);
        assertThat(reference).containsExactly(6, 4, 5);
    }

    private static float[] mapped(float[] source, float[] reference) {
        return mapped(source, QuantileMap.between(source, reference));
    }

    private static float[] mapped(float[] values, QuantileMap map) {
        float[] mapped = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            mapped[i] = map.apply(values[i]);
        }
        return mapped;
    }

    private static double mean(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += value;
        }
        return sum / values.length;
    }
}
