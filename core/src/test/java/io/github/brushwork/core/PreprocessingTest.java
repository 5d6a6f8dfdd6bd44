package io.github.brushwork.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.brushwork.core.image.Image;
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

    @Test
    void shouldTurnColoursIntoTorchvisionsInput() {
        // given one pixel and its values after torchvision's transforms.Normalize, computed in double precision
        Image image = Image.clamped(1, 1, new float[] {1, 0.5f, 0});

        float[] x = Preprocessing.TORCHVISION.toNetwork(image).data();

        // then within two roundings of numbers below 5
        assertThat(x)
                .containsExactly(
                        new float[] {
                            (float) ((1 - 0.485) / 0.229),
                            (float) ((image.rgb()[1] - 0.456) / 0.224),
                            (float) ((0 - 0.406) / 0.225)
                        },
                        within(1e-6f));
    }

    @Test
    void shouldTurnTorchvisionsInputIntoColours() {
        // given black, the mean colour and white
        float[] x = {
            (float) (-0.485 / 0.229),
            (float) (-0.456 / 0.224),
            (float) (-0.406 / 0.225),
            0,
            0,
            0,
            (float) (0.515 / 0.229),
            (float) (0.544 / 0.224),
            (float) (0.594 / 0.225)
        };

        float[] rgb = Preprocessing.TORCHVISION.toRgb(new Tensor(new Shape(1, 3, 3), x));

        // then within the rounding of the network's input, 2e-7 of numbers below 5, over a scale above 4
        assertThat(rgb).containsExactly(new float[] {0, 0, 0, 0.485f, 0.456f, 0.406f, 1, 1, 1}, within(3e-7f));
    }

    @Test
    void shouldScaleEachChannelInTheNetworksOrder() {
        Preprocessing preprocessing = new Preprocessing(true, new float[] {2, 4, 8}, new float[] {1, 2, 3});
        Image image = Image.clamped(1, 1, new float[] {1, 1, 0});

        Tensor x = preprocessing.toNetwork(image);

        assertThat(x.data()).containsExactly(-1, 2, 5);
        assertThat(preprocessing.toRgb(x)).containsExactly(1, 1, 0);
    }

    @Test
    void shouldGiveOneScaleForAllChannels() {
        assertThat(Preprocessing.CAFFE.meanScale()).isEqualTo(255);
        assertThat(Preprocessing.SYMMETRIC.meanScale()).isEqualTo(2);
        assertThat(new Preprocessing(false, new float[] {1, 2, 6}, new float[3]).meanScale())
                .isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(floats = {0, -1, Float.NaN, Float.POSITIVE_INFINITY})
    void shouldRejectScalesThatAreNotPositiveAndFinite(float scale) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Preprocessing(true, new float[] {1, scale, 1}, new float[3]))
                .withMessageContainingAll("three scales that are positive and finite", String.valueOf(scale));
    }

    @Test
    void shouldRejectMeansThatAreNotFiniteAndOtherNumbersOfChannels() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Preprocessing(true, new float[] {1, 1, 1}, new float[] {0, Float.NaN, 0}))
                .withMessageContainingAll("finite means", "NaN");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Preprocessing(true, new float[] {1}, new float[3]))
                .withMessageContaining("[1.0]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Preprocessing(true, new float[] {1, 1, 1}, new float[2]))
                .withMessageContaining("[0.0, 0.0]");
    }

    @Test
    void shouldBeImmutableAndComparedByValue() {
        float[] scale = {4, 5, 6};
        float[] mean = {1, 2, 3};
        Preprocessing preprocessing = new Preprocessing(false, scale, mean);
        scale[0] = 9;
        mean[0] = 9;
        preprocessing.scale()[1] = 9;
        preprocessing.mean()[1] = 9;

        assertThat(preprocessing)
                .isEqualTo(new Preprocessing(false, new float[] {4, 5, 6}, new float[] {1, 2, 3}))
                .hasSameHashCodeAs(new Preprocessing(false, new float[] {4, 5, 6}, new float[] {1, 2, 3}))
                .isNotEqualTo(new Preprocessing(true, new float[] {4, 5, 6}, new float[] {1, 2, 3}))
                .isNotEqualTo(new Preprocessing(false, new float[] {4, 5, 7}, new float[] {1, 2, 3}))
                .isNotEqualTo(new Preprocessing(false, new float[] {4, 5, 6}, new float[] {1, 2, 4}));
    }
}
