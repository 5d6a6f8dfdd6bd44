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

class AdamTest extends OptimizerContract {

    @Override
    Optimizer optimizer() {
        return new Adam(0.05);
    }

    @Override
    Optimizer optimizer(Bounds bounds) {
        return new Adam(0.05).withBounds(bounds);
    }

    @Override
    OptimizerRun begin(Objective objective, float[] start, LongSupplier nanoClock) {
        Update update = new AdamUpdate(
                0.9, 0.999, 1e-8, new AdamMoments(0, new double[start.length], new double[start.length]));
        return DescentRun.begin(
                objective,
                RunSettings.of(Bounds.NONE, Outcome.best()).withClock(nanoClock),
                Schedule.constant(0.05),
                update,
                start);
    }

    @Override
    Stream<TestProblem> problems() {
        // the variably dimensioned problem has one direction of curvature 1e5 that all variables share: no scale for
        // each
        // variable helps, and 10,000 steps along the rest are not enough
        return TestProblems.wellScaled().filter(problem -> !problem.name().startsWith("variably"));
    }

    @Override
    Optimizer optimizerFor(TestProblem problem) {
        return new Adam(0.1);
    }

    @Override
    StoppingRule budget() {
        return StoppingRule.iterations(10_000).or(StoppingRule.gradientNorm(1e-5));
    }

    /** The gradient's tolerance allows 1e-7 on the flat valley of Powell's singular function, and less elsewhere. */
    @Override
    double valueTolerance() {
        return 1e-7;
    }

    @Test
    void shouldFollowThePaper() {
        // given algorithm 1, written out for one variable of the parabola x^2 / 2
        double x = 1;
        double m = 0;
        double v = 0;
        for (int t = 1; t <= 10; t++) {
            m = 0.8 * m + (1 - 0.8) * x;
            v = 0.95 * v + (1 - 0.95) * x * x;
            double mHat = m / (1 - Math.pow(0.8, t));
            double vHat = v / (1 - Math.pow(0.95, t));
            x -= 0.1 * mHat / (Math.sqrt(vHat) + 0.5);
        }
        Objective parabola = new TwoTerms(1, TwoTerms.parabola(0), TwoTerms.constant(0, 0));

        // when
        Optimum optimum = new Adam(0.1)
                .withBeta1(0.8)
                .withBeta2(0.95)
                .withEpsilon(0.5)
                .minimize(parabola, new float[] {1}, StoppingRule.iterations(10));

        // then, up to the float that the point is
        assertThat((double) optimum.x()[0]).isCloseTo(x, within(1e-6));
    }

    @Test
    void shouldMoveEveryVariableByTheLearningRateAtFirst() {
        TestProblem problem = TestProblems.rosenbrock();

        Recorder recorder = new Recorder(problem);
        new Adam(0.125).minimize(recorder, new float[] {-1, 0.5f}, StoppingRule.iterations(1));

        // the gradient is (-204, -100) there; the step its sign times the learning rate, whatever its size
        assertThat(recorder.points.get(1)).containsExactly(-0.875f, 0.625f);
    }

    @Test
    void shouldStopWhenAStepLeadsToNoNumber() {
        TwoTerms.Function edge = x -> new double[] {x < 2 ? -x : Double.NaN, -1};
        Objective cliff = new TwoTerms(1, edge, TwoTerms.constant(0, 0));

        Optimum optimum = new Adam(0.5).minimize(cliff, new float[1], StoppingRule.iterations(100));

        assertThat(optimum.stopReason().kind()).isEqualTo(StopReason.Kind.NOT_FINITE);
        assertThat(optimum.stopReason().message()).contains("left").contains("0.5");
        assertThat(optimum.x()[0]).isEqualTo(1.5f);
        assertThat(optimum.evaluations()).isEqualTo(5);
    }

    @Test
    void shouldTakeOneEvaluationAnIteration() {
        TestProblem problem = TestProblems.wood();

        Optimum optimum = new Adam(0.01).minimize(problem, problem.start(), StoppingRule.iterations(30));

        assertThat(optimum.evaluations()).isEqualTo(31);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void shouldRefuseSizesThatAreNotPositive(double size) {
        assertThatThrownBy(() -> new Adam(size))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("learning rate of " + size);
        assertThatThrownBy(() -> new Adam(1).withEpsilon(size))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("epsilon of " + size);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 1, Double.NaN})
    void shouldRefuseDecayRatesOutOfRange(double rate) {
        assertThatThrownBy(() -> new Adam(1).withBeta1(rate))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("beta1 of " + rate);
        assertThatThrownBy(() -> new Adam(1).withBeta2(rate))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("beta2 of " + rate);
    }

    @Test
    void shouldBeImmutable() {
        Adam adam = new Adam(1);

        assertThat(adam.withLearningRate(2)).isNotSameAs(adam).hasToString("Adam of learning rate 2.0");
        assertThat(adam).hasToString("Adam of learning rate 1.0");
    }

    @Test
    void shouldTellItsSettings() {
        Adam adam = new Adam(Schedule.constant(0.02))
                .withBeta1(0.8)
                .withBeta2(0.99)
                .withEpsilon(1e-7)
                .withBounds(Bounds.of(0, 1))
                .withOutcome(Outcome.average(0.99));

        assertThat(adam.schedule()).isEqualTo(Schedule.constant(0.02));
        assertThat(adam.beta1()).isEqualTo(0.8);
        assertThat(adam.beta2()).isEqualTo(0.99);
        assertThat(adam.epsilon()).isEqualTo(1e-7);
        assertThat(adam.bounds()).isEqualTo(Bounds.of(0, 1));
        assertThat(adam.outcome()).isEqualTo(Outcome.average(0.99));
    }

    /** A run on one variable that is split into two of the same value: as an image that is enlarged by repetition. */
    @Test
    void shouldGoOnAtFullSpeedOnALargerProblemWithTheMomentsOfASmaller() {
        // given a run on a parabola
        Adam adam = new Adam(0.1);
        OptimizerRun small = adam.begin(parabolas(1), new float[1]);
        for (int i = 0; i < 5; i++) {
            small.step();
        }
        AdamState state = (AdamState) small.state();

        // when its point and moments are repeated; the gradient at the point is taken in once more, as at any start
        float[] start = repeated(state.run().current().x()[0]);
        AdamMoments moments = new AdamMoments(
                state.moments().steps(),
                new double[] {state.moments().first()[0], state.moments().first()[0]},
                new double[] {state.moments().second()[0], state.moments().second()[0]});
        OptimizerRun large = adam.begin(parabolas(2), start, moments);
        large.step();

        // then the next step is that of the paper's formula after six gradients, not that of a first step
        double g = start[0] - 3;
        double first = (0.9 * moments.first()[0] + 0.1 * g) / (1 - Math.pow(0.9, 7));
        double second = (0.999 * moments.second()[0] + 0.001 * g * g) / (1 - Math.pow(0.999, 7));
        assertThat(moments.steps()).isEqualTo(6);
        // a rounding of the point to float
        assertThat((double) large.x()[0]).isCloseTo(start[0] - 0.1 * first / Math.sqrt(second), within(1e-7));
        assertThat(large.x()[1]).isEqualTo(large.x()[0]);
        assertThat(large.iteration()).isEqualTo(1);
    }

    private static Objective parabolas(int dimension) {
        return new TwoTerms(dimension, TwoTerms.parabola(3), TwoTerms.constant(0, 0));
    }

    private static float[] repeated(float value) {
        return new float[] {value, value};
    }

    @Test
    void shouldRefuseMomentsOfAnotherSize() {
        AdamMoments moments = new AdamMoments(1, new double[3], new double[3]);

        assertThatThrownBy(() -> new Adam(1).begin(parabolas(2), new float[2], moments))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("3 components")
                .hasMessageContaining("2 variables");
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1e-9, Double.NaN, Double.POSITIVE_INFINITY})
    void shouldRefuseASecondMomentThatIsNone(double bad) {
        assertThatThrownBy(() -> new AdamMoments(1, new double[2], new double[] {0, bad}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("component 1 of the second moment is " + bad);
    }
}
