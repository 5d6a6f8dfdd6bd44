package io.github.brushwork.vgg.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.brushwork.core.Convolution;
import io.github.brushwork.core.Preprocessing;
import io.github.brushwork.vgg.architecture.Architecture;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files that h5py, NumPy and a script by the format's text wrote; see the README beside them. */
class ForeignFilesTest {

    @ParameterizedTest
    @CsvSource({
        "keras2.h5, 2",
        "keras2_model.h5, 2",
        "keras2_nested.h5, 2",
        "keras2_uncompressed.h5, 1",
        "keras3.weights.h5, 2",
        "keras3_names.weights.h5, 2",
        "keras3_layer_names.weights.h5, 2",
        "keras3_nested.weights.h5, 2",
        "keras3_latest.weights.h5, 2",
        "keras3_float16.weights.h5, 1",
        "keras3_float64.weights.h5, 1",
        "tensorflow213.weights.h5, 2",
        "vgg16.keras, 2",
        "vgg16_weights.npz, 2",
        "little_half.npz, 1",
        "big_single.npz, 1",
        "big_double.npz, 1",
        "arrays, 1",
        "caffe.safetensors, 1",
    })
    void shouldReadWeightsOfCaffe(String name, int count) {
        VggWeights weights = WeightFiles.read(resource(name), Architecture.VGG16);

        assertThat(weights.preprocessing()).isEqualTo(Preprocessing.CAFFE);
        assertSamples(weights.convolutions(), count);
    }

    @ParameterizedTest
    @CsvSource({"torchvision.safetensors", "torch.npz"})
    void shouldReadWeightsOfTorchvision(String name) {
        VggWeights weights = WeightFiles.read(resource(name), Architecture.VGG16);

        assertThat(weights.preprocessing()).isEqualTo(Preprocessing.TORCHVISION);
        assertSamples(weights.convolutions(), 1);
    }

    @ParameterizedTest
    @CsvSource({
        "keras3_bfloat16.weights.h5, such as bfloat16",
        "external_link.weights.h5, links are not followed",
        "inflating_chunk.weights.h5, holds not the 3456 bytes of a chunk",
        "missing_chunk.weights.h5, No chunk with offset",
        "objects.npz, never unpickled",
    })
    void shouldRefuseWithRemedy(String name, String reason) {
        assertThatThrownBy(() -> WeightFiles.read(resource(name), Architecture.VGG16))
                .isInstanceOf(WeightsException.class)
                .hasMessageContainingAll(name, reason);
    }

    /** Compares with the formula of the script that wrote the files. */
    private static void assertSamples(List<Convolution> convolutions, int count) {
        assertThat(convolutions).hasSize(count);
        for (int n = 0; n < count; n++) {
            Convolution convolution = convolutions.get(n);
            float[] kernel = new float[9 * convolution.inputs() * 64];
            for (int i = 0; i < kernel.length; i++) {
                int cell = i / 64 / convolution.inputs();
                int input = i / 64 % convolution.inputs();
                kernel[i] = ((36 * (cell / 3) + 18 * (cell % 3) + 6 * input + i % 64 + n) % 61 - 30) / 64f;
            }
            float[] bias = new float[64];
            for (int o = 0; o < bias.length; o++) {
                bias[o] = (o % 7 - 3) / 8f;
            }
            assertThat(convolution.filters()).isEqualTo(kernel);
            assertThat(convolution.bias()).isEqualTo(bias);
        }
    }

    static Path resource(String name) {
        try {
            return Path.of(ForeignFilesTest.class.getResource(name).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
