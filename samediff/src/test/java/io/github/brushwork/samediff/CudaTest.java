package io.github.brushwork.samediff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.brushwork.core.Engine;
import io.github.brushwork.core.EngineProvider.Availability;
import io.github.brushwork.core.EngineProvider.Tier;
import io.github.brushwork.core.FeatureExtractor;
import io.github.brushwork.core.Features;
import io.github.brushwork.core.Network;
import io.github.brushwork.core.Objective;
import io.github.brushwork.core.Pooling;
import io.github.brushwork.core.Shape;
import io.github.brushwork.core.Tensor;
import io.github.brushwork.core.Term;
import io.github.brushwork.losses.ContentLoss;
import io.github.brushwork.losses.StyleLoss;
import io.github.brushwork.testing.Vectors;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** On a graphics card; docs/gpu.md says how to run it. */
class CudaTest {

    private static final Shape INPUT = new Shape(33, 21, 3);

    @BeforeAll
    static void requireCard() {
        Availability availability = new SameDiffEngineProvider().availability();
        assumeTrue(
                availability.usable() && availability.tier() == Tier.GPU,
                () -> "no graphics card answers: " + availability.reason());
    }

    @Test
    void shouldBeWhatIsChosenByItself() {
        try (Engine engine = Engine.auto()) {
            assertThat(engine.description()).startsWith("samediff (ND4J JCublasBackend");
        }
    }

    @Test
    void shouldAgreeWithPlainJava() {
        float[] expected = new float[INPUT.size()];
        float[] actual = new float[INPUT.size()];
        double expectedValue = evaluate("java-plain", expected);

        double value = evaluate("samediff", actual);

        // Sums of single precision in another order.
        assertThat(value).isCloseTo(expectedValue, within(1e-3 * expectedValue));
        assertThat(Vectors.relativeError(actual, expected)).isLessThan(1e-3);
    }

    private static double evaluate(String name, float[] gradient) {
        Network network = TinyNetworks.twoBlocks(Pooling.AVERAGE);
        try (Engine engine = Engine.named(name);
                Objective objective = engine.objective(network, terms(network), INPUT)) {
            return objective
                    .evaluate(Vectors.gaussian(INPUT.size(), 7), gradient)
                    .value();
        }
    }

    private static List<Term> terms(Network network) {
        try (Engine plain = Engine.named("java-plain");
                FeatureExtractor extractor = plain.extractor(network, List.of("relu1_1", "relu2_1"))) {
            Features target = extractor.extract(new Tensor(INPUT, Vectors.gaussian(INPUT.size(), 5)));
            return List.of(
                    new Term("content", ContentLoss.at("relu2_1").target(target), 0.5),
                    new Term("style", StyleLoss.at("relu1_1").target(target), 2));
        }
    }
}
