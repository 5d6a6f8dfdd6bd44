package io.github.brushwork.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.brushwork.core.Engine;
import io.github.brushwork.core.Evaluation;
import io.github.brushwork.core.Network;
import io.github.brushwork.core.Objective;
import io.github.brushwork.core.Pooling;
import io.github.brushwork.core.Shape;
import io.github.brushwork.core.Tensor;
import io.github.brushwork.core.Term;
import io.github.brushwork.core.image.Image;
import io.github.brushwork.losses.ContentLoss;
import io.github.brushwork.losses.GramMatrix;
import io.github.brushwork.losses.Scaling;
import io.github.brushwork.losses.StyleLoss;
import io.github.brushwork.optim.Lbfgs;
import io.github.brushwork.optim.Optimum;
import io.github.brushwork.optim.StoppingRule;
import io.github.brushwork.testing.Golden;
import io.github.brushwork.testing.TestData;
import io.github.brushwork.testing.Vectors;
import io.github.brushwork.transfer.settings.LayerWeight;
import io.github.brushwork.transfer.settings.Preset;
import io.github.brushwork.transfer.settings.Presets;
import io.github.brushwork.transfer.settings.Start;
import io.github.brushwork.vgg.Vgg16;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The seed's objective on VGG16's real weights to conv3_3, against PyTorch's autograd in double precision and SciPy's
 * L-BFGS-B.
 */
class SeedGoldenTest {

    private static final Shape INPUT = new Shape(43, 61, 3);
    private static final List<LayerWeight> STYLE_LAYERS =
            List.of(LayerWeight.of("relu1_1", 0.2), LayerWeight.of("relu2_1", 0.4), LayerWeight.of("relu3_1", 0.3));

    static Stream<Arguments> enginesAndPoolings() {
        return Stream.of("java-vector", "java-plain", "samediff")
                .flatMap(engine ->
                        Stream.of(Pooling.AVERAGE, Pooling.MAX).map(pooling -> Arguments.of(engine, pooling)));
    }

    private static String key(Pooling pooling) {
        return pooling == Pooling.AVERAGE ? "avg" : "max";
    }

    private static Network network(Pooling pooling) {
        return Vgg16.pretrained(TestData.vgg16WeightsToConv3()).withPooling(pooling);
    }

    private static Tensor input(String name) {
        return new Tensor(INPUT, Golden.array(name).floats());
    }

    private static Objective objective(Engine engine, Pooling pooling) {
        Network network = network(pooling);
        List<String> layers = List.of("relu1_1", "relu2_1", "relu3_1", "relu3_3");
        try (var extractor = engine.extractor(network, layers)) {
            var content = extractor.extract(input("content_bgr"));
            var style = extractor.extract(input("style_bgr"));
            Stream<Term> contentTerm = Stream.of(new Term(
                    "content_conv3_3",
                    ContentLoss.at("relu3_3").scaling(Scaling.MEAN).target(content),
                    1));
            Stream<Term> styleTerms = STYLE_LAYERS.stream()
                    .map(each -> new Term(
                            each.layer().replace("relu", "style_conv"),
                            StyleLoss.at(each.layer())
                                    .normalization(GramMatrix.Normalization.ELEMENTS)
                                    .scaling(Scaling.MEAN)
                                    .target(style),
                            each.weight()));
            return engine.objective(
                    network, Stream.concat(contentTerm, styleTerms).toList(), INPUT);
        }
    }

    @ParameterizedTest
    @MethodSource("enginesAndPoolings")
    void shouldMatchActivationsAndGramMatrices(String engine, Pooling pooling) {
        Network network = network(pooling);
        List<String> activations = pooling == Pooling.AVERAGE
                ? List.of("conv1_1", "conv1_2", "conv2_1", "conv2_2", "conv3_1", "conv3_2", "conv3_3")
                : List.of("conv3_3");
        List<String> grams = List.of("conv1_1", "conv2_1", "conv3_1");
        try (Engine named = Engine.named(engine);
                var content = named.extractor(network, activations);
                var style = named.extractor(network, grams)) {
            var features = content.extract(input("content_bgr"));
            for (String layer : activations) {
                assertThat(Vectors.relativeError(
                                features.at(layer).data(),
                                Golden.array("content_" + key(pooling) + "_" + layer)
                                        .data()))
                        .as(layer)
                        .isLessThan(1e-4);
            }
            var styleFeatures = style.extract(input("style_bgr"));
            for (String layer : grams) {
                GramMatrix gram = GramMatrix.of(styleFeatures.at(layer), GramMatrix.Normalization.ELEMENTS);
                assertThat(Vectors.relativeError(
                                gram.values(),
                                Golden.array("style_gram_" + key(pooling) + "_" + layer)
                                        .data()))
                        .as("Gram matrix of " + layer)
                        .isLessThan(1e-4);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("enginesAndPoolings")
    void shouldMatchLossesAndGradient(String engine, Pooling pooling) {
        JsonNode golden = Golden.losses().get(key(pooling));
        float[] gradient = new float[INPUT.size()];
        try (Engine named = Engine.named(engine);
                Objective objective = objective(named, pooling)) {
            Evaluation evaluation = objective.evaluate(input("start_bgr").data(), gradient);

            assertThat(evaluation.value())
                    .isCloseTo(golden.get("total_at_start").asDouble(), relative(golden.get("total_at_start"), 1e-4));
            List<Double> weights = List.of(1.0, 0.2, 0.4, 0.3);
            for (int i = 0; i < 4; i++) {
                JsonNode expected =
                        golden.get("terms_at_start").get(objective.terms().get(i));
                assertThat(evaluation.contributions()[i] / weights.get(i))
                        .as(objective.terms().get(i))
                        .isCloseTo(expected.asDouble(), relative(expected, 1e-4));
            }
        }
        assertThat(Vectors.relativeError(
                        gradient, Golden.array("gradient_" + key(pooling)).data()))
                .isLessThan(1e-4);
    }

    private static org.assertj.core.data.Offset<Double> relative(JsonNode expected, double tolerance) {
        return within(tolerance * expected.asDouble());
    }

    /**
     * SciPy checks its limit after an iteration and made 211 evaluations. Long runs take the fastest engine: that all agree on losses
     * and gradients is tested above.
     */
    @ParameterizedTest
    @EnumSource(
            value = Pooling.class,
            names = {"AVERAGE", "MAX"})
    void shouldReachScipysLossInOneRun(Pooling pooling) {
        double scipy =
                Golden.losses().at("/" + key(pooling) + "/lbfgs_1x210_m20/loss").asDouble();
        try (Engine engine = Engine.named("java-vector");
                Objective objective = objective(engine, pooling)) {
            Optimum optimum = new Lbfgs()
                    .withMemory(20)
                    .minimize(objective, input("start_bgr").data(), StoppingRule.evaluations(211));

            assertThat(optimum.value()).isLessThan(1.02 * scipy);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Pooling.class,
            names = {"AVERAGE", "MAX"})
    void shouldFollowScipyThroughTheSeedsTenRounds(Pooling pooling) {
        Network network = network(pooling);
        Preset preset = Presets.seed().toBuilder()
                .contentLayers(List.of(LayerWeight.of("block3_conv3", 1)))
                .styleLayers(STYLE_LAYERS)
                .pooling(pooling)
                .start(Start.image(image(network, "start_bgr")))
                .build();

        List<TracePoint> trace = StyleTransfer.builder()
                .preset(preset)
                .content(image(network, "content_bgr"))
                .style(image(network, "style_bgr"))
                .network(network)
                .engine("java-vector")
                .build()
                .run()
                .trace();

        JsonNode scipy = Golden.losses().at("/" + key(pooling) + "/lbfgs_10x20_m10");
        assertThat(trace).hasSize(10);
        for (int round = 0; round < 10; round++) {
            double expected = scipy.get(round).get("loss").asDouble();
            assertThat(trace.get(round).loss()).as("round " + round).isCloseTo(expected, within(0.02 * expected));
        }
    }

    private static Image image(Network network, String name) {
        return Image.of(61, 43, network.preprocessing().toRgb(input(name)));
    }

    @Test
    void shouldNameTheLayersOfAWeightsFileThatEndsTooEarly() {
        StyleTransfer transfer = StyleTransfer.builder()
                .content(Pictures.blobs(40, 32, 1))
                .style(Pictures.blobs(40, 32, 2))
                .network(NetworkSource.pretrained(TestData.vgg16WeightsToConv3()))
                .engine("java")
                .build();

        org.assertj.core.api.Assertions.assertThatThrownBy(transfer::run)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("relu4_2")
                .hasMessageContaining("relu3_3")
                .hasMessageContaining("vgg16_conv1to3_keras_notop_layout.h5");
    }
}
