package io.github.brushwork.losses.ranks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.brushwork.core.Shape;
import io.github.brushwork.core.Tensor;
import io.github.brushwork.losses.Formulas;
import io.github.brushwork.losses.StyleContractTest;
import io.github.brushwork.losses.StyleMeasure;
import io.github.brushwork.testing.Vectors;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlicedWassersteinLossTest extends StyleContractTest {

    /** Fewer directions than channels, as many, and more; in most shapes not a multiple. */
    private static final int[] DIRECTIONS = {1, 3, 20};

    @Override
    protected Stream<Case> cases() {
        return Arrays.stream(DIRECTIONS)
                .boxed()
                .flatMap(directions -> Arrays.stream(SHAPES).map(shape -> caseOf(shape, directions)));
    }

    private static Case caseOf(Shape shape, int count) {
        // a style image of another size
        Shape styleShape = new Shape(3, 8, shape.channels());
        float[] style = Vectors.gaussian(styleShape.size(), 63);
        SlicedWassersteinLoss loss = new SlicedWassersteinLoss("relu3_1", new Tensor(styleShape, style), count, 1);
        float[] directions = Directions.random(shape.channels(), count, 1).rows();
        return new Case(
                count + " directions",
                loss,
                shape,
                f -> Formulas.slicedWasserstein(f, shape, style, styleShape, directions, count));
    }

    @Override
    protected Stream<Spec> specs() {
        return Stream.of(
                new Spec(
                        "as many directions as channels",
                        target -> StyleMeasure.slicedWasserstein().bind("relu3_1", target, 0)),
                new Spec("5 directions", target -> new SlicedWassersteinLoss("relu3_1", target, 5, 0)));
    }

    /** Squares of differences of projections, which are rounded to single precision and may nearly agree. */
    @Override
    protected double rounding() {
        return 1e-5;
    }

    /** The formula is a polynomial, whose differences are exact, as long as no two projections change places in a step. */
    @Override
    protected float step() {
        return 1e-6f;
    }

    @Test
    void shouldTakeAsManyDirectionsAsChannels() {
        SlicedWassersteinLoss loss = StyleMeasure.slicedWasserstein().bind("relu3_1", tensor(6), 0);

        assertThat(loss.directions()).isEqualTo(SHAPE.channels());
        assertThat(loss.seed()).isZero();
    }

    @Test
    void shouldBeZeroForAStyleThatIsRepeated() {
        // given an image that shows the style twice
        Tensor style = tensor(7);
        Shape twice = new Shape(2 * SHAPE.height(), SHAPE.width(), SHAPE.channels());
        float[] activations = Arrays.copyOf(style.data(), twice.size());
        System.arraycopy(style.data(), 0, activations, style.data().length, style.data().length);

        double value = evaluate(
                StyleMeasure.slicedWasserstein().bind("relu3_1", style, 0),
                twice,
                activations,
                new float[twice.size()]);

        assertThat(value).isZero();
    }

    @Test
    void shouldDependOnTheSeed() {
        Tensor style = tensor(8);
        float[] activations = tensor(9).data();

        double one =
                evaluate(StyleMeasure.slicedWasserstein().bind("a", style, 1), activations, new float[SHAPE.size()]);
        double other =
                evaluate(StyleMeasure.slicedWasserstein().bind("a", style, 2), activations, new float[SHAPE.size()]);

        assertThat(one).isNotEqualTo(other);
    }

    @Test
    void shouldSeeDistributionsThatDifferOnlyBeyondTheSecondMoment() {
        // given numbers of one mean and variance, but another distribution
        Shape shape = new Shape(1, 4, 1);
        Tensor style = new Tensor(shape, new float[] {-1, -1, 1, 1});
        float[] activations = {(float) -Math.sqrt(2), 0, 0, (float) Math.sqrt(2)};

        double moments = evaluate(StyleMeasure.moments().bind("a", style, 0), shape, activations, new float[4]);
        double sliced =
                evaluate(StyleMeasure.slicedWasserstein().bind("a", style, 0), shape, activations, new float[4]);

        // then (1 - 0)^2 and (sqrt 2 - 1)^2, each half the time
        assertThat(moments).isCloseTo(0, within(1e-12));
        assertThat(sliced).isCloseTo((1 + Math.pow(Math.sqrt(2) - 1, 2)) / 2, within(1e-6));
    }

    @Test
    void shouldDrawUnitVectorsWithoutAPreferredDirection() {
        int channels = 5;
        int count = 20_000;

        float[] rows = Directions.random(channels, count, 3).rows();

        double[][] products = Formulas.covariance(rows, new Shape(1, count, channels), 0);
        for (int i = 0; i < channels; i++) {
            for (int j = 0; j < channels; j++) {
                // four deviations of a mean over so many directions
                assertThat(products[i][j])
                        .isCloseTo(i == j ? 1.0 / channels : 0, within(4 / Math.sqrt(count) / channels));
            }
        }
        for (int k = 0; k < count; k++) {
            double squares = 0;
            for (int c = 0; c < channels; c++) {
                squares += rows[k * channels + c] * rows[k * channels + c];
            }
            assertThat(squares).isCloseTo(1, within(1e-6));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1})
    void shouldRejectNoDirections(int directions) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SlicedWassersteinLoss("relu3_1", tensor(1), directions, 0))
                .withMessage("sliced Wasserstein loss at relu3_1: the number of directions is " + directions
                        + ": it must be at least 1");
    }
}
