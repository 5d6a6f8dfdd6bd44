package io.github.brushwork.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StoppingRuleTest {

    private record State(
            int iteration, int evaluations, double value, double previousValue, double gradientNorm, Duration elapsed)
            implements Progress {

        @Override
        public List<String> terms() {
            return List.of();
        }

        @Override
        public double[] contributions() {
            return new double[0];
        }

        @Override
        public float[] x() {
            return new float[0];
        }

        @Override
        public OptimizerState state() {
            throw new UnsupportedOperationException("rules need no snapshot");
        }
    }

    private static final State STATE = new State(5, 12, 90, 100, 0.25, Duration.ofSeconds(3));

    private static Optional<StopReason.Kind> kind(StoppingRule rule, Progress progress) {
        return rule.check(progress).map(StopReason::kind);
    }

    @Test
    void shouldCountIterations() {
        assertThat(StoppingRule.iterations(6).check(STATE)).isEmpty();
        assertThat(kind(StoppingRule.iterations(5), STATE)).contains(StopReason.Kind.ITERATIONS);
    }

    @Test
    void shouldCountEvaluations() {
        assertThat(StoppingRule.evaluations(13).check(STATE)).isEmpty();
        assertThat(kind(StoppingRule.evaluations(12), STATE)).contains(StopReason.Kind.EVALUATIONS);
        assertThat(kind(StoppingRule.evaluations(11), STATE)).contains(StopReason.Kind.EVALUATIONS);
    }

    @Test
    void shouldWatchTheTime() {
        assertThat(StoppingRule.time(Duration.ofMillis(3001)).check(STATE)).isEmpty();
        assertThat(kind(StoppingRule.time(Duration.ofSeconds(3)), STATE)).contains(StopReason.Kind.TIME);
    }

    @ParameterizedTest
    @CsvSource({
        "100, 90, 0.09, false",
        "100, 90, 0.1, true",
        "-90, -100, 0.09, false",
        "-90, -100, 0.1, true",
        "0.5, 0.4, 0.09, false",
        "0.5, 0.4, 0.11, true",
        "90, 100, 0, true",
        "90, 90, 0, true",
        "NaN, 90, 0.5, false",
    })
    void shouldCompareTheChangeWithTheLargerValueButAtLeastOne(
            double before, double now, double tolerance, boolean stops) {
        State state = new State(1, 2, now, before, 1, Duration.ZERO);

        assertThat(StoppingRule.relativeChange(tolerance).check(state).isPresent())
                .isEqualTo(stops);
    }

    @Test
    void shouldWatchTheGradient() {
        assertThat(StoppingRule.gradientNorm(0.24).check(STATE)).isEmpty();
        assertThat(kind(StoppingRule.gradientNorm(0.25), STATE)).contains(StopReason.Kind.GRADIENT_NORM);
    }

    @Test
    void shouldStopAtTheFirstRuleMet() {
        StoppingRule never = StoppingRule.iterations(100);
        StoppingRule met = StoppingRule.evaluations(1);

        assertThat(kind(never.or(met), STATE)).contains(StopReason.Kind.EVALUATIONS);
        assertThat(kind(met.or(never), STATE)).contains(StopReason.Kind.EVALUATIONS);
        assertThat(kind(StoppingRule.iterations(1).or(met), STATE)).contains(StopReason.Kind.ITERATIONS);
        assertThat(never.or(StoppingRule.gradientNorm(0)).check(STATE)).isEmpty();
    }

    @Test
    void shouldSayWhatWasReached() {
        assertThat(StoppingRule.evaluations(10).check(STATE).orElseThrow())
                .hasToString("12 evaluations of 10 are done");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -7})
    void shouldRefuseLimitsBelowOne(int limit) {
        assertThatThrownBy(() -> StoppingRule.iterations(limit))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(limit + " iterations");
        assertThatThrownBy(() -> StoppingRule.evaluations(limit))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(limit + " evaluations");
        assertThatThrownBy(() -> StoppingRule.time(Duration.ofSeconds(limit)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(Duration.ofSeconds(limit).toString());
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1e-9, Double.NaN, Double.POSITIVE_INFINITY})
    void shouldRefuseTolerancesThatAreNone(double tolerance) {
        assertThatThrownBy(() -> StoppingRule.relativeChange(tolerance))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("tolerance of " + tolerance);
        assertThatThrownBy(() -> StoppingRule.gradientNorm(tolerance))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("tolerance of " + tolerance);
    }
}
