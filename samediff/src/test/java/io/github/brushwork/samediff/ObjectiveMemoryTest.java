package io.github.brushwork.samediff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.brushwork.core.Loss;
import io.github.brushwork.core.MemoryEstimate;
import io.github.brushwork.core.Network;
import io.github.brushwork.core.Padding;
import io.github.brushwork.core.Pooling;
import io.github.brushwork.core.Shape;
import io.github.brushwork.core.Tensor;
import io.github.brushwork.core.Term;
import io.github.brushwork.core.image.Mask;
import io.github.brushwork.losses.ContentLoss;
import io.github.brushwork.losses.Scaling;
import io.github.brushwork.losses.StyleLoss;
import io.github.brushwork.losses.StyleMeasure;
import io.github.brushwork.losses.WeightedSum;
import io.github.brushwork.losses.ranks.HistogramLoss;
import io.github.brushwork.losses.ranks.SlicedWassersteinLoss;
import io.github.brushwork.losses.region.GuidedLoss;
import io.github.brushwork.losses.region.MaskedContentLoss;
import io.github.brushwork.losses.region.RegionLoss;
import io.github.brushwork.losses.smoothness.TotalVariationLoss;
import io.github.brushwork.testing.HeldArrays;
import io.github.brushwork.testing.Vectors;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What is told before an objective is made, against the arrays that it holds after an evaluation. The native part is the
 * same to the byte, because a run on phantoms asks for the arrays that a run on memory does.
 */
class ObjectiveMemoryTest {

    private static final Shape SMALL = new Shape(9, 7, 3);
    private static final Shape LARGE = new Shape(64, 91, 3);
    private static final Mask LEFT = Mask.of(2, 1, new float[] {1, 0});

    private final SameDiffEngine engine = new SameDiffEngine();

    static Stream<Arguments> networksAndSizes() {
        return Arrays.stream(Pooling.values())
                .flatMap(pooling -> Arrays.stream(Padding.values())
                        .map(padding -> TinyNetworks.twoBlocks(pooling).withPadding(padding)))
                .flatMap(network -> Stream.of(Arguments.of(network, SMALL), Arguments.of(network, LARGE)));
    }

    @ParameterizedTest
    @MethodSource("networksAndSizes")
    void shouldTellTheNativeMemoryOfEveryNetworkAndSize(Network network, Shape input) {
        requireNativeMemoryAsTold(network, List.of(style(), content(network, input), variation()), input);
    }

    static Stream<Named<Loss>> losses() {
        Tensor style = tensor(new Shape(5, 6, 4), 1);
        Tensor content = tensor(new Shape(64, 91, 4), 2);
        ContentLoss ofContent =
                ContentLoss.at("relu1_2").scaling(Scaling.RELATIVE).target(content);
        StyleLoss ofStyle = StyleLoss.at("relu1_2").target(style);
        SlicedWassersteinLoss sliced = StyleMeasure.slicedWasserstein().bind("relu1_2", style, 0);
        return Stream.of(
                Named.of("moments", StyleMeasure.moments().bind("relu1_2", style, 0)),
                Named.of("Wasserstein", StyleMeasure.wasserstein().bind("relu1_2", style, 0)),
                Named.of("guided", new GuidedLoss(ofStyle, LEFT)),
                Named.of("region", new RegionLoss(ofStyle, LEFT)),
                Named.of("masked content", new MaskedContentLoss(ofContent, LEFT)),
                Named.of("sum", new WeightedSum(List.of(new Term("a", ofContent, 1), new Term("b", ofStyle, 2)))),
                Named.of(
                        "own",
                        new AutodiffLoss(
                                "relu1_2",
                                (graph, f) ->
                                        graph.standardDeviation(f, true, 0, 1).norm2())),
                Named.of("sliced", sliced),
                Named.of("sliced of a region", new RegionLoss(sliced, LEFT)),
                Named.of("histogram", new HistogramLoss("relu1_2", style)));
    }

    @ParameterizedTest
    @MethodSource("losses")
    void shouldTellTheNativeMemoryOfEveryLoss(Loss loss) {
        Term term = new Term("loss", loss, 1);

        requireNativeMemoryAsTold(TinyNetworks.twoBlocks(Pooling.MAX), List.of(term, style()), LARGE);
    }

    /** A first run for the kernels takes arrays that the second one uses again. */
    @Test
    void shouldCountArraysOfBothRunsOnce() {
        Network network = TinyNetworks.twoBlocks(Pooling.AVERAGE);
        Tensor target = tensor(new Shape(5, 6, 4), 1);
        Loss first = StyleMeasure.slicedWasserstein().bind("relu1_1", target, 0);
        Loss second = new HistogramLoss("relu1_2", target);

        requireNativeMemoryAsTold(
                network, List.of(new Term("first", first, 1), style(), new Term("second", second, 1)), LARGE);
    }

    @Test
    void shouldTellTheMemoryWithContentOfAnotherSize() {
        Network network = TinyNetworks.twoBlocks(Pooling.AVERAGE);

        MemoryEstimate told = engine.memory(network, List.of(style(), content(network, SMALL)), LARGE)
                .orElseThrow();

        assertThat(told)
                .isEqualTo(engine.memory(network, List.of(style(), content(network, LARGE)), LARGE)
                        .orElseThrow());
    }

    @Test
    void shouldTellTheHeapOfKernelsAndTargets() {
        Network network = TinyNetworks.twoBlocks(Pooling.AVERAGE);
        Loss sliced = StyleMeasure.slicedWasserstein().bind("relu1_2", tensor(new Shape(5, 6, 4), 1), 0);
        List<Term> terms = List.of(content(network, LARGE), new Term("sliced", sliced, 1));
        MemoryEstimate told = engine.memory(network, terms, LARGE).orElseThrow();

        try (SameDiffObjective objective = (SameDiffObjective) engine.objective(network, terms, LARGE)) {
            objective.evaluate(Vectors.gaussian(LARGE.size(), 1), new float[LARGE.size()]);

            // all is kept but for the scratch, of which each thread that had something to do has its share by now
            long held = HeldArrays.withoutThoseOf(List.of(network), objective).bytes();
            long shapes = 1000;
            assertThat(held).isBetween(told.heap().losses(), told.heapBytes() + shapes);
        }
    }

    @Test
    void shouldTellTheMemoryOfSizesThatNoMachineHolds() {
        Network network = TinyNetworks.twoBlocks(Pooling.AVERAGE);

        // the activations at relu1_1 and relu1_2, four channels each with a ReLU, are 64 bytes a pixel by themselves
        MemoryEstimate told = engine.memory(network, List.of(style()), new Shape(20_000, 20_000, 3))
                .orElseThrow();

        assertThat(told.nativeBytes()).isGreaterThan(20_000L * 20_000 * 64);
    }

    @Test
    void shouldRejectAnObjectiveWithoutTerms() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> engine.memory(TinyNetworks.twoBlocks(Pooling.MAX), List.of(), SMALL))
                .withMessageContaining("at least one term");
    }

    private void requireNativeMemoryAsTold(Network network, List<Term> terms, Shape input) {
        MemoryEstimate told = engine.memory(network, terms, input).orElseThrow();

        try (SameDiffObjective objective = (SameDiffObjective) engine.objective(network, terms, input)) {
            float[] x = Vectors.gaussian(input.size(), 3);
            objective.evaluate(x, new float[x.length]);
            objective.evaluate(x, new float[x.length]);

            assertThat(told.nativeBytes()).isEqualTo(objective.nativeBytes());
        }
    }

    private static Term style() {
        return new Term("style", StyleLoss.at("relu2_1").target(tensor(new Shape(3, 4, 5), 4)), 1);
    }

    private static Term content(Network network, Shape input) {
        Shape shape = network.shapes(input).get("relu1_2");
        return new Term("content", ContentLoss.at("relu1_2").target(tensor(shape, 5)), 1);
    }

    private static Term variation() {
        return new Term("variation", new TotalVariationLoss(1), 1);
    }

    private static Tensor tensor(Shape shape, long seed) {
        return new Tensor(shape, Vectors.gaussian(shape.size(), seed));
    }
}
