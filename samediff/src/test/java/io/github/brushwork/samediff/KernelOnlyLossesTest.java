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
import io.github.brushwork.losses.NormalizedGradient;
import io.github.brushwork.losses.StyleLoss;
import io.github.brushwork.losses.StyleMeasure;
import io.github.brushwork.losses.ranks.HistogramLoss;
import io.github.brushwork.losses.region.RegionLoss;
import io.github.brushwork.testing.Vectors;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Built-in losses that have no SameDiff expression: both engines run their kernels. */
class KernelOnlyLossesTest {

    private static final Shape INPUT = new Shape(9, 7, 3);
    /** Of the layer relu1_1 for another image. */
    private static final Shape STYLE = new Shape(5, 6, 4);

    static Stream<Named<Loss>> losses() {
        Tensor style = new Tensor(STYLE, Vectors.gaussian(STYLE.size(), 1));
        return Stream.of(
                Named.of("sliced", StyleMeasure.slicedWasserstein().bind("relu1_1", style, 0)),
                Named.of(
                        "sliced of a region",
                        new RegionLoss(
                                StyleMeasure.slicedWasserstein().bind("relu1_1", style, 0),
                                Mask.of(2, 1, new float[] {1, 0}))),
                Named.of("histogram", new HistogramLoss("relu1_1", style)),
                Named.of(
                        "normalised",
                        new NormalizedGradient(StyleLoss.at("relu1_1").target(style))));
    }

    @ParameterizedTest
    @MethodSource("losses")
    void shouldAgreeOnBothEngines(Loss loss) {
        Network network = TinyNetworks.twoBlocks(Pooling.AVERAGE);
        List<Term> terms = List.of(new Term("style", loss, 2));
        float[] x = Vectors.gaussian(INPUT.size(), 2);
        float[] gradient = new float[x.length];
        float[] expectedGradient = new float[x.length];
        assertThat(LossDefinitions.EXACT.of(loss, STYLE)).isEmpty();

        try (Engine sameDiff = new SameDiffEngine();
                Engine java = new JavaEngine();
                Objective objective = sameDiff.objective(network, terms, INPUT);
                Objective reference = java.objective(network, terms, INPUT)) {
            Evaluation evaluation = objective.evaluate(x, gradient);
            Evaluation expected = reference.evaluate(x, expectedGradient);

            // the convolutions of the engines round differently
            assertThat(evaluation.value()).isCloseTo(expected.value(), within(1e-5 * expected.value()));
            assertThat(Vectors.relativeError(gradient, expectedGradient)).isLessThan(1e-5);
        }
    }
}
