package io.github.brushwork.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.brushwork.core.Convolution;
import io.github.brushwork.core.Layer;
import io.github.brushwork.core.MemoryEstimate;
import io.github.brushwork.core.Network;
import io.github.brushwork.core.Padding;
import io.github.brushwork.core.Pool;
import io.github.brushwork.core.Pooling;
import io.github.brushwork.core.Preprocessing;
import io.github.brushwork.core.Shape;
import io.github.brushwork.core.Term;
import io.github.brushwork.core.kernel.Kernels;
import io.github.brushwork.core.kernel.Workers;
import io.github.brushwork.testing.HeldArrays;
import io.github.brushwork.testing.Vectors;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The memory that a plan tells is, to the byte, that of the arrays an objective can reach after an evaluation. */
class ObjectivePlanTest {

    private static final List<Kind> KINDS = Kernels.obstacleToVector().isPresent()
            ? List.of(new Kind("plain", Kernels::plain))
            : List.of(new Kind("plain", Kernels::plain), new Kind("vector", Kernels::vector));

    private record Kind(String name, Function<Workers, Kernels> kernels) {

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Arguments> poolingsAndPaddings() {
        return KINDS.stream()
                .flatMap(kind -> Arrays.stream(Pooling.values())
                        .flatMap(pooling ->
                                Arrays.stream(Padding.values()).map(padding -> Arguments.of(kind, pooling, padding))));
    }

    static Stream<Arguments> shapes() {
        return KINDS.stream()
                .flatMap(kind -> Stream.of(
                                new Shape(4, 4, 3), new Shape(9, 7, 3), new Shape(5, 131, 3), new Shape(70, 33, 3))
                        .map(shape -> Arguments.of(kind, shape)));
    }

    static Stream<Kind> kinds() {
        return KINDS.stream();
    }

    @ParameterizedTest
    @MethodSource("poolingsAndPaddings")
    void shouldTellTheMemoryOfEveryPoolingAndPadding(Kind kind, Pooling pooling, Padding padding) {
        Network tiny = TinyNetwork.create(pooling).withPadding(padding);
        requireMemoryAsTold(kind, tiny, new Shape(21, 34, 3), "relu1_1", "relu1_2", "relu2_1", "relu3_1");
        requireMemoryAsTold(kind, wide(pooling, padding, 24), new Shape(21, 34, 3), "relu1_1", "pool1", "relu2_1");
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void shouldTellTheMemoryOfEveryShape(Kind kind, Shape shape) {
        requireMemoryAsTold(kind, TinyNetwork.create(Pooling.AVERAGE), shape, Network.INPUT, "relu3_1");
        requireMemoryAsTold(kind, wide(Pooling.MAX, Padding.REPLICATE, 40), shape, "relu2_1");
    }

    /** From some size on, the vector kernels do not keep transformed filters, if these are large. */
    @ParameterizedTest
    @MethodSource("kinds")
    void shouldTellTheMemoryOfLargeFilters(Kind kind) {
        Network network = wide(Pooling.AVERAGE, Padding.ZERO, 200);
        requireMemoryAsTold(kind, network, new Shape(16, 16, 3), "relu2_1");
        requireMemoryAsTold(kind, network, new Shape(72, 72, 3), "relu2_1");
        requireMemoryAsTold(kind, wide(Pooling.AVERAGE, Padding.ZERO, 208), new Shape(72, 72, 3), "relu2_1");
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void shouldNeedNothingForTheImageAlone(Kind kind) {
        requireMemoryAsTold(kind, TinyNetwork.create(Pooling.AVERAGE), new Shape(8, 8, 3), Network.INPUT);
    }

    /** Threads keep their memory for themselves, so that here the plan can only be compared with one thread's. */
    @ParameterizedTest
    @MethodSource("kinds")
    void shouldCountTheScratchOfEveryThread(Kind kind) {
        try (JavaEngine one = JavaEngine.on(kind.kernels(), 1);
                JavaEngine three = JavaEngine.on(kind.kernels(), 3)) {
            Network network = TinyNetwork.create(Pooling.AVERAGE);
            List<Term> terms = terms("relu3_1");
            // many tasks for each thread, so that they are cut alike for one thread and for three
            Shape shape = new Shape(300, 300, 3);

            MemoryEstimate.Parts alone =
                    one.memory(network, terms, shape).orElseThrow().heap();
            MemoryEstimate.Parts together =
                    three.memory(network, terms, shape).orElseThrow().heap();

            assertThat(together.scratch()).isEqualTo(3 * alone.scratch());
            assertThat(together.activations()).isEqualTo(alone.activations());
            assertThat(together.filters()).isEqualTo(alone.filters());
        }
    }

    private static void requireMemoryAsTold(Kind kind, Network network, Shape shape, String... layers) {
        List<Term> terms = terms(layers);
        try (Workers workers = new Workers(1)) {
            Kernels kernels = kind.kernels().apply(workers);
            ObjectivePlan plan = new ObjectivePlan(network, terms, shape);
            MemoryEstimate told = plan.memory(kernels.footprints());

            try (JavaObjective objective = new JavaObjective(kernels, plan)) {
                objective.evaluate(Vectors.gaussian(shape.size(), 1), new float[shape.size()]);

                // What the plan itself holds is a few small arrays of indices.
                long held = HeldArrays.withoutThoseOf(List.of(network), objective, workers)
                        .bytes();
                long indices = Integer.BYTES * (long) layers.length;
                assertThat(told.heapBytes()).as(shape + " " + network).isEqualTo(held - indices);
                assertThat(told.nativeBytes()).isZero();
            }
        }
    }

    private static List<Term> terms(String... layers) {
        return Stream.of(layers)
                .map(layer -> new Term(layer, new SquaredDistance(layer, 0), 1))
                .toList();
    }

    /** Channels enough for vectors of them, and once no multiple of their length. */
    private static Network wide(Pooling pooling, Padding padding, int channels) {
        List<Layer> layers = List.of(
                convolution("relu1_1", 3, channels, padding),
                convolution("relu1_2", channels, channels, padding),
                new Pool("pool1", List.of(), pooling),
                convolution("relu2_1", channels, channels + 3, padding));
        return new Network("wide " + channels, Preprocessing.SYMMETRIC, layers);
    }

    private static Convolution convolution(String name, int inputs, int outputs, Padding padding) {
        float[] filters = new float[9 * inputs * outputs];
        return new Convolution(name, List.of(), inputs, outputs, filters, new float[outputs], padding);
    }
}
