package io.github.brushwork.examples.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DrawSamplesTest {

    @ParameterizedTest
    @ValueSource(strings = {"harbour.jpg", "painting.jpg"})
    void shouldDrawThePicturesThatAreKeptAsFiles(String name) throws IOException {
        // given
        BufferedImage kept = kept(name);

        // when
        BufferedImage drawn = throughJpeg(DrawSamples.SAMPLES.get(name).get().toImage());

        // then: the drawing is exact, but JPEG codecs of different JVMs round differently, by a level or so
        assertThat(drawn.getWidth()).isEqualTo(kept.getWidth());
        assertThat(drawn.getHeight()).isEqualTo(kept.getHeight());
        int[] differences = differences(drawn, kept);
        assertThat(mean(differences)).isLessThan(0.75);
        assertThat(shareAbove(16, differences)).isLessThan(1e-3);
    }

    @Test
    void shouldSayWhatItExpectsWhenNoFolderIsGiven() {
        assertThatThrownBy(() -> DrawSamples.main(new String[0]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("folder")
                .hasMessageContaining("0");
    }

    private static BufferedImage kept(String name) throws IOException {
        try (InputStream in = DrawSamples.class.getResourceAsStream(name)) {
            assertThat(in).as(name).isNotNull();
            return ImageIO.read(in);
        }
    }

    private static BufferedImage throughJpeg(BufferedImage image) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DrawSamples.writeJpeg(image, bytes);
        return ImageIO.read(new ByteArrayInputStream(bytes.toByteArray()));
    }

    /** Absolute differences of all channels, in levels of 0 to 255. */
    private static int[] differences(BufferedImage a, BufferedImage b) {
        int[] as = a.getRGB(0, 0, a.getWidth(), a.getHeight(), null, 0, a.getWidth());
        int[] bs = b.getRGB(0, 0, b.getWidth(), b.getHeight(), null, 0, b.getWidth());
        int[] differences = new int[3 * as.length];
        for (int i = 0; i < differences.length; i++) {
            int shift = 8 * (i % 3);
            differences[i] = Math.abs((as[i / 3] >> shift & 255) - (bs[i / 3] >> shift & 255));
        }
        return differences;
    }

    private static double mean(int[] differences) {
        long sum = 0;
        for (int difference : differences) {
            sum += difference;
        }
        return (double) sum / differences.length;
    }

    private static double shareAbove(int limit, int[] differences) {
        int count = 0;
        for (int difference : differences) {
            count += difference > limit ? 1 : 0;
        }
        return (double) count / differences.length;
    }
}
