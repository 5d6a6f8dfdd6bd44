package io.github.brushwork.vgg.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.brushwork.vgg.architecture.Architecture;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Dl4jWeightsTest {

    private final List<SampleLayer> layers = SampleLayer.first(Architecture.VGG16, 2);
    private final String configuration = Dl4jFile.configuration(layers);
    private final byte[] parameters = Dl4jFile.parameters("MIXED_DATA_TYPES", "LONG", "FLOAT", layers);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"MIXED_DATA_TYPES, LONG, DOUBLE", "LONG_SHAPE, LONG, FLOAT", "HEAP, INT, FLOAT", "HEAP, INT, DOUBLE"})
    void shouldReadParametersOfEveryVersion(String mode, String shapeType, String type) {
        VggWeights weights = read(configuration, Dl4jFile.parameters(mode, shapeType, type, layers));

        assertThat(weights.convolutions().get(1).filters())
                .isEqualTo(layers.get(1).kernel());
        assertThat(weights.convolutions().get(1).bias()).isEqualTo(layers.get(1).bias());
    }

    @Test
    void shouldReadConvolutionsThatKeepTheSizeByTheirMode() {
        String same = configuration
                .replace("\"padding\":[1,1]", "\"padding\":[0,0]")
                .replace("\"convolutionMode\":\"Truncate\"", "\"convolutionMode\":\"Same\"");

        assertThat(read(same, parameters).convolutions()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "\"stride\":[1,1]#\"stride\":[2,2]",
                "\"padding\":[1,1]#\"padding\":[0,0]",
                "\"kernelSize\":[3,3]#\"kernelSize\":[5,5]",
                "\"dilation\":[1,1]#\"dilation\":[2,2]",
                "\"hasBias\":true#\"hasBias\":false",
                "ActivationReLU#ActivationTanH",
            })
    void shouldRefuseOtherConvolutions(String setting, String other) {
        assertRefused(configuration.replace(setting, other), parameters, "layer 0", "3 x 3 convolution of stride 1");
    }

    @Test
    void shouldRefuseConvolutionsOutsideTheChain() {
        // given a graph whose second convolution reads the input as well
        String branched = configuration.replace("\"1\":[\"0\"]", "\"1\":[\"in\"]");

        assertRefused(branched, parameters, "layer 0 is a convolution outside the chain");
    }

    @Test
    void shouldRefuseGraphsThatLeadBack() {
        String circle = configuration.replace("\"0\":[\"in\"]", "\"0\":[\"2\"]");

        assertRefused(circle, parameters, "outside the chain");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"confs\":[]}", "{}", "{\"vertices\":{},\"vertexInputs\":{},\"networkInputs\":[\"a\",\"b\"]}"})
    void shouldRefuseOtherModels(String json) {
        assertRefused(json, parameters, "none of a Deeplearning4j graph", "ComputationGraph");
    }

    @Test
    void shouldRefuseDeepNesting() {
        assertRefused("{\"a\":".repeat(10_000), parameters, "no JSON of its kind", "depth");
    }

    @Test
    void shouldRefuseChannelsThatWouldOverflow() {
        assertRefused(
                configuration.replace("\"nout\":64", "\"nout\":2147483647"),
                parameters,
                "of shape [2147483647, 3, 3, 3]");
    }

    @Test
    void shouldRefuseParametersThatAreCutShort() {
        assertRefused(configuration, Arrays.copyOf(parameters, parameters.length - 1), "cut short");
        assertRefused(configuration, Arrays.copyOf(parameters, 5), "cut short");
    }

    @Test
    void shouldRefuseParametersOfFewerLayers() {
        byte[] fewer = Dl4jFile.parameters("MIXED_DATA_TYPES", "LONG", "FLOAT", layers.subList(0, 1));

        assertRefused(configuration, fewer, "the parameters end before the convolutions do");
    }

    @ParameterizedTest
    @CsvSource({"COMPRESSED, parameters of type COMPRESSED", "INT, parameters of type INT"})
    void shouldRefuseOtherTypesOfParameters(String type, String reason) {
        assertRefused(
                configuration,
                Dl4jFile.parameters("MIXED_DATA_TYPES", "LONG", type, layers),
                reason,
                "single precision");
    }

    @Test
    void shouldRefuseParametersOfUnknownKind() {
        assertRefused(
                configuration,
                Dl4jFile.parameters("ELSEWHERE", "LONG", "FLOAT", layers),
                "no array of ND4J, or one of a newer version");
    }

    private VggWeights read(String json, byte[] coefficients) {
        Path file = new ZipBytes()
                .entry("configuration.json", json)
                .entry("coefficients.bin", coefficients)
                .writeTo(folder.resolve("dl4j.zip"));
        return WeightFiles.read(file, Architecture.VGG16);
    }

    private void assertRefused(String json, byte[] coefficients, String... parts) {
        assertThatThrownBy(() -> read(json, coefficients))
                .isInstanceOf(WeightsException.class)
                .hasMessageContaining("dl4j.zip")
                .hasMessageContainingAll(parts);
    }
}
