package io.github.brushwork.vgg.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.brushwork.core.Convolution;
import io.github.brushwork.core.FeatureExtractor;
import io.github.brushwork.core.Network;
import io.github.brushwork.core.Pooling;
import io.github.brushwork.core.Preprocessing;
import io.github.brushwork.core.Shape;
import io.github.brushwork.core.Tensor;
import io.github.brushwork.core.engine.JavaEngine;
import io.github.brushwork.core.image.Image;
import io.github.brushwork.testing.Golden;
import io.github.brushwork.testing.TestData;
import io.github.brushwork.testing.Vectors;
import io.github.brushwork.vgg.architecture.Architecture;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The original weights, written anew in every format, against an independent implementation's activations. */
class GoldenFormatsTest {

    private static final String LAYER = "conv3_3";

    // As in GoldenActivationsTest: single precision sums of up to 2304 products.
    private static final double SINGLE = 1e-4;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource
    void shouldGiveTheGoldenActivations(Written format) {
        Path file = format.writeIn(folder, Architecture.VGG16, original());

        assertThat(error(WeightFiles.read(file, Architecture.VGG16))).isLessThan(SINGLE);
    }

    /**
     * The rounding of a weight is at most 2^-11 of it in half precision, 2^-8 cut off in bfloat16; over seven layers the
     * errors, of either sign or all of one sign, add up to less than seven times that.
     */
    @ParameterizedTest
    @CsvSource({"F64, 1e-4", "F16, 7e-3", "BF16, 28e-3"})
    void shouldGiveTheGoldenActivationsFromEveryTypeOfNumbers(FloatType type, double tolerance) {
        SafetensorsFile file = new SafetensorsFile();
        for (SampleLayer layer : original()) {
            String name = layer.place().caffeName();
            file.tensor(
                            name + ".weight",
                            type.name(),
                            layer.shapeByOutput(),
                            SafetensorsFile.encoded(type, layer.kernelByOutput()))
                    .tensor(
                            name + ".bias",
                            type.name(),
                            new int[] {layer.outputs()},
                            SafetensorsFile.encoded(type, layer.bias()));
        }

        VggWeights weights = WeightFiles.read(file.writeTo(folder.resolve("typed")), Architecture.VGG16);

        assertThat(error(weights)).isLessThan(tolerance);
    }

    @Test
    void shouldGiveTheGoldenActivationsOfAPictureThroughTorchvisionsPreprocessing() {
        // given the original network in torchvision's terms: red first, and each channel over its deviation
        List<SampleLayer> layers = new ArrayList<>(original());
        layers.set(0, inTermsOf(Preprocessing.TORCHVISION, layers.get(0)));
        Path file = Written.SAFETENSORS.writeIn(folder, Architecture.VGG16, layers);

        // when it sees the golden picture through its own preprocessing
        VggWeights read = WeightFiles.read(file, Architecture.VGG16);
        Tensor content = content();
        Image picture =
                Image.clamped(content.shape().width(), content.shape().height(), Preprocessing.CAFFE.toRgb(content));
        float[] actual =
                activations(read, read.preprocessing().toNetwork(picture)).data();

        // then but for the border, where zeros mean each network's own mean colour, and those differ by up to half a
        // level; 6e-4 is measured
        assertThat(read.preprocessing()).isEqualTo(Preprocessing.TORCHVISION);
        assertThat(Vectors.relativeError(actual, golden())).isLessThan(2e-3);
    }

    /**
     * With Caffe's input b = 255 v - m and torchvision's t = s v - n of a value v, b = 255 / s t + (255 n / s - m); the
     * first factor goes into the weights, the second into the bias.
     */
    private static SampleLayer inTermsOf(Preprocessing other, SampleLayer first) {
        float[] kernel = first.kernel().clone();
        float[] bias = first.bias().clone();
        int outputs = first.outputs();
        for (int i = 0; i < kernel.length; i++) {
            int rgb = i / outputs % 3;
            int bgr = 2 - rgb;
            float original = first.kernel()[i + (bgr - rgb) * outputs];
            float ratio = 255 / other.scale()[rgb];
            kernel[i] = original * ratio;
            bias[i % outputs] +=
                    original * (ratio * other.mean()[rgb] - Preprocessing.CAFFE.mean()[bgr]);
        }
        return new SampleLayer(first.place(), first.shape(), kernel, bias);
    }

    private static List<SampleLayer> original() {
        List<Convolution> convolutions = WeightFiles.read(TestData.vgg16WeightsToConv3(), Architecture.VGG16)
                .convolutions();
        List<SampleLayer> layers = new ArrayList<>();
        for (int i = 0; i < convolutions.size(); i++) {
            layers.add(SampleLayer.of(Architecture.VGG16.places().get(i), convolutions.get(i)));
        }
        return layers;
    }

    private static double error(VggWeights weights) {
        return Vectors.relativeError(activations(weights, content()).data(), golden());
    }

    private static Tensor content() {
        Golden content = Golden.array("content_bgr");
        int[] shape = content.shape();
        return new Tensor(new Shape(shape[0], shape[1], shape[2]), content.floats());
    }

    private static double[] golden() {
        return Golden.array("content_avg_" + LAYER).data();
    }

    private static Tensor activations(VggWeights weights, Tensor input) {
        Network network = new Network(
                "read", weights.preprocessing(), Architecture.VGG16.chain(weights.convolutions(), Pooling.AVERAGE));
        try (JavaEngine engine = new JavaEngine();
                FeatureExtractor extractor = engine.extractor(network, List.of(LAYER))) {
            return extractor.extract(input).at(LAYER);
        }
    }
}
