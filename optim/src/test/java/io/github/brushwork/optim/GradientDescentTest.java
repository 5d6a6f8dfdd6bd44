package io.github.brushwork.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.brushwork.core.Objective;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GradientDescentTest extends OptimizerContract {

    private static final double RATE = 1e-3;

    @Override
    Optimizer optimizer() {
        return new GradientDescent(RATE);
    }

    @Override
    Optimizer optimizer(Bounds bounds) {
        return new GradientDescent(RATE).withBounds(bounds);
    }

    @Override
    OptimizerRun begin(Objective objective, float[] start, LongSupplier nanoClock) {
        Update update = new VelocityUpdate(0, new double[start.length]);
        return DescentRun.begin(
                objective,
                RunSettings.of(Bounds.NONE, Outcome.best()).withClock(nanoClock),
                Schedule.constant(RATE),
                update,
                start);
    }

    /** Those whose curvature is much the same in all directions: the method has no other scale than its rate. */
    @Override
    Stream<TestProblem> problems() {
        return Stream.of(
                TestProblems.rosenbrock(),
                TestProblems.rosenbrock(1000),
                TestProblems.beale(),
                TestProblems.trigonometric(),
                TestProblems.broydenTridiagonal(10),
                TestProblems.quadratic(50, 10));
    }

    @Override
    Optimizer optimizerFor(TestProblem problem) {
        return new GradientDescent(RATE).withMomentum(0.9);
    }

    @Override
    StoppingRule budget() {
        return StoppingRule.iterations(20_000).or(StoppingRule.gradientNorm(1e-5));
    }

    /**
     * A component of the gradient of 1e-5 over a least curvature of about 0.4 (Rosenbrock) makes up to 1.6e-10, and 500 such
     * pairs 8e-8.
     */
    @Override
    double valueTolerance() {
        return 1e-7;
    }

    @Test
    void shouldFollowTheFormulaWithMomentumAndSchedule() {
        // given
        double x = 1;
        double v = 0;
        for (int t = 0; t < 10; t++) {
            v = 0.7 * v + x;
            x -= 0.5 * Math.pow(0.9, t) * v;
        }
        Objective parabola = new TwoTerms(1, TwoTerms.parabola(0), TwoTerms.constant(0, 0));

        // when
        Optimum optimum = new GradientDescent(Schedule.exponential(0.5, 0.9, 1))
                .withMomentum(0.7)
                .withOutcome(Outcome.last())
                .minimize(parabola, new float[] {1}, StoppingRule.iterations(10));

        // then, up to the float that the point is
        assertThat((double) optimum.x()[0]).isCloseTo(x, within(1e-6));
    }

    @Test
    void shouldTakeStepsOfTheRateTimesTheGradientWithoutMomentum() {
        Recorder recorder = new Recorder(new TwoTerms(2, TwoTerms.parabola(8), TwoTerms.constant(0, 0)));

        new GradientDescent(0.5).minimize(recorder, new float[] {0, 4}, StoppingRule.iterations(2));

        assertThat(recorder.points.get(1)).containsExactly(4, 6);
        assertThat(recorder.points.get(2)).containsExactly(6, 7);
    }

    @Test
    void shouldStopWhenStepsGrowWithoutEnd() {
        TestProblem problem = TestProblems.rosenbrock();

        Optimum optimum = new GradientDescent(1).minimize(problem, problem.start(), StoppingRule.iterations(100));

        assertThat(optimum.stopReason().kind()).isEqualTo(StopReason.Kind.NOT_FINITE);
        assertThat(optimum.stopReason().message()).contains("learning rate 1.0");
        assertThat(optimum.x()).containsExactly(problem.start());
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 1, Double.NaN})
    void shouldRefuseAMomentumOutOfRange(double momentum) {
        assertThatThrownBy(() -> new GradientDescent(1).withMomentum(momentum))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("momentum of " + momentum);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void shouldRefuseARateThatIsNotPositive(double rate) {
        assertThatThrownBy(() -> new GradientDescent(rate))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("learning rate of " + rate);
    }

    @Test
    void shouldBeImmutable() {
        GradientDescent descent = new GradientDescent(1);

        assertThat(descent.withMomentum(0.5)).hasToString("gradient descent of learning rate 1.0 and momentum 0.5");
        assertThat(descent).hasToString("gradient descent of learning rate 1.0");
    }

    @Test
    void shouldTellItsSettings() {
        GradientDescent descent = new GradientDescent(1)
                .withLearningRate(Schedule.steps(3, 0.5, 7))
                .withMomentum(0.8)
                .withBounds(Bounds.of(0, 1))
                .withOutcome(Outcome.last());

        assertThat(descent.schedule()).isEqualTo(Schedule.steps(3, 0.5, 7));
        assertThat(descent.momentum()).isEqualTo(0.8);
        assertThat(descent.bounds()).isEqualTo(Bounds.of(0, 1));
        assertThat(descent.outcome()).isEqualTo(Outcome.last());
    }
}
