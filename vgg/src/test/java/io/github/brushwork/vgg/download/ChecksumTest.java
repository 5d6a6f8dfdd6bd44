package io.github.brushwork.vgg.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChecksumTest {

    private static final String SHA256_OF_ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void setUp() throws IOException {
        file = Files.writeString(folder.resolve("abc"), "abc");
    }

    /** SHA-256: FIPS 180-4's first example; MD5: RFC 1321's test suite; Adler-32 by hand: 1+97+98+99 = 295 and 98+196+295. */
    @ParameterizedTest
    @CsvSource({"SHA256," + SHA256_OF_ABC, "MD5,900150983cd24fb0d6963f7d28e17f72", "ADLER32,024d0127"})
    void shouldComputeThePublishedValueOfAbc(Checksum.Algorithm algorithm, String hex) throws IOException {
        assertThat(Checksum.of(algorithm, file)).isEqualTo(new Checksum(algorithm, hex));
    }

    @Test
    void shouldReadAFileLargerThanAnyBuffer() throws IOException {
        Path large = Files.write(folder.resolve("large"), Served.content());

        assertThat(Served.checksum().matches(large)).isTrue();
    }

    @Test
    void shouldTellAFileThatDiffers() throws IOException {
        assertThat(Checksum.sha256(SHA256_OF_ABC).matches(file)).isTrue();
        assertThat(Checksum.sha256(SHA256_OF_ABC.replace('b', 'c')).matches(file))
                .isFalse();
    }

    @Test
    void shouldNotCareForTheCaseOfTheDigits() {
        assertThat(Checksum.md5("900150983CD24FB0D6963F7D28E17F72"))
                .isEqualTo(Checksum.md5("900150983cd24fb0d6963f7d28e17f72"));
    }

    @Test
    void shouldTakeAdler32AsTheNumberThatIsPublished() {
        assertThat(Checksum.adler32(0x024d0127L).hex()).isEqualTo("024d0127");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "900150983cd24fb0d6963f7d28e17f7",
                "900150983cd24fb0d6963f7d28e17f7g",
                " 00150983cd24fb0d6963f7d28e17f72"
            })
    void shouldRefuseWhatAreNotTheDigits(String hex) {
        assertThatThrownBy(() -> Checksum.md5(hex))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("\"" + hex + "\" is no MD5 checksum: give 32 hexadecimal digits");
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 0x1_0000_0000L})
    void shouldRefuseANumberThatIsNoAdler32(long value) {
        assertThatThrownBy(() -> Checksum.adler32(value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(value + " is no Adler-32 checksum");
    }
}
