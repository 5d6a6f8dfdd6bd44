package io.github.brushwork.vgg.format;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.brushwork.vgg.architecture.Architecture;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ZipArchiveTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"../conv1_1_W.npy", "a/../../b.npy", "/etc/passwd", "..\\b.npy", "C:/b.npy", ".."})
    void shouldRefuseNamesThatLeadOut(String name) {
        assertRefused(new ZipBytes().entry(name, "x").bytes(), "an entry named " + name, "leads out");
    }

    @Test
    void shouldRefuseTheSameNameTwice() {
        // given an archive whose second entry is renamed to the first one's name, in both places
        String bytes = new String(
                new ZipBytes().entry("aaaa.npy", "x").entry("bbbb.npy", "y").bytes(), StandardCharsets.ISO_8859_1);

        assertRefused(
                bytes.replace("bbbb.npy", "aaaa.npy").getBytes(StandardCharsets.ISO_8859_1),
                "two entries named aaaa.npy");
    }

    @Test
    void shouldRefuseWeightsThatInflateBeyondMeasure() {
        // given 64 MB of zeros in some 300 KB
        byte[] bomb =
                new ZipBytes().entry("model.weights.h5", new byte[64 << 20]).bytes();

        assertRefused(bomb, "entry model.weights.h5 has more than the " + 4 * bomb.length + " bytes");
    }

    @Test
    void shouldRefuseDescriptionsThatInflateBeyondMeasure() {
        byte[] bomb =
                new ZipBytes().entry("configuration.json", new byte[64 << 20]).bytes();

        assertRefused(bomb, "entry configuration.json has more than the 1048576 bytes");
    }

    @Test
    void shouldNeverUnpickle() throws IOException {
        assertRefused(new ZipBytes().entry("archive/data.pkl", "x").bytes(), "never unpickled", "safetensors");
        assertRefused(new byte[] {(byte) 0x80, 2, '}', 'q', 0, '.'}, "never unpickled", "safetensors");
    }

    @Test
    void shouldRefuseOtherArchives() {
        assertRefused(new ZipBytes().entry("readme.txt", "x").bytes(), "neither of Keras");
    }

    private void assertRefused(byte[] bytes, String... parts) {
        Path file = folder.resolve("archive");
        try {
            Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        assertThatThrownBy(() -> WeightFiles.read(file, Architecture.VGG16))
                .isInstanceOf(WeightsException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContainingAll(parts);
    }
}
