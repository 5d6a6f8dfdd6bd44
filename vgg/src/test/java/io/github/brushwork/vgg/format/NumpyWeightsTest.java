package io.github.brushwork.vgg.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.brushwork.vgg.architecture.Architecture;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumpyWeightsTest {

    private static final String SHAPE = "'shape': (3, 3, 3, 64), ";

    private final SampleLayer layer = SampleLayer.of(Architecture.VGG16, 0);
    private final byte[] bias = NpyBytes.floats(new int[] {64}, layer.bias());

    @TempDir
    private Path folder;

    @Test
    void shouldReadMembersOfTheHeaderInAnyOrder() {
        byte[] array = NpyBytes.array("{" + SHAPE + "'fortran_order': False,'descr':'<f4'}", data());

        assertThat(read(array).convolutions().get(0).filters()).isEqualTo(layer.kernel());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "{'descr': '|S7', 'fortran_order': False, 'shape': (3, 3, 3, 64), }#type '|S7'",
                "{'descr': '<i4', 'fortran_order': False, 'shape': (3, 3, 3, 64), }#type '<i4'",
                "{'descr': [('a', '<f4')], 'fortran_order': False, 'shape': (3,), }#a dictionary",
                "{'descr': '<f4', 'descr': '<f4', 'fortran_order': False, 'shape': (3, 3, 3, 64), }#a dictionary",
                "{'descr': '<f4', 'fortran_order': False, }#a dictionary",
                "{'descr': '<f4', 'fortran_order': 0, 'shape': (3, 3, 3, 64), }#a dictionary",
                "{'descr': '<f4', 'fortran_order': False, 'shape': (3, 3, 3, -64), }#a dictionary",
                "{'descr': '<f4', 'fortran_order': False, 'shape': (3, 3, 3, 99999999999), }#of shape (3, 3, 3, 99999999999)",
                "{'descr': '<f4', 'fortran_order': False, 'shape': (3, , 3), }#of shape (3, , 3)",
                "{'descr': '<f4', 'fortran_order': False, 'shape': (), }#of shape []",
                "__import__('os')#a dictionary",
            })
    void shouldRefuseOtherHeaders(String header, String reason) {
        assertRefused(NpyBytes.array(header, data()), "array conv1_1_W.npy", reason);
    }

    @Test
    void shouldRefuseArraysThatAreCutShortOrTooLong() {
        byte[] sound = NpyBytes.floats(layer.shape(), layer.kernel());

        assertRefused(Arrays.copyOf(sound, sound.length - 1), "cut short", "it has 6911 bytes for 1728 numbers");
        assertRefused(Arrays.copyOf(sound, 40), "cut short");
        assertRefused(Arrays.copyOf(sound, sound.length + 1), "more bytes than its header speaks of");
    }

    @ParameterizedTest
    @ValueSource(bytes = {0, 4, -1})
    void shouldRefuseUnknownVersions(byte version) {
        byte[] array = NpyBytes.floats(layer.shape(), layer.kernel());
        array[6] = version;

        assertRefused(array, "version " + Byte.toUnsignedInt(version));
    }

    @Test
    void shouldRefuseHugeHeaders() {
        byte[] array = NpyBytes.floats(layer.shape(), layer.kernel());
        array[6] = 2;
        ByteBuffer.wrap(array).order(ByteOrder.LITTLE_ENDIAN).putInt(8, -1);

        assertRefused(array, "a header of 4294967295 bytes");
    }

    @Test
    void shouldNotInflateMoreThanTheShapeTells() {
        // given a kernel of the right shape that goes on for 64 MB
        byte[] sound = NpyBytes.floats(layer.shape(), layer.kernel());

        assertRefused(Arrays.copyOf(sound, 64 << 20), "more bytes than its header speaks of");
    }

    @Test
    void shouldRefuseOneArrayAlone() throws IOException {
        Path file = Files.write(folder.resolve("one.npy"), bias);

        assertThatThrownBy(() -> WeightFiles.read(file, Architecture.VGG16))
                .isInstanceOf(WeightsException.class)
                .hasMessageContainingAll("one .npy array", "into a folder");
    }

    private byte[] data() {
        return SafetensorsFile.encoded(FloatType.F32, layer.kernel());
    }

    private VggWeights read(byte[] kernel) {
        Path file = new ZipBytes()
                .entry("conv1_1_W.npy", kernel)
                .entry("conv1_1_b.npy", bias)
                .writeTo(folder.resolve("vgg.npz"));
        return WeightFiles.read(file, Architecture.VGG16);
    }

    private void assertRefused(byte[] kernel, String... parts) {
        assertThatThrownBy(() -> read(kernel))
                .isInstanceOf(WeightsException.class)
                .hasMessageContaining("vgg.npz")
                .hasMessageContainingAll(parts);
    }
}
