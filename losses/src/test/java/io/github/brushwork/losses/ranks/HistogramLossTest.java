package io.github.brushwork.losses.ranks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.brushwork.core.Shape;
import io.github.brushwork.core.Tensor;
import io.github.brushwork.losses.Formulas;
import io.github.brushwork.losses.StyleContractTest;
import io.github.brushwork.testing.Vectors;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class HistogramLossTest extends StyleContractTest {

    @Override
    protected Stream<Case> cases() {
        return Arrays.stream(SHAPES).map(shape -> {
            // a style image of another size
            Shape styleShape = new Shape(3, 8, shape.channels());
            float[] style = Vectors.gaussian(styleShape.size(), 64);
            return new Case(
                    "histogram",
                    new HistogramLoss("relu3_1", new Tensor(styleShape, style)),
                    shape,
                    f -> Formulas.histogram(f, shape, style, styleShape));
        });
    }

    @Override
    protected Stream<Spec> specs() {
        return Stream.of(new Spec("histogram", target -> new HistogramLoss("relu3_1", target)));
    }

    /** Squares of differences of numbers that may nearly agree. */
    @Override
    protected double rounding() {
        return 1e-5;
    }

    /** The formula is a polynomial, whose differences are exact, as long as no two numbers change places in a step. */
    @Override
    protected float step() {
        return 1e-6f;
    }

    @Test
    void shouldBeMinimisedByOneStepToTheMatchedActivations() {
        // given activations and the step that a quadratic of this gradient needs
        HistogramLoss loss = new HistogramLoss("relu3_1", tensor(6));
        float[] activations = tensor(7).data();
        float[] gradient = new float[SHAPE.size()];
        evaluate(loss, activations, gradient);

        // when
        for (int i = 0; i < activations.length; i++) {
            activations[i] -= gradient[i] * SHAPE.size() / 2;
        }

        // then the activations have the style's histogram; the steps are rounded to single precision
        assertThat(evaluate(loss, activations, gradient)).isCloseTo(0, within(1e-12));
        assertThat(channel(activations, 2)).containsExactly(channel(tensor(6).data(), 2), within(1e-6f));
    }

    @Test
    void shouldTreatEqualNumbersEqually() {
        // given two zeros, one for the style's -3 and one for its 1
        Shape shape = new Shape(1, 3, 1);
        HistogramLoss loss = new HistogramLoss("relu3_1", new Tensor(shape, new float[] {7, -3, 1}));
        float[] gradient = new float[3];

        double value = evaluate(loss, shape, new float[] {0, 5, 0}, gradient);

        // then both go to -1
        assertThat(value).isCloseTo((1 + 4 + 1) / 3.0, within(1e-12));
        assertThat(gradient).containsExactly(new float[] {2 / 3f, -4 / 3f, 2 / 3f}, within(1e-6f));
    }

    private static float[] channel(float[] values, int c) {
        float[] channel = new float[SHAPE.positions()];
        for (int p = 0; p < channel.length; p++) {
            channel[p] = values[p * SHAPE.channels() + c];
        }
        Arrays.sort(channel);
        return channel;
    }
}
