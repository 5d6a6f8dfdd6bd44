package io.github.brushwork.examples;

import static io.github.brushwork.examples.SmallPictures.NETWORK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.brushwork.cli.Samples;
import io.github.brushwork.core.Engine;
import io.github.brushwork.core.image.Image;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SimilarImagesTest {

    @TempDir
    private Path folder;

    @TempDir
    private Path elsewhere;

    @BeforeEach
    void writePictures() {
        SmallPictures.write(quarter(Samples.painting(), 0), folder, "sky.png");
        SmallPictures.write(quarter(Samples.harbour(), 1), folder, "quay.png");
        SmallPictures.write(quarter(Samples.harbour(), 0), folder, "air.png");
    }

    @ParameterizedTest
    @EnumSource
    void shouldPutTheSamePictureFirstWhateverItsSize(Likeness likeness) throws IOException {
        Path larger =
                SmallPictures.write(Image.read(folder.resolve("quay.png")).resize(96, 64), elsewhere, "larger.png");

        List<String> lines = run(likeness, larger);

        assertThat(lines).hasSize(3).isSorted();
        assertThat(lines.get(0)).endsWith(" quay.png");
    }

    @Test
    void shouldFindThePictureThatIsPaintedAlike() throws IOException {
        Path night = SmallPictures.write(quarter(Samples.painting(), 0.2), elsewhere, "night.png");
        Path water = SmallPictures.write(quarter(Samples.harbour(), 0.9), elsewhere, "water.png");

        assertThat(run(Likeness.STYLE, night).get(0)).endsWith(" sky.png");
        assertThat(run(Likeness.STYLE, water).get(0)).endsWith(" quay.png");
    }

    @Test
    void shouldSayWhatIsNoPictureOrTooSmall() throws IOException {
        Files.writeString(folder.resolve("notes.txt"), "sky, quay and air");
        SmallPictures.write(Samples.harbour().resize(2, 2), folder, "dot.png");

        List<String> lines = run(Likeness.STYLE, folder.resolve("sky.png"));

        assertThat(lines).hasSize(5);
        assertThat(lines.subList(0, 2))
                .anyMatch(line -> line.startsWith("left out notes.txt: "))
                .anyMatch(line -> line.startsWith("left out dot.png: ") && line.contains("2 x 2"));
        assertThat(lines.get(2)).isEqualTo("0.0000 sky.png");
    }

    @Test
    void shouldTellThatNothingIsLikeAPictureWithoutFeatures() {
        assertThat(Likeness.distance(new float[2], new float[] {1, 0})).isEqualTo(1);
        assertThat(Likeness.distance(new float[] {2, 0}, new float[] {0, 3})).isEqualTo(1);
        assertThat(Likeness.distance(new float[] {2, 2}, new float[] {3, 3})).isZero();
    }

    @Test
    void shouldSayInWhatPicturesCanBeAlike() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SimilarImages.main(new String[] {"colour", "sky.png", "."}))
                .withMessage("there is no likeness \"colour\"; there is [style, subject]");
    }

    private List<String> run(Likeness likeness, Path picture) throws IOException {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        try (Engine engine = Engine.named("java")) {
            SimilarImages.run(
                    likeness, picture, folder, NETWORK, engine, new PrintStream(printed, true, StandardCharsets.UTF_8));
        }
        return printed.toString(StandardCharsets.UTF_8).lines().toList();
    }

    /** A quarter of the width and of the height, from the middle; from the top for 0, from the bottom for 1. */
    private static Image quarter(Image picture, double down) {
        Image whole = picture.resize(192, 128);
        return Image.of(whole.toBufferedImage().getSubimage(72, (int) (down * 96), 48, 32));
    }
}
