package io.github.brushwork.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShapeTest {

    @Test
    void shouldCountPositionsAndElements() {
        Shape shape = new Shape(2, 3, 5);

        assertThat(shape.positions()).isEqualTo(6);
        assertThat(shape.size()).isEqualTo(30);
        assertThat(shape.withChannels(7)).isEqualTo(new Shape(2, 3, 7));
        assertThat(shape).hasToString("2 x 3 x 5");
    }

    @ParameterizedTest
    @CsvSource({"0, 1, 1", "1, 0, 1", "1, 1, 0", "-2, 3, 3"})
    void shouldRejectSidesBelowOne(int height, int width, int channels) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Shape(height, width, channels))
                .withMessageContaining(height + " x " + width + " x " + channels);
    }

    @Test
    void shouldRejectMoreElementsThanAnArrayHolds() {
        assertThat(new Shape(1, 1, Integer.MAX_VALUE - 8).size()).isEqualTo(Integer.MAX_VALUE - 8);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Shape(8192, 8192, 64))
                .withMessageContaining("8192 x 8192 x 64")
                .withMessageContaining("smaller image");
    }

    @Test
    void shouldAddressTensorsChannelsLast() {
        Tensor tensor = new Tensor(new Shape(2, 3, 2), new float[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11});

        assertThat(tensor.get(0, 0, 1)).isEqualTo(1);
        assertThat(tensor.get(0, 2, 0)).isEqualTo(4);
        assertThat(tensor.get(1, 0, 0)).isEqualTo(6);
        assertThat(tensor.get(1, 2, 1)).isEqualTo(11);
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> tensor.get(0, 3, 0));
    }

    @Test
    void shouldRejectTensorsWhoseArrayDoesNotFit() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Tensor(new Shape(2, 3, 2), new float[11]))
                .withMessage("shape 2 x 3 x 2 has 12 elements, but the array has 11");
    }
}
