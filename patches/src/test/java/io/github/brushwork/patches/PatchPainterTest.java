package io.github.brushwork.patches;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.brushwork.core.Tensor;
import io.github.brushwork.core.image.Image;
import io.github.brushwork.core.kernel.Kernels;
import io.github.brushwork.core.kernel.Workers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PatchPainterTest {

    private static final Image CONTENT = scene(80, 60);
    private static final Image STYLE = stripes(64, 64);
    private static final PatchPainter PAINTER = new PatchPainter();

    /** A bright disc before a darker ground that gets brighter downwards, and a little noise. */
    private static Image scene(int width, int height) {
        Random random = new Random(1);
        float[] rgb = new float[3 * width * height];
        for (int i = 0; i < width * height; i++) {
            double x = (i % width - width / 2.0) / width;
            double y = (i / width - height / 2.0) / height;
            double light = (x * x + y * y < 0.06 ? 0.8 : 0.3 + 0.3 * y) + 0.02 * random.nextGaussian();
            rgb[3 * i] = (float) Math.min(1, Math.max(0, 0.5 * light));
            rgb[3 * i + 1] = (float) Math.min(1, Math.max(0, 0.8 * light));
            rgb[3 * i + 2] = (float) Math.min(1, Math.max(0, light));
        }
        return Image.of(width, height, rgb);
    }

    /** Upright stripes of red, brighter to the right. */
    private static Image stripes(int width, int height) {
        float[] rgb = new float[3 * width * height];
        for (int i = 0; i < width * height; i++) {
            int x = i % width;
            float light = (x % 4 < 2 ? 0.3f : 0.7f) * (0.6f + 0.6f * x / width);
            rgb[3 * i] = light;
            rgb[3 * i + 1] = 0.3f * light;
            rgb[3 * i + 2] = 0.1f * light;
        }
        return Image.of(width, height, rgb);
    }

    private static Image paint(PatchPainter painter, int threads) {
        try (Workers workers = new Workers(threads)) {
            return painter.paint(CONTENT, STYLE, Kernels.fastest(workers), (scale, done) -> {});
        }
    }

    @AfterEach
    void clearInterruption() {
        Thread.interrupted();
    }

    @Test
    void shouldGiveTheSameBitsForAnyNumberOfThreads() {
        Image one = paint(PAINTER, 1);

        assertThat(paint(PAINTER, 3)).isEqualTo(one);
        assertThat(paint(PAINTER, 1)).isEqualTo(one);
    }

    @Test
    void shouldPaintInTheStylesColours() {
        float[] painted = means(paint(PAINTER, 2));
        float[] style = means(STYLE);

        for (int c = 0; c < 3; c++) {
            assertThat(Math.abs(painted[c] - style[c])).as("channel " + c).isLessThan(0.06f);
        }
    }

    /** The content varies as much downwards as across; strokes of upright and, transposed, of level stripes vary from pixel to pixel. */
    @Test
    void shouldPaintWithTheStylesStrokes() {
        Image painted = paint(PAINTER, 2);

        assertThat(variation(painted)).isGreaterThan(3 * variation(palette()));
    }

    @Test
    void shouldKeepTheContentsDrawing() {
        Image painted = paint(PAINTER, 2);

        double disc = light(painted, 40, 30);
        double ground = light(painted, 8, 30);
        assertThat(disc).isGreaterThan(1.3 * ground);
    }

    static List<Named<UnaryOperator<PatchPainter>>> controls() {
        return List.of(
                Named.of("stroke", painter -> painter.withStroke(5)),
                Named.of("content weight", painter -> painter.withContentWeight(0.5)),
                Named.of("edges", painter -> painter.withEdges(0)),
                Named.of("completeness", painter -> painter.withCompleteness(0)),
                Named.of("seed", painter -> painter.withSeed(1)));
    }

    @ParameterizedTest
    @MethodSource("controls")
    void shouldHeedEachControl(UnaryOperator<PatchPainter> change) {
        PatchPainter changed = change.apply(PAINTER);

        assertThat(changed).isNotEqualTo(PAINTER);
        assertThat(paint(changed, 2)).isNotEqualTo(paint(PAINTER, 2));
    }

    @Test
    void shouldComeNearerToTheContentTheMoreItWeighs() {
        Image palette = palette();

        double free = distance(paint(PAINTER.withContentWeight(0).withEdges(0), 2), palette);
        double usual = distance(paint(PAINTER, 2), palette);
        double held = distance(paint(PAINTER.withContentWeight(5), 2), palette);

        assertThat(held).isLessThan(0.5 * usual);
        assertThat(usual).isLessThan(free);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "16, 2", "3, 40", "16, 16", "65, 17", "97, 64"})
    void shouldPaintPicturesOfAnySize(int width, int height) {
        Image painted = PAINTER.paint(scene(width, height), stripes(9, 30));

        assertThat(painted.width()).isEqualTo(width);
        assertThat(painted.height()).isEqualTo(height);
        for (float value : painted.rgb()) {
            assertThat(value).isBetween(0f, 1f);
        }
    }

    @Test
    void shouldPaintWithAStyleOfOneColour() {
        float[] grey = new float[3 * 20 * 20];
        Arrays.fill(grey, 0.5f);

        Image painted = PAINTER.paint(CONTENT, Image.of(20, 20, grey));

        assertThat(painted.rgb()).usingComparatorWithPrecision(0.02f).containsOnly(0.5f);
    }

    @Test
    void shouldPaintInOneStatement() {
        Image photo = scene(24, 16);
        Image painting = STYLE;

        Image painted = new PatchPainter().withStroke(7).paint(photo, painting);

        assertThat(painted).isNotEqualTo(photo);
    }

    @Test
    void shouldKeepTheContentsAlpha() {
        float[] alpha = new float[CONTENT.width() * CONTENT.height()];
        Arrays.fill(alpha, 0.25f);
        Image content = Image.of(CONTENT.width(), CONTENT.height(), CONTENT.rgb(), alpha);

        assertThat(PAINTER.paint(content, STYLE).alpha())
                .hasValueSatisfying(kept -> assertThat(kept).containsExactly(alpha));
    }

    @Test
    void shouldTellHowItGoesOn() {
        List<Integer> scales = new ArrayList<>();
        List<Double> parts = new ArrayList<>();
        try (Workers workers = new Workers(2)) {
            PAINTER.paint(scene(200, 100), STYLE, Kernels.fastest(workers), (scale, done) -> {
                scales.add(scale);
                parts.add(done);
            });
        }

        assertThat(scales).isSorted().contains(70, 100, 142, 200).doesNotContain(36, 50);
        assertThat(parts).isSorted().doesNotHaveDuplicates().endsWith(1.0);
    }

    @Test
    void shouldStopWhenTheThreadIsInterrupted() {
        List<Double> parts = new ArrayList<>();
        try (Workers workers = new Workers(2)) {
            assertThatExceptionOfType(CancellationException.class)
                    .isThrownBy(() -> PAINTER.paint(CONTENT, STYLE, Kernels.fastest(workers), (scale, done) -> {
                        parts.add(done);
                        Thread.currentThread().interrupt();
                    }));
        }

        assertThat(parts).hasSize(1);
        assertThat(Thread.currentThread().isInterrupted()).isTrue();
    }

    @Test
    void shouldRefuseWhatIsOutOfRange() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PAINTER.withStroke(2))
                .withMessage("a stroke of 2 pixels: it must be from 3 to 15");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PAINTER.withContentWeight(-1))
                .withMessageContaining("the content of -1.0: it must be finite and at least 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PAINTER.withEdges(Double.NaN))
                .withMessageContaining("edges of NaN");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PAINTER.withCompleteness(1.5))
                .withMessage("a completeness of 1.5: it must be from 0 to 1");
    }

    private static Image palette() {
        Tensor palette = Palette.of(CONTENT, STYLE, 0);
        return Image.of(CONTENT.width(), CONTENT.height(), palette.data());
    }

    private static float[] means(Image image) {
        float[] rgb = image.rgb();
        float[] means = new float[3];
        for (int i = 0; i < rgb.length; i++) {
            means[i % 3] += rgb[i] * 3 / rgb.length;
        }
        return means;
    }

    /** Mean difference of the red of neighbours. */
    private static double variation(Image image) {
        float[] rgb = image.rgb();
        double sum = 0;
        for (int i = 3; i < rgb.length; i += 3) {
            sum += Math.abs(rgb[i] - rgb[i - 3]);
        }
        return sum / rgb.length;
    }

    private static double light(Image image, int x, int y) {
        double sum = 0;
        for (int dy = -6; dy <= 6; dy++) {
            for (int dx = -6; dx <= 6; dx++) {
                sum += image.rgb()[3 * ((y + dy) * image.width() + x + dx)];
            }
        }
        return sum;
    }

    private static double distance(Image a, Image b) {
        float[] left = a.rgb();
        float[] right = b.rgb();
        double sum = 0;
        for (int i = 0; i < left.length; i++) {
            sum += (left[i] - right[i]) * (left[i] - right[i]);
        }
        return Math.sqrt(sum / left.length);
    }
}
