package io.github.brushwork.vgg.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.brushwork.core.Convolution;
import io.github.brushwork.core.Network;
import io.github.brushwork.core.Pool;
import io.github.brushwork.core.Pooling;
import io.github.brushwork.core.Preprocessing;
import io.github.brushwork.testing.TestData;
import io.github.brushwork.vgg.Vgg16;
import io.github.brushwork.vgg.architecture.Architecture;
import io.github.brushwork.vgg.architecture.Place;
import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KerasWeightsTest {

    private static final Place CONV1_1 = Architecture.VGG16.places().get(0);
    private static final Place CONV1_2 = Architecture.VGG16.places().get(1);
    private static final Place CONV2_1 = Architecture.VGG16.places().get(2);

    @TempDir
    private Path folder;

    @Test
    void shouldReadFileOfTheHdf5LibraryThatStopsAtConv3() {
        Network network = Vgg16.pretrained(TestData.vgg16WeightsToConv3());

        assertThat(network.name()).isEqualTo("VGG16 from vgg16_conv1to3_keras_notop_layout.h5");
        assertThat(network.preprocessing()).isEqualTo(Preprocessing.CAFFE);
        assertThat(network.layers())
                .extracting(layer -> layer.name())
                .containsExactly(
                        "relu1_1", "relu1_2", "pool1", "relu2_1", "relu2_2", "pool2", "relu3_1", "relu3_2", "relu3_3",
                        "pool3");
        // The first weights of conv1_1 of the published network.
        Convolution first = (Convolution) network.layer("block1_conv1");
        assertThat(Arrays.copyOf(first.filters(), 2)).containsExactly(0.42947057f, 0.11727387f);
    }

    @Test
    void shouldNameTheLayersThereAreWhenAskedForADeeperOne() {
        Network network = Vgg16.pretrained(TestData.vgg16WeightsToConv3());

        assertThatThrownBy(() -> network.layer("relu4_2"))
                .hasMessageContainingAll(
                        "VGG16 from vgg16_conv1to3_keras_notop_layout.h5", "relu4_2", "relu3_2, relu3_3");
    }

    @Test
    void shouldKeepKernelAndBiasAsWritten() {
        Path file = new KerasFile().layer(CONV1_1, 0.5f).layer(CONV1_2, 2).writeTo(folder.resolve("two.h5"));

        Network network = Vgg16.pretrained(file);

        assertThat(network.layers()).hasSize(3);
        Convolution second = (Convolution) network.layer("conv1_2");
        assertThat(second.filters()).hasSize(9 * 64 * 64).containsOnly(2);
        assertThat(second.bias()).hasSize(64).containsOnly(-2);
    }

    @Test
    void shouldKeepKerasOrderOfAxes() {
        float[][][][] kernel = new float[3][3][3][64];
        kernel[2][1][0][5] = 7;
        Path file = new KerasFile()
                .layer("block1_conv1", Map.of("a", kernel, "b", KerasFile.bias(CONV1_1, 0)))
                .writeTo(folder.resolve("axes.h5"));

        Convolution first =
                WeightFiles.read(file, Architecture.VGG16).convolutions().get(0);

        assertThat(first.filters()[((2 * 3 + 1) * 3 + 0) * 64 + 5]).isEqualTo(7);
    }

    @Test
    void shouldReadWeightsNestedUnderModelWeights() {
        Path file = new KerasFile().layer(CONV1_1, 1).writeNestedTo(folder.resolve("model.h5"));

        assertThat(Vgg16.pretrained(file).layers()).hasSize(1);
    }

    @Test
    void shouldGoOnToTheLastPoolingWhenAllConvolutionsAreThere() {
        KerasFile whole = new KerasFile();
        Architecture.VGG16.places().forEach(place -> whole.layer(place, 0));

        Network network = Vgg16.pretrained(whole.writeTo(folder.resolve("whole.h5")));

        assertThat(network.layers()).hasSize(18);
        assertThat(network.layers().get(17).name()).isEqualTo("pool5");
        assertThat(network.layers())
                .filteredOn(Pool.class::isInstance)
                .extracting(layer -> ((Pool) layer).pooling())
                .containsOnly(Pooling.MAX);
    }

    @Test
    void shouldRefuseAbsentFile() {
        Path absent = folder.resolve("absent.h5");

        assertRefused(() -> Vgg16.pretrained(absent), absent, "no weights file", "check the path");
    }

    @Test
    void shouldRefuseDirectory() {
        assertRefused(() -> Vgg16.pretrained(folder), folder, "is a directory without .npy files");
    }

    @Test
    void shouldRefuseTextFile() throws IOException {
        Path file = Files.writeString(folder.resolve("page.h5"), "<html>404 Not Found</html>\n".repeat(100));

        assertRefused(() -> Vgg16.pretrained(file), file, "not HDF5", "no format that is understood");
    }

    @Test
    void shouldRefuseEmptyFile() throws IOException {
        Path file = Files.createFile(folder.resolve("empty.h5"));

        assertRefused(() -> Vgg16.pretrained(file), file, "not HDF5");
    }

    @Test
    void shouldRefuseFilesCutShortAnywhere() throws IOException {
        Path whole = new KerasFile().layer(CONV1_1, 1).writeTo(folder.resolve("whole.h5"));
        byte[] bytes = Files.readAllBytes(whole);

        for (double part : new double[] {0.01, 0.1, 0.5, 0.9, 0.99, 0.9999}) {
            Path file = folder.resolve("cut" + part + ".h5");
            Files.write(file, Arrays.copyOf(bytes, (int) (part * bytes.length)));
            assertRefused(() -> Vgg16.pretrained(file), file, "cut short");
        }
    }

    @Test
    void shouldRefuseForeignFileCutShort() throws IOException {
        byte[] bytes = Files.readAllBytes(TestData.vgg16WeightsToConv3());
        Path file = Files.write(folder.resolve("half.h5"), Arrays.copyOf(bytes, bytes.length / 2));

        assertRefused(() -> Vgg16.pretrained(file), file, "cut short");
    }

    @Test
    void shouldRefuseHdf5OfAnotherLayout() {
        Path file = folder.resolve("other.h5");
        try (WritableHdfFile hdf = HdfFile.write(file)) {
            hdf.putDataset("temperature", new float[] {21, 22});
        }

        assertRefused(() -> Vgg16.pretrained(file), file, "layer_names", "none of the layouts of Keras");
    }

    @Test
    void shouldRefuseLayerNamesThatAreNoNames() {
        Path file = folder.resolve("numbers.h5");
        try (WritableHdfFile hdf = HdfFile.write(file)) {
            hdf.putAttribute("layer_names", new int[] {1, 2});
            hdf.putDataset("a", new float[] {1});
        }

        assertRefused(() -> Vgg16.pretrained(file), file, "layer_names", "not a list of names");
    }

    @Test
    void shouldRefuseFileWithoutFirstLayer() {
        Path file =
                new KerasFile().layer("dense_1", Map.of("a", new float[] {1})).writeTo(folder.resolve("mnist.h5"));

        assertRefused(
                () -> Vgg16.pretrained(file),
                file,
                "no tensor with a name like block1_conv1/kernel",
                "[dense_1/kernel]");
    }

    @Test
    void shouldRefuseGapBetweenLayers() {
        Path file = new KerasFile().layer(CONV1_1, 1).layer(CONV2_1, 1).writeTo(folder.resolve("gap.h5"));

        assertRefused(() -> Vgg16.pretrained(file), file, "block2_conv1", "lacks block1_conv2");
    }

    @Test
    void shouldRefuseListedLayerWithoutGroup() {
        Path file = folder.resolve("listed.h5");
        try (WritableHdfFile hdf = HdfFile.write(file)) {
            hdf.putAttribute("layer_names", new String[] {"block1_conv1", "block1_conv2"});
            hdf.putDataset("a", new float[] {1});
        }

        assertRefused(() -> Vgg16.pretrained(file), file, "lists layer block1_conv1", "no group");
    }

    @Test
    void shouldRefuseLayerWithoutBias() {
        Path file = new KerasFile()
                .layer("block1_conv1", Map.of("kernel", KerasFile.kernel(3, 3, 3, 64, 1)))
                .writeTo(folder.resolve("nobias.h5"));

        assertRefused(() -> Vgg16.pretrained(file), file, "1 weights for layer block1_conv1", "a kernel and a bias");
    }

    @Test
    void shouldRefuseListedWeightThatIsAbsent() {
        Path file = folder.resolve("dangling.h5");
        try (WritableHdfFile hdf = HdfFile.write(file)) {
            hdf.putAttribute("layer_names", new String[] {"block1_conv1"});
            var group = hdf.putGroup("block1_conv1");
            group.putAttribute("weight_names", new String[] {"kernel", "bias"});
            group.putDataset("kernel", KerasFile.kernel(3, 3, 3, 64, 1));
        }

        assertRefused(() -> Vgg16.pretrained(file), file, "lists bias in /block1_conv1/");
    }

    @Test
    void shouldRefuseKernelOfWrongShape() {
        Path file = new KerasFile()
                .layer("block1_conv1", Map.of("a", KerasFile.kernel(3, 3, 4, 64, 1), "b", KerasFile.bias(CONV1_1, 0)))
                .writeTo(folder.resolve("shape.h5"));

        assertRefused(() -> Vgg16.pretrained(file), file, "/block1_conv1/a", "[3, 3, 4, 64]", "[3, 3, 3, 64]");
    }

    @Test
    void shouldRefuseBiasOfWrongShape() {
        Path file = new KerasFile()
                .layer("block1_conv1", Map.of("a", KerasFile.kernel(3, 3, 3, 64, 1), "b", new float[63]))
                .writeTo(folder.resolve("bias.h5"));

        assertRefused(() -> Vgg16.pretrained(file), file, "/block1_conv1/b", "[63]", "[64]");
    }

    @Test
    void shouldRefuseWeightsThatAreNotFinite() {
        float[][][][] kernel = KerasFile.kernel(3, 3, 3, 64, 1);
        kernel[0][0][1][2] = Float.NaN;
        Path file = new KerasFile()
                .layer("block1_conv1", Map.of("a", kernel, "b", KerasFile.bias(CONV1_1, 0)))
                .writeTo(folder.resolve("nan.h5"));

        assertRefused(() -> Vgg16.pretrained(file), file, "NaN", "/block1_conv1/a", "index 66");
    }

    @Test
    void shouldRefuseWeightsOfAnotherType() {
        Path file = new KerasFile()
                .layer("block1_conv1", Map.of("a", new int[3][3][3][64], "b", KerasFile.bias(CONV1_1, 0)))
                .writeTo(folder.resolve("type.h5"));

        assertRefused(
                () -> Vgg16.pretrained(file),
                file,
                "/block1_conv1/a",
                "type FixedPoint of 4 bytes",
                "floating point of 16, 32 or 64 bits");
    }

    private static void assertRefused(ThrowingCallable call, Path file, String... parts) {
        assertThatThrownBy(call)
                .isInstanceOf(WeightsException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContainingAll(parts);
    }
}
