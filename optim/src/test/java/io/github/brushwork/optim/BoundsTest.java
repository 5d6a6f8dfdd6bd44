package io.github.brushwork.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BoundsTest {

    @ParameterizedTest
    @CsvSource({"-2, -1", "-1, -1", "0.5, 0.5", "3, 3", "4, 3"})
    void shouldClampToTheNearestValueWithin(float value, float expected) {
        assertThat(Bounds.of(-1, 3).clamp(value)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"-1, -0.1, true", "-1, 0.1, false", "3, 0.1, true", "3, -0.1, false", "0, -9, false", "3, 0, false"})
    void shouldBlockOnlyMovesOutwards(float value, float move, boolean expected) {
        assertThat(Bounds.of(-1, 3).blocks(value, move)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 1", "NaN, 1", "0, NaN"})
    void shouldRefuseBoundsThatHoldNothing(float lower, float upper) {
        assertThatThrownBy(() -> Bounds.of(lower, upper))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("bounds from " + lower + " to " + upper);
    }

    @Test
    void shouldKnowWhetherThereAreAny() {
        assertThat(Bounds.NONE.isUnbounded()).isTrue();
        assertThat(Bounds.of(0, Float.POSITIVE_INFINITY).isUnbounded()).isFalse();
    }
}
