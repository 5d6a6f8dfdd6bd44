package io.github.brushwork.samediff;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.brushwork.core.Engine;
import io.github.brushwork.core.FeatureExtractor;
import io.github.brushwork.core.Features;
import io.github.brushwork.core.Layer;
import io.github.brushwork.core.Network;
import io.github.brushwork.core.Pooling;
import io.github.brushwork.core.Shape;
import io.github.brushwork.core.Tensor;
import io.github.brushwork.testing.Vectors;
import io.github.brushwork.vgg.architecture.Architecture;
import io.github.brushwork.vgg.format.VggWeights;
import io.github.brushwork.vgg.format.WeightFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.util.ModelSerializer;
import org.deeplearning4j.zoo.model.VGG16;
import org.deeplearning4j.zoo.model.VGG19;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Networks of Deeplearning4j's zoo against those that are read from its files, layer by layer on every engine. */
class Dl4jZooTest {

    private static final Shape INPUT = new Shape(32, 48, 3);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource
    void shouldGiveTheActivationsOfDeeplearning4j(Architecture architecture) throws IOException {
        // given the zoo's graph with random weights, and what was read from its file
        ComputationGraph graph = graph(architecture);
        Path file = folder.resolve("zoo.zip");
        ModelSerializer.writeModel(graph, file.toFile(), false);
        VggWeights weights = WeightFiles.read(file, architecture);
        Network network =
                new Network("read", weights.preprocessing(), architecture.chain(weights.convolutions(), Pooling.MAX));
        List<String> layers = network.layers().stream().map(Layer::name).toList();
        float[] x = Vectors.gaussian(INPUT.size(), 1);

        // when
        Map<String, INDArray> expected = graph.feedForward(flat(x), false);

        // then
        assertThat(layers).hasSize(architecture.places().size() + 5);
        for (String engine : List.of("java-plain", "java-vector", "samediff")) {
            Features actual = features(engine, network, layers, x);
            for (int i = 0; i < layers.size(); i++) {
                // The zoo's vertices are numbered; sums of up to 4608 products, layer upon layer, are off by some 1e-6.
                assertThat(Vectors.relativeError(
                                actual.at(layers.get(i)).data(), channelsLast(expected.get(String.valueOf(i)))))
                        .as(engine + " at " + layers.get(i))
                        .isLessThan(1e-4);
            }
        }
    }

    private static Features features(String name, Network network, List<String> layers, float[] x) {
        try (Engine engine = Engine.named(name);
                FeatureExtractor extractor = engine.extractor(network, layers)) {
            return extractor.extract(new Tensor(INPUT, x));
        }
    }

    /** The zoo's graph up to its last pooling: the dense layers behind it are not read, and would be most of the file. */
    private static ComputationGraph graph(Architecture architecture) {
        // The zoo takes the third number for the height.
        int[] input = {INPUT.channels(), INPUT.width(), INPUT.height()};
        ComputationGraphConfiguration configuration = switch (architecture) {
            case VGG16 ->
                VGG16.builder().inputShape(input).numClasses(2).seed(3).build().conf();
            case VGG19 ->
                VGG19.builder().inputShape(input).numClasses(2).seed(3).build().conf();
        };
        int lastPooling = architecture.places().size() + 5 - 1;
        configuration.getVertices().keySet().removeIf(name -> Integer.parseInt(name) > lastPooling);
        configuration.getVertexInputs().keySet().removeIf(name -> Integer.parseInt(name) > lastPooling);
        configuration.setNetworkOutputs(List.of(String.valueOf(lastPooling)));
        ComputationGraph graph = new ComputationGraph(configuration);
        graph.init();
        setBiases(graph);
        return graph;
    }

    /** Biases are zero at first, and would be read as well where weights are. */
    private static void setBiases(ComputationGraph graph) {
        graph.paramTable().forEach((name, parameters) -> {
            if (name.endsWith("_b")) {
                float[] biases = Vectors.gaussian((int) parameters.length(), name.hashCode());
                parameters.assign(Nd4j.createFromArray(biases).muli(0.1).reshape(parameters.shape()));
            }
        });
    }

    /** An image as the zoo takes it: one row of channels, rows and columns. */
    private static INDArray flat(float[] x) {
        return Nd4j.createFromArray(x)
                .reshape(INPUT.height(), INPUT.width(), INPUT.channels())
                .permute(2, 0, 1)
                .dup('c')
                .reshape(1, x.length)
                .castTo(DataType.FLOAT);
    }

    private static float[] channelsLast(INDArray activations) {
        return activations.permute(0, 2, 3, 1).dup('c').reshape(-1).toFloatVector();
    }
}
