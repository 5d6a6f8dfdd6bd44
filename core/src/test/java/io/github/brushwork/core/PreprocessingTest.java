package io.github.brushwork.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PreprocessingTest {

    @Test
    void shouldTurnCaffeInputIntoColours() {
        // given a red and a white pixel, as Caffe's VGG takes them: blue, green, red
        float[] x = {-103.939f, -116.779f, 255 - 123.68f, 255 - 103.939f, 255 - 116.779f, 255 - 123.68f};

        // when
        float[] rgb = Preprocessing.CAFFE.toRgb(new Tensor(new Shape(1, 2, 3), x));

        // then; 255 - mean is rounded to 1e-5
        assertThat(rgb).containsExactly(new float[] {1, 0, 0, 1, 1, 1}, within(1e-6f));
    }

    @Test
    void shouldTurnSymmetricInputIntoColours() {
        float[] rgb = Preprocessing.SYMMETRIC.toRgb(new Tensor(new Shape(1, 1, 3), new float[] {-1, 0, 1}));

        assertThat(rgb).containsExactly(0, 0.5f, 1);
    }

    @Test
    void shouldNotClamp() {
        float[] rgb = Preprocessing.SYMMETRIC.toRgb(new Tensor(new Shape(1, 1, 3), new float[] {-3, 0, 3}));

        assertThat(rgb).containsExactly(-1, 0.5f, 2);
    }

    @ParameterizedTest
    @ValueSource(floats = {0, -1, Float.NaN})
    void shouldRejectScalesThatAreNotPositive(float scale) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Preprocessing(true, scale, new float[3]))
                .withMessageContaining("positive scale");
    }

    @Test
    void shouldBeImmutableAndComparedByValue() {
        float[] mean = {1, 2, 3};
        Preprocessing preprocessing = new Preprocessing(false, 2, mean);
        mean[0] = 9;
        preprocessing.mean()[1] = 9;

        assertThat(preprocessing)
                .isEqualTo(new Preprocessing(false, 2, new float[] {1, 2, 3}))
                .hasSameHashCodeAs(new Preprocessing(false, 2, new float[] {1, 2, 3}))
                .isNotEqualTo(new Preprocessing(true, 2, new float[] {1, 2, 3}))
                .isNotEqualTo(new Preprocessing(false, 2, new float[] {1, 2, 4}));
    }
}
