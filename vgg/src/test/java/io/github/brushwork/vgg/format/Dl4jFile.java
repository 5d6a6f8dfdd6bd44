package io.github.brushwork.vgg.format;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Writes zips as Deeplearning4j's {@code ModelSerializer} does, of a chain of convolutions and poolings whose vertices have
 * plain numbers.
 */
final class Dl4jFile {

    private final StringBuilder vertices = new StringBuilder();
    private final StringBuilder inputs = new StringBuilder();
    private final boolean old;
    private String last = "in";
    private int count;

    private Dl4jFile(boolean old) {
        this.old = old;
    }

    static Path write(Path file, List<SampleLayer> layers) {
        return new ZipBytes()
                .entry("configuration.json", configuration(layers))
                .entry("coefficients.bin", parameters("MIXED_DATA_TYPES", "LONG", "FLOAT", layers))
                .writeTo(file);
    }

    /** As versions before 1.0.0-beta4 wrote them: types as keys, lengths as ints. */
    static Path writeOld(Path file, List<SampleLayer> layers) {
        return new ZipBytes()
                .entry("configuration.json", oldConfiguration(layers))
                .entry("coefficients.bin", parameters("HEAP", "INT", "FLOAT", layers))
                .writeTo(file);
    }

    static String configuration(List<SampleLayer> layers) {
        return new Dl4jFile(false).graph(layers);
    }

    static String oldConfiguration(List<SampleLayer> layers) {
        return new Dl4jFile(true).graph(layers);
    }

    private String graph(List<SampleLayer> layers) {
        int block = 1;
        for (SampleLayer layer : layers) {
            for (; block < layer.place().block(); block++) {
                vertex(
                        "Subsampling",
                        "\"kernelSize\":[2,2],\"stride\":[2,2],\"padding\":[0,0],\"poolingType\":\"MAX\"");
            }
            vertex(
                    "Convolution",
                    "\"activationFn\":" + relu() + ",\"nin\":" + layer.inputs() + ",\"nout\":" + layer.outputs()
                            + ",\"hasBias\":true,\"convolutionMode\":\"Truncate\",\"dilation\":[1,1],\"kernelSize\":["
                            + layer.shape()[0] + "," + layer.shape()[1] + "],\"stride\":[1,1],\"padding\":[1,1]");
        }
        vertex("Output", "\"nin\":25088,\"nout\":1000");
        return "{\"networkInputs\":[\"in\"],\"networkOutputs\":[\"" + last + "\"],\"vertexInputs\":{" + inputs
                + "},\"vertices\":{" + vertices + "}}";
    }

    private void vertex(String type, String settings) {
        String name = String.valueOf(count++);
        String separator = vertices.isEmpty() ? "" : ",";
        inputs.append(separator).append("\"" + name + "\":[\"" + last + "\"]");
        String layer = old
                ? "{\"" + type.toLowerCase(Locale.ROOT) + "\":{" + settings + "}}"
                : "{\"@class\":\"org.deeplearning4j.nn.conf.layers." + type + "Layer\"," + settings + "}";
        String conf = "\"layerConf\":{\"layer\":" + layer + ",\"seed\":1},\"preProcessor\":null";
        vertices.append(separator)
                .append("\"" + name + "\":")
                .append(
                        old
                                ? "{\"LayerVertex\":{" + conf + "}}"
                                : "{\"@class\":\"org.deeplearning4j.nn.conf.graph.LayerVertex\"," + conf + "}");
        last = name;
    }

    private String relu() {
        return old ? "{\"ReLU\":{}}" : "{\"@class\":\"org.nd4j.linalg.activations.impl.ActivationReLU\"}";
    }

    static byte[] parameters(String mode, String shapeType, String type, List<SampleLayer> layers) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int length = layers.stream()
                .mapToInt(layer -> layer.kernel().length + layer.bias().length)
                .sum();
        try (DataOutputStream stream = new DataOutputStream(bytes)) {
            header(stream, mode, 8, shapeType);
            for (long each : new long[] {2, 1, length, length, 1, 0, 1, 'c'}) {
                if (shapeType.equals("INT")) {
                    stream.writeInt((int) each);
                } else {
                    stream.writeLong(each);
                }
            }
            header(stream, mode, length, type);
            for (SampleLayer layer : layers) {
                write(stream, type, layer.bias());
                write(stream, type, layer.kernelByOutput());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void header(DataOutputStream stream, String mode, int length, String type) throws IOException {
        stream.writeUTF(mode);
        if (mode.equals("HEAP")) {
            stream.writeInt(length);
        } else {
            stream.writeLong(length);
        }
        stream.writeUTF(type);
    }

    private static void write(DataOutputStream stream, String type, float[] values) throws IOException {
        for (float value : values) {
            if (type.equals("DOUBLE")) {
                stream.writeDouble(value);
            } else {
                stream.writeFloat(value);
            }
        }
    }
}
