package io.github.brushwork.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.brushwork.core.Objective;
import io.github.brushwork.optim.OptimizationListener.Decision;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs that are saved, written, read and resumed. */
class ResumeTest {

    private static final int ITERATIONS = 14;

    /** Enough to fill the memory of {@link Lbfgs} and to drop from it. */
    private static final Lbfgs LBFGS = new Lbfgs().withMemory(4);

    private static final Bounds TIGHT = Bounds.of(-1.3f, 0.9f);

    static Stream<Optimizer> optimizers() {
        return Stream.of(
                LBFGS,
                LBFGS.withBounds(TIGHT),
                LBFGS.withOutcome(Outcome.average(0.9)),
                new Adam(0.05),
                new Adam(Schedule.cosine(0.1, 0.01, 10).warmedUp(3))
                        .withBounds(TIGHT)
                        .withOutcome(Outcome.average(0.99)),
                new GradientDescent(1e-4).withMomentum(0.9),
                new GradientDescent(Schedule.exponential(1e-4, 0.9, 5))
                        .withBounds(TIGHT)
                        .withOutcome(Outcome.last()),
                new Restarted(LBFGS, StoppingRule.evaluations(5), TIGHT),
                new Restarted(new Adam(0.05), StoppingRule.iterations(3), Bounds.NONE));
    }

    static Stream<TestProblem> problems() {
        return Stream.of(
                TestProblems.rosenbrock(),
                TestProblems.rosenbrock(100),
                TestProblems.wood(),
                TestProblems.powellSingular(),
                TestProblems.beale(),
                TestProblems.quadratic(50, 1e4));
    }

    static Stream<Arguments> runs() {
        return optimizers().flatMap(optimizer -> problems().map(problem -> Arguments.of(optimizer, problem)));
    }

    /** What a run went through, for comparison to the last bit. */
    private record Step(int iteration, int evaluations, double value, double previousValue, List<Float> x) {
        static Step of(Progress progress) {
            List<Float> x = new ArrayList<>();
            for (float each : progress.x()) {
                x.add(each);
            }
            return new Step(
                    progress.iteration(), progress.evaluations(), progress.value(), progress.previousValue(), x);
        }
    }

    @AfterEach
    void clearInterruption() {
        Thread.interrupted();
    }

    @ParameterizedTest
    @MethodSource("runs")
    void shouldTakeThePathOfTheUninterruptedRunFromEveryIterationOn(Optimizer optimizer, TestProblem problem) {
        // given
        List<Step> steps = new ArrayList<>();
        List<byte[]> states = new ArrayList<>();
        OptimizerRun uninterrupted = optimizer.begin(problem, problem.start());
        states.add(bytes(uninterrupted.state()));
        Optimum expected = uninterrupted.minimize(StoppingRule.iterations(ITERATIONS), progress -> {
            steps.add(Step.of(progress));
            states.add(bytes(progress.state()));
            return Decision.CONTINUE;
        });

        for (int k = 0; k <= steps.size(); k++) {
            // when
            List<Step> rest = new ArrayList<>();
            Optimum optimum = optimizer
                    .resume(problem, state(states.get(k)))
                    .minimize(StoppingRule.iterations(ITERATIONS), progress -> {
                        rest.add(Step.of(progress));
                        return Decision.CONTINUE;
                    });

            // then
            assertThat(rest).isEqualTo(steps.subList(k, steps.size()));
            assertSameBits(optimum, expected);
        }
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void shouldTakeThePathOfTheUninterruptedRunWhereverItWasInterrupted(Optimizer optimizer) {
        TestProblem problem = TestProblems.rosenbrock();
        StoppingRule rule = StoppingRule.iterations(6);
        Optimum expected = optimizer.minimize(problem, problem.start(), rule);

        for (int k = 2; k <= expected.evaluations(); k++) {
            // given an evaluation that is given up
            int last = k;
            Recorder interrupted = new Recorder(problem, count -> {
                if (count == last) {
                    Thread.currentThread().interrupt();
                    throw new CancellationException();
                }
            });
            OptimizerRun run = optimizer.begin(interrupted, problem.start());
            Optimum first = run.minimize(rule, OptimizationListener.NONE);
            assertThat(Thread.interrupted()).isTrue();
            assertThat(first.stopReason().kind()).isEqualTo(StopReason.Kind.INTERRUPTED);

            // when
            Optimum optimum =
                    optimizer.resume(problem, state(bytes(run.state()))).minimize(rule, OptimizationListener.NONE);

            // then
            assertSameBits(optimum, expected);
        }
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void shouldStepByHandAsMinimizeDoes(Optimizer optimizer) {
        TestProblem problem = TestProblems.rosenbrock();
        Optimum expected = optimizer.minimize(problem, problem.start(), StoppingRule.iterations(5));

        OptimizerRun run = optimizer.begin(problem, problem.start());
        while (run.iteration() < 5) {
            assertThat(run.step()).isEmpty();
        }

        assertSameBits(run.optimum(expected.stopReason()), expected);
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void shouldKeepASnapshotAsItIs(Optimizer optimizer) {
        // given
        TestProblem problem = TestProblems.rosenbrock();
        OptimizerRun run = optimizer.begin(problem, problem.start());
        run.step();
        OptimizerState state = run.state();
        byte[] before = bytes(state);

        // when the run goes on, and so does another from the snapshot
        run.step();
        OptimizerRun resumed = optimizer.resume(problem, state);
        resumed.step();
        resumed.restart();

        // then
        assertThat(bytes(state)).isEqualTo(before);
    }

    private static Update adam(AdamMoments moments) {
        return new AdamUpdate(0.9, 0.999, 1e-8, moments);
    }

    @Test
    void shouldCountTheTimeOfAllSittings() {
        // given a clock that moves by a second at each evaluation
        AtomicLong nanos = new AtomicLong(-5);
        Recorder recorder = new Recorder(
                TestProblems.rosenbrock(),
                count -> nanos.addAndGet(Duration.ofSeconds(1).toNanos()));
        RunSettings settings = RunSettings.of(Bounds.NONE, Outcome.best()).withClock(nanos::get);
        Schedule schedule = Schedule.constant(0.1);
        OptimizerRun run = DescentRun.begin(
                recorder, settings, schedule, adam(new AdamMoments(0, new double[2], new double[2])), new float[] {
                    -1.2f, 1
                });
        run.step();
        OptimizerState state = run.state();
        nanos.addAndGet(Duration.ofDays(3).toNanos());

        // when
        Optimum optimum = DescentRun.resume(
                        recorder, settings, schedule, adam(((AdamState) state).moments()), state.run())
                .minimize(StoppingRule.time(Duration.ofSeconds(7)), OptimizationListener.NONE);

        // then the days in between do not count
        assertThat(optimum.elapsed()).isEqualTo(Duration.ofSeconds(7));
        assertThat(optimum.evaluations()).isEqualTo(7);
        assertThat(optimum.iterations()).isEqualTo(6);
    }

    @Test
    void shouldKeepTheNewestOfALongerMemory() {
        // given
        TestProblem problem = TestProblems.quadratic(50, 100);
        OptimizerRun run = new Lbfgs().withMemory(6).begin(problem, problem.start());
        for (int i = 0; i < 6; i++) {
            run.step();
        }
        LbfgsState state = (LbfgsState) run.state();

        // when
        LbfgsState shorter =
                (LbfgsState) new Lbfgs().withMemory(2).resume(problem, state).state();

        // then
        assertThat(state.memory()).hasSize(6);
        assertThat(bytes(shorter))
                .isEqualTo(bytes(new LbfgsState(
                        shorter.run(), state.gradient(), state.memory().subList(4, 6), state.plateau())));
    }

    @Test
    void shouldRefuseTheStateOfAnotherOptimizer() {
        TestProblem problem = TestProblems.rosenbrock();
        OptimizerState state = new Adam(1).begin(problem, problem.start()).state();

        assertThatThrownBy(() -> LBFGS.resume(problem, state))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("L-BFGS")
                .hasMessageContaining("AdamState");
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void shouldRefuseAnotherObjective(Optimizer optimizer) {
        TestProblem problem = TestProblems.wood();
        OptimizerState state = optimizer.begin(problem, problem.start()).state();
        Objective twoTerms = new TwoTerms(4, TwoTerms.parabola(0), TwoTerms.parabola(1));

        assertThatThrownBy(() -> optimizer.resume(TestProblems.rosenbrock(), state))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("4 variables")
                .hasMessageContaining("objective 2");
        assertThatThrownBy(() -> optimizer.resume(twoTerms, state))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1 terms")
                .hasMessageContaining("left");
    }

    @Test
    void shouldRefuseAPointOutOfBounds() {
        TestProblem problem = TestProblems.rosenbrock();
        OptimizerState state = LBFGS.begin(problem, problem.start()).state();

        assertThatThrownBy(() -> LBFGS.withBounds(Bounds.of(-1, 1)).resume(problem, state))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("variable 0 of the state is -1.2");
    }

    private static void assertSameBits(Optimum optimum, Optimum expected) {
        assertThat(optimum.x()).containsExactly(expected.x());
        assertThat(optimum.value()).isEqualTo(expected.value());
        assertThat(optimum.contributions()).containsExactly(expected.contributions());
        assertThat(optimum.iterations()).isEqualTo(expected.iterations());
        assertThat(optimum.evaluations()).isEqualTo(expected.evaluations());
        assertThat(optimum.stopReason()).isEqualTo(expected.stopReason());
    }

    static byte[] bytes(OptimizerState state) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            OptimizerStates.write(state, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    static OptimizerState state(byte[] bytes) {
        try {
            return OptimizerStates.read(new ByteArrayInputStream(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
