package io.github.brushwork.vgg.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.brushwork.vgg.architecture.Architecture;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SafetensorsWeightsTest {

    private static final int[] KERNEL = {64, 3, 3, 3};
    private static final int[] BIAS = {64};

    private final SampleLayer layer = SampleLayer.of(Architecture.VGG16, 0);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(names = {"F64", "F32", "F16", "BF16"})
    void shouldReadEveryTypeOfNumbers(FloatType type) {
        VggWeights weights = read(new SafetensorsFile()
                .tensor("features.0.weight", type.name(), KERNEL, encoded(type, layer.kernelByOutput()))
                .tensor("features.0.bias", type.name(), BIAS, encoded(type, layer.bias())));

        assertThat(weights.convolutions().get(0).filters()).isEqualTo(layer.kernel());
        assertThat(weights.convolutions().get(0).bias()).isEqualTo(layer.bias());
    }

    @ParameterizedTest
    @EnumSource(names = {"F8_E4M3", "F8_E5M2"})
    void shouldReadNumbersOfEightBits(FloatType type) {
        // given numbers of three bits, which both types can hold
        float[] kernel = new float[KERNEL[0] * 27];
        for (int i = 0; i < kernel.length; i++) {
            kernel[i] = (i % 15 - 7) / 8f;
        }

        VggWeights weights = read(new SafetensorsFile()
                .tensor("features.0.weight", type.name(), KERNEL, encoded(type, kernel))
                .floats("features.0.bias", BIAS, layer.bias()));

        float[] filters = weights.convolutions().get(0).filters();
        for (int i = 0; i < kernel.length; i++) {
            assertThat(filters[i % 27 % 9 * 3 * 64 + i % 27 / 9 * 64 + i / 27]).isEqualTo(kernel[i]);
        }
    }

    @Test
    void shouldIgnoreTensorsOfOtherLayersWhateverTheirType() {
        VggWeights weights = read(sound().tensor("pre_logits.fc1.bias", "I64", new int[] {2}, new byte[16])
                .tensor("head.fc.weight", "F4", new int[] {2, 2}, new byte[2]));

        assertThat(weights.convolutions()).hasSize(1);
    }

    @Test
    void shouldRefuseBatchNormalisation() {
        assertRefused(
                sound().floats("features.1.running_mean", BIAS, new float[64]),
                "features.1.running_mean",
                "vgg16_bn",
                "without batch normalisation");
    }

    @Test
    void shouldRefuseOtherNetworks() {
        assertRefused(
                new SafetensorsFile().floats("layer1.0.conv1.weight", BIAS, new float[64]),
                "no tensor with a name like",
                "features.0.weight",
                "layer1.0.conv1.weight");
    }

    @Test
    void shouldRefuseAlexNetsFirstLayer() {
        assertRefused(
                new SafetensorsFile()
                        .floats("features.0.weight", new int[] {64, 3, 11, 11}, new float[64 * 3 * 121])
                        .floats("features.0.bias", BIAS, new float[64]),
                "tensor features.0.weight of shape [64, 3, 11, 11]",
                "[64, 3, 3, 3]");
    }

    @Test
    void shouldRefuseTypesThatAreNotFloatingPoint() {
        assertRefused(
                new SafetensorsFile()
                        .tensor("features.0.weight", "I8", KERNEL, new byte[64 * 27])
                        .floats("features.0.bias", BIAS, layer.bias()),
                "tensor features.0.weight of type I8",
                "F8_E5M2");
    }

    @Test
    void shouldRefuseBothSchemesOfNamesInOneFile() {
        assertRefused(sound().floats("conv1_1.bias", BIAS, new float[64]), "more than one kind");
    }

    @ParameterizedTest
    @ValueSource(longs = {(1 << 20) + 1, Integer.MAX_VALUE, Long.MAX_VALUE, -1, Long.MIN_VALUE})
    void shouldRefuseHugeHeaders(long length) throws IOException {
        byte[] bytes = sound().bytes();
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putLong(0, length);

        assertRefused(bytes, "a header of " + Long.toUnsignedString(length) + " bytes", "1048576");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'a':{'dtype':'F32','shape':[1],'data_offsets':[0,4]},'a':{'dtype':'F32','shape':[1],'data_offsets':[0,4]}}"
                        + "|Duplicate",
                "{'a':{'dtype':'F32','shape':[1],'data_offsets':[1,5]}}|begins at byte 1",
                "{'a':{'dtype':'F32','shape':[1],'data_offsets':[0,4]},'b':{'dtype':'F32','shape':[1],'data_offsets':[2,6]}}"
                        + "|begins at byte 2",
                "{'a':{'dtype':'F32','shape':[2],'data_offsets':[0,4]}}|the bytes from 0 to 4",
                "{'a':{'dtype':'F32','shape':[1],'data_offsets':[4,0]}}|the bytes from 4 to 0",
                "{'a':{'dtype':'F32','shape':[-1],'data_offsets':[0,4]}}|a side or an offset of -1",
                "{'a':{'dtype':'F32','shape':[1.5],'data_offsets':[0,4]}}|a side or an offset of 1.5",
                "{'a':{'dtype':'F32','shape':[4294967296,4294967296,1],'data_offsets':[0,0]}}|the bytes from 0 to 0",
                "{'a':{'dtype':'F32','shape':[99999999999999999999],'data_offsets':[0,4]}}|999",
                "{'a':{'dtype':'F32','shape':[1]}}|lacks a dtype, a shape or two data_offsets",
                "{'a':7}|lacks a dtype, a shape or two data_offsets",
                "{'a':{'dtype':'F32','shape':[4],'data_offsets':[0,16]}}|cut short",
                "{}|more than its tensors",
                "{'a':|no JSON of its kind",
                "{} {}|more than one JSON object",
            })
    void shouldRefuseHeadersThatLie(String json, String reason) throws IOException {
        assertRefused(SafetensorsFile.withHeader(json.replace('\'', '"'), new byte[8]), reason);
    }

    @Test
    void shouldRefuseDeepNesting() throws IOException {
        String json = "{\"a\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}";

        assertRefused(SafetensorsFile.withHeader(json, new byte[8]), "no JSON of its kind", "depth");
    }

    private SafetensorsFile sound() {
        return new SafetensorsFile()
                .floats("features.0.weight", KERNEL, layer.kernelByOutput())
                .floats("features.0.bias", BIAS, layer.bias());
    }

    private static byte[] encoded(FloatType type, float[] values) {
        return SafetensorsFile.encoded(type, values);
    }

    private VggWeights read(SafetensorsFile file) {
        return WeightFiles.read(file.writeTo(folder.resolve("a.safetensors")), Architecture.VGG16);
    }

    private void assertRefused(SafetensorsFile file, String... parts) {
        assertThatThrownBy(() -> read(file))
                .isInstanceOf(WeightsException.class)
                .hasMessageContainingAll(parts);
    }

    private void assertRefused(byte[] bytes, String... parts) throws IOException {
        Path file = Files.write(folder.resolve("b.safetensors"), bytes);
        assertThatThrownBy(() -> WeightFiles.read(file, Architecture.VGG16))
                .isInstanceOf(WeightsException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContainingAll(parts);
    }
}
