package io.github.brushwork.vgg.calibration;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.brushwork.core.image.Image;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReductionTest {

    @Test
    void shouldLeaveASmallImageAsItIs() {
        Image image = Pictures.waves(10, 40, 1);

        assertThat(Reduction.toArea(image, 20)).isSameAs(image);
    }

    @ParameterizedTest
    @CsvSource({"512, 512, 256, 256", "300, 1200, 128, 512", "30, 4000, 22, 2956", "258, 256, 256, 255"})
    void shouldKeepTheAspectAndBoundTheArea(int height, int width, int reducedHeight, int reducedWidth) {
        Image reduced = Reduction.toArea(Pictures.flat(height, width, 0.3f), 256);

        assertThat(reduced.height()).isEqualTo(reducedHeight);
        assertThat(reduced.width()).isEqualTo(reducedWidth);
    }

    @Test
    void shouldIgnoreAlpha() {
        Image opaque = Pictures.waves(30, 40, 1);
        Image transparent = Image.of(40, 30, opaque.rgb(), new float[30 * 40]);

        assertThat(Reduction.toArea(transparent, 10)).isEqualTo(Reduction.toArea(opaque, 10));
        assertThat(Reduction.toArea(transparent, 100)).isEqualTo(opaque);
    }
}
