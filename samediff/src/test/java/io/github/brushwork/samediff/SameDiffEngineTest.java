package io.github.brushwork.samediff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.brushwork.core.Engine;
import io.github.brushwork.core.Evaluation;
import io.github.brushwork.core.FeatureExtractor;
import io.github.brushwork.core.Features;
import io.github.brushwork.core.Loss;
import io.github.brushwork.core.LossKernel;
import io.github.brushwork.core.Network;
import io.github.brushwork.core.Objective;
import io.github.brushwork.core.Padding;
import io.github.brushwork.core.Pooling;
import io.github.brushwork.core.Shape;
import io.github.brushwork.core.Tensor;
import io.github.brushwork.core.Term;
import io.github.brushwork.core.engine.JavaEngine;
import io.github.brushwork.core.kernel.Kernels;
import io.github.brushwork.losses.ContentLoss;
import io.github.brushwork.losses.StyleLoss;
import io.github.brushwork.losses.smoothness.TotalVariationLoss;
import io.github.brushwork.testing.FiniteDifferences;
import io.github.brushwork.testing.Vectors;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.linalg.factory.Nd4j;

class SameDiffEngineTest {

    private static final Shape INPUT = new Shape(9, 7, 3);

    private final Engine engine = new SameDiffEngine();

    private static List<Term> terms(Network network) {
        try (FeatureExtractor extractor = new SameDiffEngine().extractor(network, List.of("relu1_1", "relu2_1"))) {
            Features target = extractor.extract(new Tensor(INPUT, Vectors.gaussian(INPUT.size(), 5)));
            return List.of(
                    new Term("content", ContentLoss.at("relu2_1").target(target), 0.5),
                    new Term("style", StyleLoss.at("relu1_1").target(target), 2),
                    new Term("style of the same layer", StyleLoss.at("relu2_1").target(target), 3),
                    new Term("total variation", new TotalVariationLoss(1), 0.1));
        }
    }

    private static Stream<Arguments> poolingsAndPaddings() {
        return Stream.of(Pooling.values())
                .flatMap(pooling -> Stream.of(Padding.values()).map(padding -> Arguments.of(pooling, padding)));
    }

    @ParameterizedTest
    @CsvSource({"AVERAGE, ZERO", "MAX, ZERO", "RESCALED_AVERAGE, ZERO", "AVERAGE, REPLICATE", "AVERAGE, REFLECT"})
    void shouldGiveTheGradientOfTheImage(Pooling pooling, Padding padding) {
        Network network = TinyNetworks.twoBlocks(pooling).withPadding(padding);
        float[] x = Vectors.gaussian(INPUT.size(), 6);
        float[] gradient = new float[x.length];

        try (Objective objective = engine.objective(network, terms(network), INPUT)) {
            Evaluation evaluation = objective.evaluate(x, gradient);
            double[] differences = FiniteDifferences.gradient(
                    moved -> objective.evaluate(moved, new float[x.length]).value(), x, 1e-2f);

            assertThat(Arrays.stream(evaluation.contributions()).sum())
                    .isCloseTo(evaluation.value(), within(1e-12 * evaluation.value()));
            // The kinks of ReLU and maximum within a step make differences coarser than for smooth functions.
            assertThat(Vectors.relativeError(gradient, differences)).isLessThan(2e-2);
        }
    }

    @ParameterizedTest
    @MethodSource("poolingsAndPaddings")
    void shouldAgreeWithTheJavaEngine(Pooling pooling, Padding padding) {
        Network network = TinyNetworks.twoBlocks(pooling).withPadding(padding);
        List<Term> terms = terms(network);
        float[] x = Vectors.gaussian(INPUT.size(), 6);
        float[] gradient = new float[x.length];
        float[] expectedGradient = new float[x.length];

        try (Engine java = new JavaEngine();
                Objective objective = engine.objective(network, terms, INPUT);
                Objective reference = java.objective(network, terms, INPUT)) {
            Evaluation evaluation = objective.evaluate(x, gradient);
            Evaluation expected = reference.evaluate(x, expectedGradient);

            assertThat(evaluation.value()).isCloseTo(expected.value(), within(1e-5 * expected.value()));
            assertThat(objective.terms()).isEqualTo(reference.terms());
            for (int i = 0; i < terms.size(); i++) {
                assertThat(evaluation.contributions()[i])
                        .isCloseTo(expected.contributions()[i], within(1e-5 * expected.contributions()[i]));
            }
            assertThat(Vectors.relativeError(gradient, expectedGradient)).isLessThan(1e-5);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "REPLICATE, 1, 1",
        "REPLICATE, 1, 3",
        "REPLICATE, 2, 1",
        "REPLICATE, 5, 4",
        "REFLECT, 2, 2",
        "REFLECT, 2, 3",
        "REFLECT, 3, 2",
        "REFLECT, 3, 3",
        "REFLECT, 4, 5"
    })
    void shouldPadTinyImagesAsTheJavaEngineDoes(Padding padding, int height, int width) {
        Network network =
                TinyNetworks.twoBlocks(Pooling.MAX).upTo(List.of("relu1_2")).withPadding(padding);
        Shape shape = new Shape(height, width, 3);
        Tensor target = Tensor.zeros(shape.withChannels(4));
        List<Term> terms = List.of(new Term(
                "content", ContentLoss.at("relu1_2").target(new Features(network, Map.of("relu1_2", target))), 1));
        float[] x = Vectors.gaussian(shape.size(), 11);
        float[] gradient = new float[x.length];
        float[] expectedGradient = new float[x.length];

        try (Engine java = new JavaEngine();
                Objective objective = engine.objective(network, terms, shape);
                Objective reference = java.objective(network, terms, shape)) {
            double value = objective.evaluate(x, gradient).value();
            double expected = reference.evaluate(x, expectedGradient).value();

            assertThat(value).isCloseTo(expected, within(1e-5 * expected));
            assertThat(Vectors.relativeError(gradient, expectedGradient)).isLessThan(1e-5);
        }
    }

    @Test
    void shouldLeaveAPadInsideALossToSameDiff() {
        // given a loss that pads with zeros, which changes nothing but the mean
        Network network = TinyNetworks.twoBlocks(Pooling.AVERAGE).withPadding(Padding.REPLICATE);
        Loss loss = new AutodiffLoss(
                "relu2_1",
                (graph, activations) -> graph.nn()
                        .pad(activations, graph.constant(Nd4j.createFromArray(new int[][] {{1, 1}, {1, 1}, {0, 0}})), 0)
                        .sum());
        Loss withoutPad = new AutodiffLoss("relu2_1", (graph, activations) -> activations.sum());
        float[] x = Vectors.gaussian(INPUT.size(), 6);
        float[] gradient = new float[x.length];
        float[] expectedGradient = new float[x.length];

        try (Objective objective = engine.objective(network, List.of(new Term("padded", loss, 1)), INPUT);
                Objective reference = engine.objective(network, List.of(new Term("sum", withoutPad, 1)), INPUT)) {
            objective.evaluate(x, gradient);
            reference.evaluate(x, expectedGradient);
        }

        assertThat(gradient).isEqualTo(expectedGradient);
    }

    @ParameterizedTest
    @EnumSource
    void shouldGiveTheSameBitsWhenEvaluatedAgain(Padding padding) {
        Network network = TinyNetworks.twoBlocks(Pooling.AVERAGE).withPadding(padding);
        float[] x = Vectors.gaussian(INPUT.size(), 6);
        float[] first = new float[x.length];
        float[] again = new float[x.length];

        try (Objective objective = engine.objective(network, terms(network), INPUT)) {
            objective.evaluate(x, first);
            objective.evaluate(Vectors.gaussian(INPUT.size(), 8), new float[x.length]);
            objective.evaluate(x, again);
        }

        assertThat(again).isEqualTo(first);
    }

    @Test
    void shouldComputeNoGradientOfTheWeights() {
        Network network = TinyNetworks.twoBlocks(Pooling.AVERAGE);
        NetworkGraph networkGraph = new NetworkGraph(network, NetworkGraph.Weights.COPIED, 9, 7);
        SDVariable loss = networkGraph.activations("relu2_1").sum();

        networkGraph.imageGradient(loss);

        List<String> operations = networkGraph.graph().getOps().values().stream()
                .map(operation -> operation.getOp().opName())
                .toList();
        assertThat(operations)
                .doesNotContain("conv2d_bp")
                .filteredOn("conv2d"::equals)
                .hasSize(3 + 3);
    }

    @Test
    void shouldRunALossThatIsOnlyAKernel() {
        Network network = TinyNetworks.twoBlocks(Pooling.AVERAGE);
        List<Term> known = terms(network);
        List<Term> opaque = known.stream()
                .map(term -> new Term(term.name(), new KernelOnly(term.loss()), term.weight()))
                .toList();
        List<Term> mixed = List.of(known.get(0), opaque.get(1), known.get(2), opaque.get(3));
        float[] x = Vectors.gaussian(INPUT.size(), 6);
        float[] expectedGradient = new float[x.length];
        Evaluation expected;
        try (Objective objective = engine.objective(network, known, INPUT)) {
            expected = objective.evaluate(x, expectedGradient);
        }

        for (List<Term> terms : List.of(opaque, mixed)) {
            float[] gradient = new float[x.length];
            try (Objective objective = engine.objective(network, terms, INPUT)) {
                Evaluation evaluation = objective.evaluate(x, gradient);
                assertThat(evaluation.contributions()).containsExactly(expected.contributions(), within(1e-5));
            }
            assertThat(Vectors.relativeError(gradient, expectedGradient)).isLessThan(1e-5);
        }
    }

    private record KernelOnly(Loss loss) implements Loss {
        @Override
        public String layer() {
            return loss.layer();
        }

        @Override
        public LossKernel kernel(Shape shape, Kernels kernels) {
            return loss.kernel(shape, kernels);
        }
    }

    @ParameterizedTest
    @CsvSource({"MAX, ZERO", "RESCALED_AVERAGE, ZERO", "AVERAGE, REPLICATE", "MAX, REPLICATE"})
    void shouldExtractFromImagesOfDifferentSizes(Pooling pooling, Padding padding) {
        Network network = TinyNetworks.twoBlocks(pooling).withPadding(padding);
        List<String> layers = List.of(Network.INPUT, "relu1_2", "pool1", "relu2_1");

        try (FeatureExtractor extractor = engine.extractor(network, layers);
                FeatureExtractor reference = new JavaEngine().extractor(network, layers)) {
            for (Shape shape :
                    List.of(new Shape(2, 2, 3), new Shape(5, 9, 3), new Shape(9, 5, 3), new Shape(2, 2, 3))) {
                Tensor input = new Tensor(shape, Vectors.gaussian(shape.size(), 4));
                Features features = extractor.extract(input);
                Features expected = reference.extract(input);
                for (String layer : layers) {
                    assertThat(features.at(layer).shape())
                            .isEqualTo(expected.at(layer).shape());
                    assertThat(Vectors.relativeError(
                                    features.at(layer).data(),
                                    expected.at(layer).data()))
                            .isLessThan(1e-5);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"samediff", "java-vector", "java-plain"})
    void shouldRunAnAutodiffLossOnEitherEngine(String name) {
        Network network = TinyNetworks.twoBlocks(Pooling.AVERAGE);
        Loss loss = new AutodiffLoss(
                "relu2_1",
                (graph, activations) -> graph.math().square(activations.mean().sub(1)));
        float[] x = Vectors.gaussian(INPUT.size(), 6);
        float[] gradient = new float[x.length];

        try (Engine named = Engine.named(name);
                Objective objective = named.objective(network, List.of(new Term("own", loss, 3)), INPUT)) {
            objective.evaluate(x, gradient);
            double[] differences = FiniteDifferences.gradient(
                    moved -> objective.evaluate(moved, new float[x.length]).value(), x, 1e-2f);
            assertThat(Vectors.relativeError(gradient, differences)).isLessThan(2e-2);
        }
    }

    @Test
    void shouldRefuseAnObjectiveWithoutTerms() {
        Network network = TinyNetworks.twoBlocks(Pooling.AVERAGE);

        assertThatThrownBy(() -> engine.objective(network, List.of(), INPUT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at least one term");
    }

    @Test
    void shouldNameTheLayersThereAreWhenAskedForAnother() {
        Network network = TinyNetworks.twoBlocks(Pooling.AVERAGE);

        assertThatThrownBy(() -> engine.extractor(network, List.of("relu4_2")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("relu4_2")
                .hasMessageContaining("relu1_1, relu1_2, pool1, relu2_1");
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "1, 8", "8, 1"})
    void shouldRefuseAnImageThatIsTooSmall(int height, int width) {
        Network network = TinyNetworks.twoBlocks(Pooling.AVERAGE);
        List<Term> terms = List.of(new Term("own", new AutodiffLoss("relu2_1", (graph, a) -> a.sum()), 1));

        assertThatThrownBy(() -> engine.objective(network, terms, new Shape(height, width, 3)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(height + " x " + width + " pixels")
                .hasMessageContaining("too small");
    }

    @Test
    void shouldRefuseATargetOfAnotherShape() {
        Network network = TinyNetworks.twoBlocks(Pooling.AVERAGE);
        List<Term> terms = terms(network);

        assertThatThrownBy(() -> engine.objective(network, terms, new Shape(11, 7, 3)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("4 x 3 x 5")
                .hasMessageContaining("5 x 3 x 5");
    }

    @Test
    void shouldRefuseArraysOfAnotherLength() {
        Network network = TinyNetworks.twoBlocks(Pooling.AVERAGE);

        try (Objective objective = engine.objective(network, terms(network), INPUT)) {
            assertThatThrownBy(() -> objective.evaluate(new float[3], new float[INPUT.size()]))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("3 elements");
        }
    }
}
