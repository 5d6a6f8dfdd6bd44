package io.github.brushwork.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.brushwork.core.Objective;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A method that is written outside of the library runs as the library's own does: here the heavy ball, to the last bit. */
class DescentTest {

    private static final Schedule RATE = Schedule.exponential(1e-3, 0.9, 5);
    private static final TestProblem PROBLEM = TestProblems.rosenbrock(20);

    private record HeavyBall(Descent descent) implements Optimizer {

        @Override
        public OptimizerRun begin(Objective objective, float[] start) {
            return descent.begin(objective, start, new Ball(new double[start.length]));
        }

        @Override
        public OptimizerRun resume(Objective objective, OptimizerState state) {
            BallState saved = (BallState) state;
            return descent.resume(
                    objective, saved.run(), new Ball(saved.velocity().clone()));
        }

        @Override
        public long heapBytes(int variables) {
            return descent.heapBytes(variables) + (long) Double.BYTES * variables;
        }
    }

    private record BallState(RunState run, double[] velocity) implements OptimizerState.Other {}

    private record Ball(double[] velocity) implements Update {

        @Override
        public void absorb(float[] gradient) {
            for (int i = 0; i < gradient.length; i++) {
                velocity[i] = 0.9 * velocity[i] + gradient[i];
            }
        }

        @Override
        public void move(float[] x, double rate, float[] target) {
            for (int i = 0; i < x.length; i++) {
                target[i] = (float) (x[i] - rate * velocity[i]);
            }
        }

        @Override
        public void clear() {
            Arrays.fill(velocity, 0);
        }

        @Override
        public OptimizerState state(RunState run) {
            return new BallState(run, velocity.clone());
        }
    }

    private static GradientDescent libraryOwn() {
        return new GradientDescent(RATE).withMomentum(0.9);
    }

    static Stream<Arguments> pairs() {
        Bounds tight = Bounds.of(-1.3f, 0.9f);
        return Stream.of(
                Arguments.of(new HeavyBall(new Descent(RATE)), libraryOwn()),
                Arguments.of(
                        new HeavyBall(new Descent(RATE, tight, Outcome.last())),
                        libraryOwn().withBounds(tight).withOutcome(Outcome.last())),
                Arguments.of(
                        new HeavyBall(new Descent(RATE, Bounds.NONE, Outcome.average(0.9))),
                        libraryOwn().withOutcome(Outcome.average(0.9))));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void shouldTakeThePathOfTheLibrarysOwn(Optimizer own, Optimizer expected) {
        assertSame(run(own), run(expected));
    }

    private static Optimum run(Optimizer optimizer) {
        return optimizer.minimize(PROBLEM, PROBLEM.start(), StoppingRule.iterations(12));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void shouldGoOnFromASavedState(Optimizer own, Optimizer expected) {
        OptimizerRun begun = own.begin(PROBLEM, PROBLEM.start());
        for (int i = 0; i < 5; i++) {
            begun.step();
        }

        Optimum optimum =
                own.resume(PROBLEM, begun.state()).minimize(StoppingRule.iterations(12), OptimizationListener.NONE);

        assertSame(optimum, run(expected));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void shouldForgetWhatItLearntOfAnotherObjective(Optimizer own, Optimizer expected) {
        assertSame(runWithRestart(own), runWithRestart(expected));
        assertThat(runWithRestart(own).x()).isNotEqualTo(run(own).x());
    }

    private static Optimum runWithRestart(Optimizer optimizer) {
        OptimizerRun run = optimizer.begin(PROBLEM, PROBLEM.start());
        for (int i = 0; i < 5; i++) {
            run.step();
        }
        run.restart();
        return run.minimize(StoppingRule.iterations(12), OptimizationListener.NONE);
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void shouldTellTheSameMemory(Optimizer own, Optimizer expected) {
        assertThat(own.heapBytes(1000)).isEqualTo(expected.heapBytes(1000));
    }

    private static void assertSame(Optimum actual, Optimum expected) {
        assertThat(actual.x()).containsExactly(expected.x());
        assertThat(actual.value()).isEqualTo(expected.value());
        assertThat(actual.iterations()).isEqualTo(expected.iterations());
        assertThat(actual.evaluations()).isEqualTo(expected.evaluations());
        assertThat(actual.stopReason()).isEqualTo(expected.stopReason());
    }

    @Test
    void shouldRefuseAStartOfAnotherLength() {
        assertThatThrownBy(() -> new HeavyBall(new Descent(RATE)).begin(PROBLEM, new float[3]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("3 variables");
    }
}
