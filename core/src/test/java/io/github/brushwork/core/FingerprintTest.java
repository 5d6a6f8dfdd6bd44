package io.github.brushwork.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.brushwork.core.image.Image;
import io.github.brushwork.core.image.Mask;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FingerprintTest {

    private static final float[] RGB = {0, 0.2f, 0.4f, 0.6f, 0.8f, 1};

    @TempDir
    private Path folder;

    /** Of the bytes 00000001 00000001 00000000 3f800000 00000000, by another implementation: sha256sum. */
    @Test
    void shouldBeTheSha256OfSidesAndValues() {
        Image image = Image.of(1, 1, new float[] {0, 1, 0});

        assertThat(Fingerprint.of(image)).isEqualTo("e8cdc43146733df0241c2b999833ad603d89b927d3207b5dc95366ae07adde27");
    }

    @Test
    void shouldBeTheSameWhateverTheFile() {
        Image image = Image.of(2, 1, RGB); // fifths are whole levels of 8 bits
        image.write(folder.resolve("a.png"));
        image.write(folder.resolve("a.tif"));

        assertThat(Fingerprint.of(Image.read(folder.resolve("a.png"))))
                .isEqualTo(Fingerprint.of(Image.read(folder.resolve("a.tif"))));
    }

    @Test
    void shouldTellPicturesApart() {
        float[] other = RGB.clone();
        other[5] = Math.nextDown(1f);

        assertThat(Stream.of(
                                Image.of(2, 1, RGB),
                                Image.of(1, 2, RGB),
                                Image.of(2, 1, other),
                                Image.of(2, 1, RGB, new float[] {1, 0.5f}))
                        .map(Fingerprint::of))
                .doesNotHaveDuplicates();
    }

    @Test
    void shouldTellMasksApart() {
        assertThat(Fingerprint.of(Mask.of(2, 1, new float[] {0, 1})))
                .isNotEqualTo(Fingerprint.of(Mask.of(2, 1, new float[] {1, 0})));
    }

    private static Network network(String name, Preprocessing preprocessing, String layer, float weight) {
        float[] filters = new float[27];
        filters[0] = weight;
        return new Network(
                name, preprocessing, List.of(new Convolution(layer, List.of(), 3, 1, filters, new float[1])));
    }

    @Test
    void shouldTellNetworksApartByAllButTheirNames() {
        Network network = network("a", Preprocessing.CAFFE, "relu1_1", 1);

        assertThat(Fingerprint.of(network("b", Preprocessing.CAFFE, "relu1_1", 1)))
                .isEqualTo(Fingerprint.of(network));
        assertThat(Stream.of(
                                network,
                                network("a", Preprocessing.SYMMETRIC, "relu1_1", 1),
                                network("a", Preprocessing.CAFFE, "relu1_2", 1),
                                network("a", Preprocessing.CAFFE, "relu1_1", 2))
                        .map(Fingerprint::of))
                .doesNotHaveDuplicates();
    }
}
