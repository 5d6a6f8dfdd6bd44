package io.github.brushwork.samediff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.brushwork.core.Engine;
import io.github.brushwork.core.Evaluation;
import io.github.brushwork.core.Loss;
import io.github.brushwork.core.Network;
import io.github.brushwork.core.Objective;
import io.github.brushwork.core.Pooling;
import io.github.brushwork.core.Shape;
import io.github.brushwork.core.Tensor;
import io.github.brushwork.core.Term;
import io.github.brushwork.core.engine.JavaEngine;
import io.github.brushwork.core.image.Mask;
import io.github.brushwork.losses.ContentLoss;
import io.github.brushwork.losses.StyleLoss;
import io.github.brushwork.losses.StyleMeasure;
import io.github.brushwork.losses.region.GuidedLoss;
import io.github.brushwork.losses.region.MaskedContentLoss;
import io.github.brushwork.losses.region.RegionLoss;
import io.github.brushwork.testing.Vectors;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Losses of regions behind a pooling, where the mask is larger than the layer, evaluated again and again. */
class RegionLossesTest {

    private static final Shape INPUT = new Shape(9, 8, 3);
    /** Of the layer relu2_1. */
    private static final Shape LAYER = new Shape(4, 4, 5);

    static Stream<Named<Loss>> losses() {
        Mask mask = diagonal();
        Tensor target = new Tensor(LAYER, Vectors.gaussian(LAYER.size(), 1));
        return Stream.of(
                Named.of("guided", new GuidedLoss(StyleLoss.at("relu2_1").target(target), mask)),
                Named.of("gathered", new RegionLoss(StyleMeasure.moments().bind("relu2_1", target, 0), mask)),
                Named.of(
                        "masked content",
                        new MaskedContentLoss(ContentLoss.at("relu2_1").target(target), mask)));
    }

    /** Inside above the diagonal. */
    private static Mask diagonal() {
        float[] weights = new float[INPUT.positions()];
        for (int p = 0; p < weights.length; p++) {
            weights[p] = p % INPUT.width() > p / INPUT.width() ? 1 : 0;
        }
        return Mask.of(INPUT.width(), INPUT.height(), weights);
    }

    @ParameterizedTest
    @MethodSource("losses")
    void shouldAgreeOnBothEnginesAtEveryPoint(Loss loss) {
        Network network = TinyNetworks.twoBlocks(Pooling.AVERAGE);
        List<Term> terms = List.of(new Term("region", loss, 2));
        float[] gradient = new float[INPUT.size()];
        float[] expectedGradient = new float[INPUT.size()];
        assertThat(LossDefinitions.EXACT.of(loss, LAYER)).isPresent();

        try (Engine sameDiff = new SameDiffEngine();
                Engine java = new JavaEngine();
                Objective objective = sameDiff.objective(network, terms, INPUT);
                Objective reference = java.objective(network, terms, INPUT)) {
            for (long seed : new long[] {2, 3, 2}) {
                float[] x = Vectors.gaussian(INPUT.size(), seed);
                Evaluation evaluation = objective.evaluate(x, gradient);
                Evaluation expected = reference.evaluate(x, expectedGradient);

                // the engines round differently
                assertThat(evaluation.value()).isCloseTo(expected.value(), within(1e-5 * expected.value()));
                assertThat(Vectors.relativeError(gradient, expectedGradient)).isLessThan(1e-5);
            }
        }
    }
}
