package io.github.brushwork.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.brushwork.core.Convolution;
import io.github.brushwork.core.Engine;
import io.github.brushwork.core.MaskedObjective;
import io.github.brushwork.core.Network;
import io.github.brushwork.core.Objective;
import io.github.brushwork.core.Preprocessing;
import io.github.brushwork.core.Shape;
import io.github.brushwork.core.Tensor;
import io.github.brushwork.core.Term;
import io.github.brushwork.core.image.Mask;
import io.github.brushwork.losses.StyleLoss;
import io.github.brushwork.losses.smoothness.TotalVariationLoss;
import io.github.brushwork.optim.Adam;
import io.github.brushwork.optim.Bounds;
import io.github.brushwork.optim.Lbfgs;
import io.github.brushwork.optim.Optimizer;
import io.github.brushwork.optim.Optimum;
import io.github.brushwork.optim.StoppingRule;
import io.github.brushwork.testing.Vectors;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Pixels that a mask holds, under every optimizer. */
class HeldPixelsTest {

    private static final Shape INPUT = new Shape(7, 9, 3);

    static Stream<Named<Optimizer>> optimizers() {
        Bounds wide = Bounds.of(-10, 10);
        return Stream.of(
                Named.of("L-BFGS", new Lbfgs()),
                Named.of("L-BFGS within bounds", new Lbfgs().withBounds(wide)),
                Named.of("Adam", new Adam(0.05)),
                Named.of("Adam within bounds", new Adam(0.05).withBounds(wide)));
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void shouldStayWhereTheyStartWhileTheOthersMove(Optimizer optimizer) {
        // given a checkerboard of held pixels, each beside pixels that pull at it
        Mask mask = checkerboard();
        float[] start = Vectors.gaussian(INPUT.size(), 1);

        Optimum optimum;
        double before;
        try (Engine engine = Engine.named("java-plain");
                Objective objective = new MaskedObjective(engine.objective(network(), terms(), INPUT), mask)) {
            before = objective.evaluate(start, new float[start.length]).value();
            optimum = optimizer.minimize(objective, start, StoppingRule.iterations(20));
        }

        // then
        assertThat(optimum.value()).isLessThan(0.9 * before);
        for (int i = 0; i < start.length; i++) {
            if (mask.at(i / 3 % INPUT.width(), i / 3 / INPUT.width()) == 0) {
                assertThat(optimum.x()[i]).isEqualTo(start[i]);
            } else {
                assertThat(optimum.x()[i]).isNotEqualTo(start[i]);
            }
        }
    }

    private static Mask checkerboard() {
        float[] weights = new float[INPUT.positions()];
        for (int p = 0; p < weights.length; p++) {
            weights[p] = p % 2;
        }
        return Mask.of(INPUT.width(), INPUT.height(), weights);
    }

    private static List<Term> terms() {
        Shape style = new Shape(5, 5, 4);
        return List.of(
                new Term(
                        "style",
                        StyleLoss.at("relu1_1").target(new Tensor(style, Vectors.gaussian(style.size(), 2))),
                        1),
                new Term("variation", new TotalVariationLoss(1), 1));
    }

    private static Network network() {
        Convolution convolution =
                new Convolution("relu1_1", List.of(), 3, 4, Vectors.gaussian(9 * 3 * 4, 3), Vectors.gaussian(4, 4));
        return new Network("tiny", Preprocessing.SYMMETRIC, List.of(convolution));
    }
}
