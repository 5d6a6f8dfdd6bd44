package io.github.brushwork.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.brushwork.core.Evaluation;
import io.github.brushwork.core.Objective;
import io.github.brushwork.optim.OptimizationListener.Decision;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class RestartedTest {

    private static final float[] START = {-1.2f, 1};

    /** Rosenbrock's function, minimum 0 at (1, 1). */
    private static final class Rosenbrock implements Objective {
        private int evaluations;

        @Override
        public int dimension() {
            return 2;
        }

        @Override
        public List<String> terms() {
            return List.of("valley");
        }

        @Override
        public Evaluation evaluate(float[] x, float[] gradient) {
            evaluations++;
            double across = x[1] - (double) x[0] * x[0];
            double along = 1 - x[0];
            gradient[0] = (float) (-400 * x[0] * across - 2 * along);
            gradient[1] = (float) (200 * across);
            double value = 100 * across * across + along * along;
            return new Evaluation(value, new double[] {value});
        }
    }

    private static Restarted rounds(int evaluations, Bounds bounds) {
        return new Restarted(new Lbfgs(), StoppingRule.evaluations(evaluations), bounds);
    }

    @Test
    void shouldContinueEachRoundWhereTheLastOneEnded() {
        List<Double> values = new ArrayList<>();

        Optimum optimum = rounds(15, Bounds.NONE)
                .minimize(new Rosenbrock(), START, StoppingRule.iterations(12), progress -> {
                    values.add(progress.value());
                    return Decision.CONTINUE;
                });

        assertThat(values).hasSize(12).isSortedAccordingTo((a, b) -> Double.compare(b, a));
        assertThat(optimum.iterations()).isEqualTo(12);
        assertThat(optimum.value()).isLessThan(1e-6);
        assertThat(optimum.stopReason().kind()).isEqualTo(StopReason.Kind.ITERATIONS);
    }

    @Test
    void shouldCountTheEvaluationsOfAllRounds() {
        Rosenbrock objective = new Rosenbrock();

        Optimum optimum = rounds(5, Bounds.NONE).minimize(objective, START, StoppingRule.iterations(3));

        assertThat(optimum.evaluations()).isEqualTo(objective.evaluations).isGreaterThanOrEqualTo(15);
    }

    @Test
    void shouldClipThePointAfterARoundButReportTheValueBefore() {
        Bounds bounds = Bounds.of(-0.5f, 0.5f);

        Optimum optimum = rounds(40, bounds).minimize(new Rosenbrock(), START, StoppingRule.iterations(1));

        assertThat(optimum.x()).containsExactly(0.5f, 0.5f);
        assertThat(optimum.value()).isLessThan(1e-3);
    }

    @Test
    void shouldStopWhenTheListenerSaysSo() {
        Optimum optimum = rounds(5, Bounds.NONE)
                .minimize(
                        new Rosenbrock(),
                        START,
                        StoppingRule.iterations(10),
                        progress -> progress.iteration() == 2 ? Decision.STOP : Decision.CONTINUE);

        assertThat(optimum.iterations()).isEqualTo(2);
        assertThat(optimum.stopReason().kind()).isEqualTo(StopReason.Kind.LISTENER);
    }

    @Test
    void shouldNotCountARoundThatIsInterrupted() {
        Thread.currentThread().interrupt();
        try {
            Optimum optimum = rounds(5, Bounds.NONE).minimize(new Rosenbrock(), START, StoppingRule.iterations(10));

            assertThat(optimum.iterations()).isZero();
            assertThat(optimum.evaluations()).isEqualTo(1);
            assertThat(optimum.stopReason().kind()).isEqualTo(StopReason.Kind.INTERRUPTED);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void shouldKeepTheLastRoundWhenTheFirstEvaluationOfTheNextIsGivenUp() {
        // given
        AtomicBoolean roundIsOver = new AtomicBoolean();
        Recorder recorder = new Recorder(new Rosenbrock(), count -> {
            if (roundIsOver.get()) {
                Thread.currentThread().interrupt();
                throw new CancellationException();
            }
        });
        try {
            // when
            Optimum optimum = rounds(5, Bounds.NONE)
                    .minimize(recorder, START, StoppingRule.iterations(10), progress -> {
                        roundIsOver.set(true);
                        return Decision.CONTINUE;
                    });

            // then
            assertThat(optimum.stopReason().kind()).isEqualTo(StopReason.Kind.INTERRUPTED);
            assertThat(optimum.iterations()).isEqualTo(1);
            assertThat(optimum.evaluations()).isEqualTo(recorder.values.size());
            assertThat(optimum.value())
                    .isEqualTo(recorder.values.stream().min(Double::compare).orElseThrow());
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void shouldHaveNoResultWhenTheVeryFirstEvaluationIsGivenUp() {
        Recorder recorder = new Recorder(new Rosenbrock(), count -> {
            throw new CancellationException();
        });

        assertThatThrownBy(() -> rounds(5, Bounds.NONE).minimize(recorder, START, StoppingRule.iterations(10)))
                .isInstanceOf(CancellationException.class);
    }

    @Test
    void shouldEndWithTheLastRoundWhenTheNextCannotBegin() {
        // given a function that is nothing beyond the bound which the point is clipped to
        Bounds bounds = Bounds.of(2, 3);
        TwoTerms.Function half = x -> new double[] {x < 1.5 ? x * x : Double.NaN, 2 * x};
        Objective objective = new TwoTerms(1, half, TwoTerms.constant(0, 0));

        // when
        Optimum optimum = rounds(5, bounds).minimize(objective, new float[] {1}, StoppingRule.iterations(4));

        // then
        assertThat(optimum.stopReason().kind()).isEqualTo(StopReason.Kind.NOT_FINITE);
        assertThat(optimum.stopReason().message()).contains("left");
        assertThat(optimum.iterations()).isEqualTo(1);
        assertThat(optimum.x()).containsExactly(2);
    }

    @Test
    void shouldBeImmutable() {
        Restarted optimizer = rounds(40, Bounds.NONE);
        Bounds bounds = Bounds.of(-0.5f, 0.5f);

        Restarted bounded = optimizer.withBounds(bounds);

        assertThat(optimizer.bounds()).isEqualTo(Bounds.NONE);
        assertThat(bounded.bounds()).isEqualTo(bounds);
        assertThat(bounded.inner()).isSameAs(optimizer.inner());
        assertThat(bounded.minimize(new Rosenbrock(), START, StoppingRule.iterations(1))
                        .x())
                .containsExactly(0.5f, 0.5f);
    }

    @Test
    void shouldNotModifyTheStart() {
        float[] start = START.clone();

        rounds(5, Bounds.of(-0.5f, 0.5f)).minimize(new Rosenbrock(), start, StoppingRule.iterations(2));

        assertThat(start).isEqualTo(START);
    }
}
