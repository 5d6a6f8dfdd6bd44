package io.github.brushwork.optim;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FallbackTest {

    /** Of a search that begins at a value of 100 with a gradient of 2; the noise is 1e-4. */
    private static Fallback fallback() {
        return new Fallback(100, 100, 2);
    }

    @ParameterizedTest
    @CsvSource({
        "99, 50, true", // lower
        "100, 1.9, true", // the same, but flatter
        "100.00009, 1.9, true",
        "100.00011, 1.9, false", // higher than noise explains
        "100, 2, false", // not flatter
        "NaN, 1, false",
        "Infinity, 1, false",
    })
    void shouldAcceptLowerValuesAndFlatterPointsWithinTheNoise(double value, double gradientNorm, boolean expected) {
        assertThat(fallback().accepts(value, () -> gradientNorm)).isEqualTo(expected);
    }

    @Test
    void shouldMeasureNoiseFromTheBestValue() {
        Fallback fallback = new Fallback(100.00009, 100, 2);

        assertThat(fallback.accepts(100.00015, () -> 1)).isFalse();
    }

    @Test
    void shouldKeepTheLowestPoint() {
        Fallback fallback = fallback();

        fallback.consider(4, 99.5, () -> 9);
        fallback.consider(2, 99, () -> 9);
        fallback.consider(1, 99.2, () -> 9);

        assertThat(fallback.exists()).isTrue();
        assertThat(fallback.step()).isEqualTo(2);
    }

    @Test
    void shouldNotExistIfNoPointWasWorthGoingTo() {
        Fallback fallback = fallback();

        fallback.consider(1, 101, () -> 0);

        assertThat(fallback.exists()).isFalse();
    }

    @Test
    void shouldNotAllowForNoiseAroundZero() {
        assertThat(new Fallback(0, 0, 2).accepts(1e-30, () -> 1)).isFalse();
    }
}
