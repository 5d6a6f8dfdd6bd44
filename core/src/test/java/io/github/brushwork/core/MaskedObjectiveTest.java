package io.github.brushwork.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.brushwork.core.image.Mask;
import io.github.brushwork.testing.Allocation;
import io.github.brushwork.testing.Vectors;
import java.util.List;
import org.junit.jupiter.api.Test;

class MaskedObjectiveTest {

    /** Two pixels in a row, of which the first is held, and a third of a small weight. */
    private static final Mask MASK = Mask.of(3, 1, new float[] {0, 1, 0.01f});

    @Test
    void shouldZeroTheGradientWhereTheMaskIsZeroAndNowhereElse() {
        float[] x = Vectors.gaussian(9, 1);
        float[] gradient = Vectors.gaussian(9, 2);

        Evaluation evaluation = new MaskedObjective(new Sum(9), MASK).evaluate(x, gradient);

        assertThat(gradient).containsExactly(0, 0, 0, 4, 5, 6, 7, 8, 9);
        assertThat(evaluation).isSameAs(Sum.EVALUATION);
    }

    @Test
    void shouldOtherwiseBeWhatItWraps() {
        Sum wrapped = new Sum(9);
        MaskedObjective objective = new MaskedObjective(wrapped, MASK);

        assertThat(objective.dimension()).isEqualTo(9);
        assertThat(objective.terms()).containsExactly("sum");
        objective.close();
        assertThat(wrapped.closed).isTrue();
    }

    @Test
    void shouldHoldEvenPixelsWhoseGradientIsNotANumber() {
        float[] gradient = new float[9];
        Sum wrapped = new Sum(9);
        wrapped.first = Float.NaN;

        new MaskedObjective(wrapped, MASK).evaluate(new float[9], gradient);

        assertThat(gradient[0]).isZero();
    }

    @Test
    void shouldRejectMasksThatDoNotFit() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MaskedObjective(new Sum(12), MASK))
                .withMessageContaining("3 x 1 is one of 9 variables, but the objective has 12");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new MaskedObjective(new Sum(9), Mask.full(3, 1).inverse()))
                .withMessageContaining("holds every pixel");
    }

    @Test
    void shouldAllocateNothing() {
        int side = 40;
        float[] weights = new float[side * side];
        weights[7] = 1;
        MaskedObjective objective = new MaskedObjective(new Sum(3 * weights.length), Mask.of(side, side, weights));
        float[] x = new float[3 * weights.length];
        float[] gradient = new float[x.length];

        // not one array
        assertThat(Allocation.ofAllThreads(() -> objective.evaluate(x, gradient), 20))
                .isLessThan(1000);
    }

    /** Has the gradient 1, 2, 3 and so on. */
    private static final class Sum implements Objective {

        static final Evaluation EVALUATION = new Evaluation(1, new double[] {1});

        private final int dimension;
        private float first = 1;
        private boolean closed;

        Sum(int dimension) {
            this.dimension = dimension;
        }

        @Override
        public int dimension() {
            return dimension;
        }

        @Override
        public List<String> terms() {
            return List.of("sum");
        }

        @Override
        public Evaluation evaluate(float[] x, float[] gradient) {
            for (int i = 0; i < dimension; i++) {
                gradient[i] = i + 1;
            }
            gradient[0] = first;
            return EVALUATION;
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
