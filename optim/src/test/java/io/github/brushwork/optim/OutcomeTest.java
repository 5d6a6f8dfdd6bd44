package io.github.brushwork.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.brushwork.core.Objective;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutcomeTest {

    /** Overshoots: the last of the first points is not the best. */
    private static final Adam ADAM = new Adam(0.5);

    private static final StoppingRule RULE = StoppingRule.iterations(8);

    private static Recorder parabola() {
        return new Recorder(new TwoTerms(1, TwoTerms.parabola(1), TwoTerms.constant(0, 0)));
    }

    @Test
    void shouldGiveTheBestUnlessToldOtherwise() {
        Recorder recorder = parabola();

        Optimum optimum = ADAM.minimize(recorder, new float[1], RULE);

        assertThat(optimum.value())
                .isEqualTo(recorder.values.stream().min(Double::compare).orElseThrow());
        assertThat(ADAM.withOutcome(Outcome.best())
                        .minimize(parabola(), new float[1], RULE)
                        .x())
                .containsExactly(optimum.x());
    }

    @Test
    void shouldGiveTheLastPoint() {
        Recorder recorder = parabola();

        Optimum optimum = ADAM.withOutcome(Outcome.last()).minimize(recorder, new float[1], RULE);

        assertThat(optimum.x()).containsExactly(recorder.points.get(8));
        assertThat(optimum.value())
                .isEqualTo(recorder.values.get(8))
                .isGreaterThan(recorder.values.stream().min(Double::compare).orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.5, 0.99})
    void shouldGiveTheWeightedMeanOfTheStartAndAllPoints(double decay) {
        // given
        Recorder recorder = parabola();

        // when
        Optimum optimum = ADAM.withOutcome(Outcome.average(decay)).minimize(recorder, new float[1], RULE);

        // then point k of n counts decay^(n - k) times as much as the last
        double sum = 0;
        double weights = 0;
        for (int k = 0; k <= 8; k++) {
            double weight = Math.pow(decay, 8 - k);
            sum += weight * recorder.points.get(k)[0];
            weights += weight;
        }
        assertThat((double) optimum.x()[0]).isCloseTo(sum / weights, within(1e-7)); // a float near 1
        assertThat(optimum.value()).isEqualTo(recorder.values.get(8));
        assertThat(optimum.evaluations()).isEqualTo(9);
    }

    @Test
    void shouldAverageEachIterationOfALineSearchOnce() {
        TestProblem problem = TestProblems.rosenbrock();
        List<float[]> points = new ArrayList<>(List.of(problem.start()));

        Optimum optimum = new Lbfgs()
                .withOutcome(Outcome.average(0.5))
                .minimize(problem, problem.start(), StoppingRule.iterations(3), progress -> {
                    points.add(progress.x().clone());
                    return OptimizationListener.Decision.CONTINUE;
                });

        double expected = (points.get(0)[0] + 2 * points.get(1)[0] + 4 * points.get(2)[0] + 8 * points.get(3)[0]) / 15;
        assertThat((double) optimum.x()[0]).isCloseTo(expected, within(1e-6));
    }

    @Test
    void shouldAverageTheStartIfThereIsNoIteration() {
        Objective objective = parabola();

        Optimum optimum = ADAM.withOutcome(Outcome.average(0.99))
                .minimize(objective, new float[] {0.3f}, StoppingRule.evaluations(1));

        assertThat(optimum.x()).containsExactly(0.3f);
    }

    @Test
    void shouldBeginToAverageWhereARunThatDidNotIsResumed() {
        OptimizerRun run = ADAM.begin(parabola(), new float[1]);
        run.step();
        float[] here = run.x().clone();

        OptimizerRun resumed = ADAM.withOutcome(Outcome.average(0.9)).resume(parabola(), run.state());

        assertThat(resumed.optimum(new StopReason(StopReason.Kind.LISTENER, "now"))
                        .x())
                .containsExactly(here);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 1, Double.NaN})
    void shouldRefuseADecayOutOfRange(double decay) {
        assertThatThrownBy(() -> Outcome.average(decay))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("average of " + decay);
    }
}
