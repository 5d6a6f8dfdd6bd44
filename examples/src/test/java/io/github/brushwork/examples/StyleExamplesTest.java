package io.github.brushwork.examples;

import static io.github.brushwork.examples.SmallPictures.HARBOUR;
import static io.github.brushwork.examples.SmallPictures.NETWORK;
import static io.github.brushwork.examples.SmallPictures.PAINTING;
import static io.github.brushwork.examples.SmallPictures.QUICK;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.brushwork.core.Engine;
import io.github.brushwork.core.image.Image;
import io.github.brushwork.transfer.StyleTransfer;
import io.github.brushwork.transfer.settings.Preset;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The programs that paint with several styles, in regions, and in the content's colours. */
class StyleExamplesTest {

    private static final int GAP = 12;

    private static Engine engine;

    @TempDir
    private Path folder;

    private Path content;
    private Path style;
    private Path out;

    @BeforeAll
    static void startEngine() {
        engine = Engine.named("java");
    }

    @AfterAll
    static void closeEngine() {
        engine.close();
    }

    @BeforeEach
    void writePictures() {
        content = SmallPictures.write(HARBOUR, folder, "harbour.png");
        style = SmallPictures.write(PAINTING, folder, "painting.png");
        out = folder.resolve("out.png");
    }

    @Test
    void shouldBlendStylesStepByStep() {
        Path other = SmallPictures.write(stripes(), folder, "stripes.png");

        BlendStyles.run(List.of(content, style, other, out), QUICK, NETWORK, engine);

        List<Image> cells = cells(5);
        assertThat(cells).doesNotHaveDuplicates();
        assertThat(cells.get(0)).isEqualTo(transferred(style));
        assertThat(cells.get(4)).isEqualTo(transferred(other));
    }

    /** A picture in one style, as a file would have it. */
    private Image transferred(Path only) {
        Image painted = StyleTransfer.builder()
                .preset(QUICK)
                .content(content)
                .style(only)
                .network(NETWORK)
                .engine(engine)
                .build()
                .run()
                .image();
        return Image.of(painted.toBufferedImage());
    }

    @Test
    void shouldPaintEachRegionInItsStyle() {
        Path mask = SmallPictures.write(draw(i -> isLeft(i) ? 1 : 0), folder, "mask.png");
        Path stripes = SmallPictures.write(stripes(), folder, "stripes.png");
        Path otherOut = folder.resolve("other.png");

        MaskedStyles.run(List.of(content, mask, style, style, out), QUICK, NETWORK, engine);
        MaskedStyles.run(List.of(content, mask, stripes, style, otherOut), QUICK, NETWORK, engine);

        // Its surroundings see a region at their border.
        double inside = difference(Image.read(out), Image.read(otherOut), StyleExamplesTest::isLeft);
        double outside = difference(Image.read(out), Image.read(otherOut), i -> !isLeft(i));
        assertThat(inside).isGreaterThan(1.5 * outside);
    }

    @Test
    void shouldKeepTheContentsColoursInEachOfTheWays() {
        Preset longer = QUICK.toBuilder().iterations(6).build();

        KeepColours.run(List.of(content, style, out), longer, NETWORK, engine);

        List<Image> cells = cells(4);
        assertThat(cells).doesNotHaveDuplicates();
        List<Double> changes =
                cells.stream().map(cell -> Math.abs(red(cell) - red(HARBOUR))).toList();
        assertThat(changes.subList(1, 4)).allMatch(change -> change < 0.5 * changes.get(0));
    }

    private static boolean isLeft(int index) {
        return index / 3 % HARBOUR.width() < HARBOUR.width() / 2;
    }

    private static double difference(Image one, Image other, IntPredicate where) {
        float[] a = one.rgb();
        float[] b = other.rgb();
        return IntStream.range(0, a.length)
                .filter(where)
                .mapToDouble(i -> Math.abs(a[i] - b[i]))
                .average()
                .orElseThrow();
    }

    private List<Image> cells(int count) {
        Image row = Image.read(out);
        assertThat(row.width()).isEqualTo(count * (HARBOUR.width() + GAP) + GAP);
        return IntStream.range(0, count)
                .mapToObj(i -> part(row, GAP + i * (HARBOUR.width() + GAP), GAP, HARBOUR.width(), HARBOUR.height()))
                .toList();
    }

    private static Image part(Image image, int x, int y, int width, int height) {
        return Image.of(image.toBufferedImage().getSubimage(x, y, width, height));
    }

    /** How much red there is, less the blue. */
    private static double red(Image image) {
        return mean(image, 0) - mean(image, 2);
    }

    private static double mean(Image image, int channel) {
        float[] rgb = image.rgb();
        return IntStream.range(0, rgb.length / 3)
                .mapToDouble(i -> rgb[3 * i + channel])
                .average()
                .orElseThrow();
    }

    private static Image stripes() {
        return draw(i -> i / 3 % 8 < 4 ? 0.9f : 0.1f);
    }

    private interface Value {
        float at(int index);
    }

    private static Image draw(Value value) {
        float[] rgb = new float[3 * HARBOUR.width() * HARBOUR.height()];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = value.at(i);
        }
        return Image.of(HARBOUR.width(), HARBOUR.height(), rgb);
    }
}
