package io.github.brushwork.core.image.colour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SrgbCurveTest {

    /** The usual table's values are rounded to six decimals. */
    @ParameterizedTest
    @CsvSource(textBlock = """
            0, 0
            0.02, 0.001548
            0.2, 0.033105
            0.5, 0.214041
            0.735357, 0.5
            1, 1
            """)
    void shouldFollowTheStandard(double encoded, double linear) {
        assertThat(SrgbCurve.decode(encoded)).isCloseTo(linear, within(1e-6));
        assertThat(SrgbCurve.encode(linear)).isCloseTo(encoded, within(1e-5));
    }

    /** The standard's constants leave a step of 3e-8 between the two pieces. */
    @ParameterizedTest
    @ValueSource(doubles = {0, 0.001, 0.04045, 0.0405, 0.3, 0.99, 1})
    void shouldUndoItself(double encoded) {
        assertThat(SrgbCurve.encode(SrgbCurve.decode(encoded))).isCloseTo(encoded, within(1e-6));
    }

    @Test
    void shouldGoOnOutsideTheRange() {
        assertThat(SrgbCurve.encode(-0.1)).isNegative();
        assertThat(SrgbCurve.encode(1.5)).isGreaterThan(1);
    }
}
