package io.github.brushwork.vgg.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RemoteFileTest {

    private static final URI MIRROR = URI.create("https://example.org/weights.bin");
    private static final Checksum CHECKSUM = Checksum.adler32(0x024d0127);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ".", "..", "a/b", "a\\b"})
    void shouldRefuseANameThatCouldLeaveItsFolder(String name) {
        assertThatThrownBy(() -> new RemoteFile(name, List.of(MIRROR), 3, CHECKSUM))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("\"" + name + "\" is no file name");
    }

    @ParameterizedTest
    @CsvSource({
        "ftp://example.org/a, neither an http nor an https address",
        "weights.bin, neither an http nor an https address",
        "https:///a, names no host"
    })
    void shouldRefuseAMirrorThatCannotBeAsked(URI mirror, String reason) {
        assertThatThrownBy(() -> new RemoteFile("a", List.of(mirror), 3, CHECKSUM))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(mirror.toString())
                .hasMessageContaining(reason);
    }

    @Test
    void shouldRefuseAPasswordInAMirrorAndNotRepeatIt() {
        URI mirror = URI.create("https://me:secret@example.org/a");

        assertThatThrownBy(() -> new RemoteFile("a", List.of(mirror), 3, CHECKSUM))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("example.org")
                .hasMessageNotContaining("secret");
    }

    @Test
    void shouldWantAMirrorAndASize() {
        assertThatThrownBy(() -> new RemoteFile("a", List.of(), 3, CHECKSUM))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a has no mirror: give at least one address");
        assertThatThrownBy(() -> new RemoteFile("a", List.of(MIRROR), 0, CHECKSUM))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the size of a is 0: give its length in bytes, more than 0");
    }

    @Test
    void shouldTellATrueCopyFromOthers() throws IOException {
        RemoteFile file = new RemoteFile("abc", List.of(MIRROR), 3, CHECKSUM);

        assertThat(file.flaw(copy("abc"))).isEmpty();
        assertThat(file.flaw(copy("abcd"))).contains("it has 4 bytes, but should have 3");
        assertThat(file.flaw(copy("abd")))
                .contains("its 3 bytes are right in number, but have Adler-32 024e0128, and should have Adler-32"
                        + " 024d0127");
    }

    @Test
    void shouldRecogniseAPageInPlaceOfTheFile() throws IOException {
        RemoteFile file = new RemoteFile("abc", List.of(MIRROR), 3, CHECKSUM);

        assertThat(file.flaw(copy("<html>")).orElseThrow()).contains("begins with '<'", "proxy");
    }

    private Path copy(String text) throws IOException {
        return Files.writeString(folder.resolve("copy"), text);
    }
}
