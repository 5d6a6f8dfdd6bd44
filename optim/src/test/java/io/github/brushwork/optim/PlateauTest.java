package io.github.brushwork.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlateauTest {

    /** After 7 steps by noise, with 100 as the lowest value and 2 as the smallest gradient. */
    private static final Plateau PLATEAU = new Plateau(100, 2, 7);

    @ParameterizedTest
    @CsvSource({
        "101, 101, 3, 100, 2, 8", // by noise
        "101, 102, 3, 100, 2, 8",
        "101, 100.5, 3, 100, 2, 7", // down, but not below all before
        "101, 100, 3, 100, 2, 7",
        "101, 99, 3, 99, 2, 0", // to a new lowest value
        "101, 102, 1.9, 100, 2, 8", // hardly flatter
        "101, 102, 1.7, 100, 1.7, 0",
        "101, 99, 1.7, 99, 1.7, 0",
    })
    void shouldCountTheStepsByNoiseSinceALowerOrMuchFlatterPoint(
            double from, double to, double gradientNorm, double lowest, double flattest, int steps) {
        assertThat(PLATEAU.after(from, to, gradientNorm)).isEqualTo(new Plateau(lowest, flattest, steps));
    }

    @Test
    void shouldBeginWithTheFirstPoint() {
        assertThat(Plateau.NONE.after(7, 6, 1)).isEqualTo(new Plateau(6, 1, 0));
        assertThat(Plateau.NONE.after(7, 7, 1)).isEqualTo(new Plateau(7, 1, 0));
    }

    @Test
    void shouldBeExhaustedAfterManyStepsByNoise() {
        assertThat(new Plateau(100, 2, 99).isExhausted()).isFalse();
        assertThat(new Plateau(100, 2, 100).isExhausted()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"NaN, 1, 0", "1, NaN, 0", "1, -1, 0", "1, 1, -1"})
    void shouldRefuseWhatCannotBe(double value, double gradientNorm, int steps) {
        assertThatThrownBy(() -> new Plateau(value, gradientNorm, steps))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("value " + value + ", gradient " + gradientNorm + " and " + steps + " steps");
    }
}
