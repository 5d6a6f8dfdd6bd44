package io.github.brushwork.vgg.format;

import io.github.brushwork.core.Preprocessing;
import io.github.brushwork.vgg.architecture.Architecture;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Every format, as something that layers can be written in. */
enum Written {
    KERAS("vgg.h5") {
        @Override
        void write(Path file, Architecture architecture, List<SampleLayer> layers) {
            keras(layers).writeTo(file);
        }
    },
    KERAS_MODEL("model.h5") {
        @Override
        void write(Path file, Architecture architecture, List<SampleLayer> layers) {
            keras(layers).writeNestedTo(file);
        }
    },
    KERAS_3("vgg.weights.h5") {
        @Override
        void write(Path file, Architecture architecture, List<SampleLayer> layers) {
            Keras3File.write(file, layers, names(Naming.KERAS_NUMBERED, architecture, layers));
        }
    },
    KERAS_3_NESTED("model.weights.h5") {
        @Override
        void write(Path file, Architecture architecture, List<SampleLayer> layers) {
            Keras3File.writeNested(file, layers, names(Naming.KERAS, architecture, layers));
        }
    },
    KERAS_3_NAMED("named.weights.h5") {
        @Override
        void write(Path file, Architecture architecture, List<SampleLayer> layers) {
            // Numbers that do not begin at the network's first layer, as after another model in one process.
            Keras3File.writeNamed(
                    file,
                    layers,
                    layers.stream()
                            .map(layer -> "conv2d_" + (20 - layers.indexOf(layer)))
                            .toList());
        }
    },
    KERAS_ARCHIVE("vgg.keras") {
        @Override
        void write(Path file, Architecture architecture, List<SampleLayer> layers) throws IOException {
            Path weights = file.resolveSibling("inner.h5");
            KERAS_3.write(weights, architecture, layers);
            new ZipBytes(0)
                    .entry("metadata.json", "{\"keras_version\": \"3.9.0\"}")
                    .entry("config.json", "{\"class_name\": \"Functional\"}")
                    .entry("model.weights.h5", Files.readAllBytes(weights))
                    .writeTo(file);
        }
    },
    SAFETENSORS("vgg.safetensors") {
        @Override
        void write(Path file, Architecture architecture, List<SampleLayer> layers) {
            safetensors(Naming.TORCHVISION, architecture, layers).writeTo(file);
        }
    },
    SAFETENSORS_OF_CAFFE("caffe.safetensors") {
        @Override
        void write(Path file, Architecture architecture, List<SampleLayer> layers) {
            safetensors(Naming.CAFFE, architecture, layers).writeTo(file);
        }
    },
    NPZ("vgg16_weights.npz") {
        @Override
        void write(Path file, Architecture architecture, List<SampleLayer> layers) {
            npz(Naming.CAFFE_ARRAY, architecture, layers, Written::kernel).writeTo(file);
        }
    },
    NPZ_OF_KERAS("keras.npz") {
        @Override
        void write(Path file, Architecture architecture, List<SampleLayer> layers) {
            npz(Naming.KERAS_ARRAY, architecture, layers, Written::kernel).writeTo(file);
        }
    },
    NPZ_OF_TORCHVISION("torch.npz") {
        @Override
        void write(Path file, Architecture architecture, List<SampleLayer> layers) {
            npz(Naming.TORCHVISION, architecture, layers, Written::kernelByOutput)
                    .writeTo(file);
        }
    },
    FOLDER("arrays") {
        @Override
        void write(Path folder, Architecture architecture, List<SampleLayer> layers) throws IOException {
            for (SampleLayer layer : layers) {
                Path inner =
                        Files.createDirectories(folder.resolve(layer.place().kerasName()));
                Files.write(inner.resolve("kernel:0.npy"), kernel(layer));
                Files.write(inner.resolve("bias:0.npy"), bias(layer));
            }
        }
    },
    DL4J("vgg16_dl4j.zip") {
        @Override
        void write(Path file, Architecture architecture, List<SampleLayer> layers) {
            Dl4jFile.write(file, layers);
        }
    },
    OLD_DL4J("old_dl4j.zip") {
        @Override
        void write(Path file, Architecture architecture, List<SampleLayer> layers) {
            Dl4jFile.writeOld(file, layers);
        }
    };

    private final String fileName;

    Written(String fileName) {
        this.fileName = fileName;
    }

    /** Writes layers, which stand in the file as those of the network do. */
    Path writeIn(Path folder, Architecture architecture, List<SampleLayer> layers) {
        try {
            Path file = folder.resolve(fileName);
            write(file, architecture, layers);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    abstract void write(Path file, Architecture architecture, List<SampleLayer> layers) throws IOException;

    /** What the weights of such a file take. */
    Preprocessing preprocessing() {
        return this == SAFETENSORS || this == NPZ_OF_TORCHVISION ? Preprocessing.TORCHVISION : Preprocessing.CAFFE;
    }

    private static KerasFile keras(List<SampleLayer> layers) {
        KerasFile file = new KerasFile();
        layers.forEach(layer -> file.layer(
                layer.place().kerasName(),
                Map.of("a:0", Keras3File.nested(layer.kernel(), layer.shape()), "b:0", layer.bias())));
        return file;
    }

    private static SafetensorsFile safetensors(Naming naming, Architecture architecture, List<SampleLayer> layers) {
        SafetensorsFile file = new SafetensorsFile().metadata("format", "pt");
        List<String> names = names(naming, architecture, layers);
        for (int i = 0; i < layers.size(); i++) {
            SampleLayer layer = layers.get(i);
            file.floats(naming.bias(names.get(i)), new int[] {layer.bias().length}, layer.bias())
                    .floats(naming.kernel(names.get(i)), layer.shapeByOutput(), layer.kernelByOutput());
        }
        return file.floats("classifier.6.bias", new int[] {2}, new float[2]);
    }

    private static ZipBytes npz(
            Naming naming, Architecture architecture, List<SampleLayer> layers, Function<SampleLayer, byte[]> kernel) {
        ZipBytes zip = new ZipBytes();
        List<String> names = names(naming, architecture, layers);
        for (int i = 0; i < layers.size(); i++) {
            SampleLayer layer = layers.get(i);
            zip.entry(naming.kernel(names.get(i)) + ".npy", kernel.apply(layer))
                    .entry(naming.bias(names.get(i)) + ".npy", bias(layer));
        }
        return zip.entry("fc6_b.npy", NpyBytes.floats(new int[] {2}, new float[2]));
    }

    private static byte[] kernel(SampleLayer layer) {
        return NpyBytes.floats(layer.shape(), layer.kernel());
    }

    private static byte[] kernelByOutput(SampleLayer layer) {
        return NpyBytes.floats(layer.shapeByOutput(), layer.kernelByOutput());
    }

    private static byte[] bias(SampleLayer layer) {
        return NpyBytes.floats(new int[] {layer.bias().length}, layer.bias());
    }

    private static List<String> names(Naming naming, Architecture architecture, List<SampleLayer> layers) {
        return layers.stream()
                .map(layer ->
                        naming.layers(architecture).get(architecture.places().indexOf(layer.place())))
                .toList();
    }
}
