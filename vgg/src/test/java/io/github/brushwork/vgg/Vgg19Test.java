package io.github.brushwork.vgg;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.brushwork.core.Layer;
import io.github.brushwork.core.Network;
import io.github.brushwork.core.Shape;
import org.junit.jupiter.api.Test;

class Vgg19Test {

    private static final Network RANDOM = Vgg19.random(1);

    @Test
    void shouldHaveTheLayersOfThePaper() {
        assertThat(RANDOM.layers())
                .extracting(Layer::name)
                .containsExactly(
                        "relu1_1", "relu1_2", "pool1", "relu2_1", "relu2_2", "pool2", "relu3_1", "relu3_2", "relu3_3",
                        "relu3_4", "pool3", "relu4_1", "relu4_2", "relu4_3", "relu4_4", "pool4", "relu5_1", "relu5_2",
                        "relu5_3", "relu5_4", "pool5");
    }

    @Test
    void shouldHaveTheShapesOfThePaper() {
        assertThat(RANDOM.shapes(new Shape(224, 224, 3)))
                .containsEntry("relu3_4", new Shape(56, 56, 256))
                .containsEntry("relu4_4", new Shape(28, 28, 512))
                .containsEntry("relu5_4", new Shape(14, 14, 512))
                .containsEntry("pool5", new Shape(7, 7, 512));
    }

    @Test
    void shouldUnderstandKerasNames() {
        assertThat(RANDOM.canonicalName("block3_conv4")).isEqualTo("relu3_4");
    }

    @Test
    void shouldSayWhichNetworkItIs() {
        assertThat(RANDOM.name()).isEqualTo("VGG19 with random weights (seed 1)");
    }
}
