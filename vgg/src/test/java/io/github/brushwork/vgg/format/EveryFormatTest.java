package io.github.brushwork.vgg.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.brushwork.core.Convolution;
import io.github.brushwork.vgg.architecture.Architecture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What holds for weights in every format. */
class EveryFormatTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource
    void shouldReadLayersAsWritten(Written format) {
        List<SampleLayer> layers = SampleLayer.first(Architecture.VGG16, 5);
        Path file = format.writeIn(folder, Architecture.VGG16, layers);

        VggWeights weights = WeightFiles.read(file, Architecture.VGG16);

        assertThat(weights.preprocessing()).isEqualTo(format.preprocessing());
        assertThat(weights.convolutions()).hasSize(5);
        for (int i = 0; i < layers.size(); i++) {
            Convolution convolution = weights.convolutions().get(i);
            assertThat(convolution.name()).isEqualTo(layers.get(i).place().name());
            assertThat(convolution.filters()).isEqualTo(layers.get(i).kernel());
            assertThat(convolution.bias()).isEqualTo(layers.get(i).bias());
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"KERAS_3", "SAFETENSORS", "DL4J"})
    void shouldReadWholeVgg19(Written format) {
        Path file = format.writeIn(folder, Architecture.VGG19, SampleLayer.first(Architecture.VGG19, 16));

        VggWeights weights = WeightFiles.read(file, Architecture.VGG19);

        assertThat(weights.convolutions())
                .extracting(Convolution::name)
                .containsExactlyElementsOf(Architecture.VGG19.places().stream()
                        .map(place -> place.name())
                        .toList());
        assertThat(weights.convolutions().get(15).filters())
                .isEqualTo(SampleLayer.of(Architecture.VGG19, 15).kernel());
    }

    @ParameterizedTest
    @EnumSource
    void shouldRefuseVgg19WhereVgg16IsAskedForAndSaySo(Written format) {
        // given layers up to the first one that VGG16 has not
        List<SampleLayer> layers = SampleLayer.first(Architecture.VGG19, format == Written.KERAS_3 ? 9 : 8);
        Path file = format.writeIn(folder, Architecture.VGG19, layers);

        // where layers are only numbered, the first eight of both networks differ in shape alone
        assertRefused(file, Architecture.VGG16).hasMessageContaining("it looks like VGG19; read it as that");
        assertThat(WeightFiles.read(file, Architecture.VGG19).convolutions()).hasSize(layers.size());
    }

    @ParameterizedTest
    @EnumSource
    void shouldRefuseVgg16WhereVgg19IsAskedForAndSaySo(Written format) {
        Path file = format.writeIn(folder, Architecture.VGG16, SampleLayer.first(Architecture.VGG16, 8));

        assertRefused(file, Architecture.VGG19).hasMessageContaining("it looks like VGG16; read it as that");
    }

    @ParameterizedTest
    @EnumSource
    void shouldRefuseGapBetweenLayers(Written format) {
        List<SampleLayer> layers = new ArrayList<>(SampleLayer.first(Architecture.VGG16, 4));
        layers.remove(1);
        Path file = format.writeIn(folder, Architecture.VGG16, layers);

        assertRefused(file, Architecture.VGG16).hasMessageContaining("but lacks");
    }

    @ParameterizedTest
    @EnumSource
    void shouldRefuseFileWithoutTheFirstLayer(Written format) {
        List<SampleLayer> layers = SampleLayer.first(Architecture.VGG16, 2).subList(1, 2);
        Path file = format.writeIn(folder, Architecture.VGG16, layers);

        // A chain begins with its first layer, whatever its shape.
        assertRefused(file, Architecture.VGG16).hasMessageContaining(isChain(format) ? "[64, 3, 3, 3]" : "but lacks");
    }

    @ParameterizedTest
    @EnumSource
    void shouldRefuseKernelOfWrongShape(Written format) {
        SampleLayer wrong = SampleLayer.of(Architecture.VGG16.places().get(0), 3, 3, 4, 64);
        Path file = format.writeIn(folder, Architecture.VGG16, List.of(wrong));

        assertRefused(file, Architecture.VGG16).message().containsAnyOf("[3, 3, 4, 64]", "[64, 4, 3, 3]");
        assertRefused(file, Architecture.VGG16).message().containsAnyOf("[3, 3, 3, 64]", "[64, 3, 3, 3]");
    }

    @ParameterizedTest
    @EnumSource
    void shouldRefuseBiasOfWrongShape(Written format) {
        SampleLayer sound = SampleLayer.of(Architecture.VGG16, 0);
        SampleLayer wrong = new SampleLayer(sound.place(), sound.shape(), sound.kernel(), new float[63]);
        Path file = format.writeIn(folder, Architecture.VGG16, List.of(wrong));

        // One vector of all parameters has no shapes but those of the graph; it is just too short.
        assertRefused(file, Architecture.VGG16).hasMessageContaining(isChain(format) ? "the parameters end" : "[63]");
    }

    @ParameterizedTest
    @EnumSource
    void shouldRefuseWeightsThatAreNotFinite(Written format) {
        for (float value : new float[] {Float.NaN, Float.NEGATIVE_INFINITY}) {
            SampleLayer broken = SampleLayer.of(Architecture.VGG16, 0).with(66, value);
            Path file = format.writeIn(folder, Architecture.VGG16, List.of(broken));

            assertRefused(file, Architecture.VGG16)
                    .hasMessageContaining("the value " + value)
                    .hasMessageContaining("single precision");
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "FOLDER")
    void shouldRefuseFilesCutShortAnywhere(Written format) throws IOException {
        Path whole = format.writeIn(folder, Architecture.VGG16, SampleLayer.first(Architecture.VGG16, 1));
        byte[] bytes = Files.readAllBytes(whole);

        for (double part : new double[] {0, 0.001, 0.01, 0.1, 0.3, 0.5, 0.7, 0.9, 0.99, 0.9999}) {
            Path file = Files.write(folder.resolve("cut"), Arrays.copyOf(bytes, (int) (part * bytes.length)));
            assertRefused(file, Architecture.VGG16);
        }
    }

    private static boolean isChain(Written format) {
        return format == Written.DL4J || format == Written.OLD_DL4J;
    }

    private static AbstractThrowableAssert<?, ?> assertRefused(Path file, Architecture architecture) {
        return assertThatThrownBy(() -> WeightFiles.read(file, architecture))
                .isInstanceOf(WeightsException.class)
                .hasMessageContaining(file.toString());
    }
}
