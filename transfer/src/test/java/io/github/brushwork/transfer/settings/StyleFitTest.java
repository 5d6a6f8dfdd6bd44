package io.github.brushwork.transfer.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.brushwork.core.image.Image;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StyleFitTest {

    private static Image black(int width, int height) {
        return Image.clamped(width, height, new float[3 * width * height]);
    }

    @ParameterizedTest
    @CsvSource({
        "KEEP_ASPECT, 800, 600, 60, 45",
        "KEEP_ASPECT, 30, 40, 45, 60",
        "KEEP_STROKES, 800, 600, 512, 384",
        "KEEP_STROKES, 300, 400, 300, 400",
        "KEEP_STROKES, 30, 40, 45, 60",
        "STRETCH_NEAREST, 800, 600, 60, 20"
    })
    void shouldFitAStyleToAContentOf60By20(StyleFit fit, int width, int height, int fittedWidth, int fittedHeight) {
        Image fitted = fit.applyTo(black(width, height), black(60, 20));

        assertThat(fitted.width()).isEqualTo(fittedWidth);
        assertThat(fitted.height()).isEqualTo(fittedHeight);
    }
}
