package io.github.brushwork.samediff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.brushwork.core.Convolution;
import io.github.brushwork.core.Engine;
import io.github.brushwork.core.Features;
import io.github.brushwork.core.Network;
import io.github.brushwork.core.Objective;
import io.github.brushwork.core.Padding;
import io.github.brushwork.core.Pool;
import io.github.brushwork.core.Pooling;
import io.github.brushwork.core.Preprocessing;
import io.github.brushwork.core.Shape;
import io.github.brushwork.core.Tensor;
import io.github.brushwork.core.Term;
import io.github.brushwork.losses.ContentLoss;
import io.github.brushwork.testing.Vectors;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The engines against each other on a block of VGG's form with the convolution after it, with every padding and pooling:
 * also maximum pooling with a padding, which {@link FullDepthTest} leaves out (see decision 11).
 */
class PaddedBlockTest {

    private static final int CHANNELS = 64;
    private static final Shape INPUT = new Shape(26, 31, 3);

    /** Three convolutions there and back, each off by some 1e-6. */
    private static final double TOLERANCE = 1e-5;

    static Stream<Arguments> combinations() {
        return Stream.of("java-vector", "java-plain")
                .flatMap(engine -> Stream.of(Pooling.values())
                        .flatMap(pooling ->
                                Stream.of(Padding.values()).map(padding -> Arguments.of(engine, pooling, padding))));
    }

    @ParameterizedTest
    @MethodSource("combinations")
    void shouldAgree(String name, Pooling pooling, Padding padding) {
        // given
        Network network = new Network(
                        "block",
                        Preprocessing.SYMMETRIC,
                        List.of(
                                convolution("relu1_1", 3, 1),
                                convolution("relu1_2", CHANNELS, 2),
                                new Pool("pool1", List.of(), pooling),
                                convolution("relu2_1", CHANNELS, 3)))
                .withPadding(padding);
        float[] x = Vectors.gaussian(INPUT.size(), 4);
        float[] gradient = new float[x.length];
        float[] expectedGradient = new float[x.length];

        // when
        double value = evaluate(name, network, x, gradient);
        double expected = evaluate("samediff", network, x, expectedGradient);

        // then
        assertThat(value).isCloseTo(expected, within(TOLERANCE * expected));
        assertThat(Vectors.relativeError(gradient, expectedGradient)).isLessThan(TOLERANCE);
    }

    private static double evaluate(String name, Network network, float[] x, float[] gradient) {
        Tensor zeros = Tensor.zeros(network.shapes(INPUT).get("relu2_1"));
        ContentLoss loss = ContentLoss.at("relu2_1").target(new Features(network, Map.of("relu2_1", zeros)));
        try (Engine engine = Engine.named(name);
                Objective objective = engine.objective(network, List.of(new Term("content", loss, 1)), INPUT)) {
            return objective.evaluate(x, gradient).value();
        }
    }

    private static Convolution convolution(String name, int inputs, long seed) {
        float[] filters = Vectors.gaussian(9 * inputs * CHANNELS, seed);
        for (int i = 0; i < filters.length; i++) {
            filters[i] *= (float) Math.sqrt(2.0 / (9 * inputs));
        }
        return new Convolution(name, List.of(), inputs, CHANNELS, filters, new float[CHANNELS]);
    }
}
