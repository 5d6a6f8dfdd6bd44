package io.github.brushwork.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.brushwork.core.Evaluation;
import io.github.brushwork.core.Objective;
import io.github.brushwork.optim.OptimizationListener.Decision;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every optimizer promises. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class OptimizerContract {

    /** An optimizer for functions that curve about as much as a parabola of width 1. */
    abstract Optimizer optimizer();

    /** The same, within bounds. */
    abstract Optimizer optimizer(Bounds bounds);

    /** A run of the same, with a clock. */
    abstract OptimizerRun begin(Objective objective, float[] start, LongSupplier nanoClock);

    /** The problems the optimizer must solve. */
    abstract Stream<TestProblem> problems();

    /** An optimizer that suits a problem. */
    abstract Optimizer optimizerFor(TestProblem problem);

    /** Enough for any of the problems. */
    abstract StoppingRule budget();

    /** How far above the minimum the value may remain. */
    abstract double valueTolerance();

    @AfterEach
    void clearInterruption() {
        Thread.interrupted();
    }

    @ParameterizedTest
    @MethodSource("problems")
    void shouldReachTheMinimumOfPublishedProblems(TestProblem problem) {
        Optimum optimum = optimizerFor(problem).minimize(problem, problem.start(), budget());

        assertThat(optimum.value()).isBetween(problem.minimum(), problem.minimum() + valueTolerance());
        assertThat(optimum.value()).isEqualTo(problem.value(optimum.x()));
    }

    @Test
    void shouldNotModifyTheStart() {
        TestProblem problem = TestProblems.rosenbrock();
        float[] start = problem.start().clone();

        optimizer().minimize(problem, start, StoppingRule.iterations(5));

        assertThat(start).containsExactly(problem.start());
    }

    @Test
    void shouldGiveTheSameBitsEveryTime() {
        TestProblem problem = TestProblems.rosenbrock(1000);
        Optimizer optimizer = optimizerFor(problem);
        StoppingRule rule = StoppingRule.iterations(50);

        Optimum first = optimizer.minimize(problem, problem.start(), rule);
        Optimum second = CompletableFuture.supplyAsync(() -> optimizer.minimize(problem, problem.start(), rule))
                .join();

        assertThat(second.x()).containsExactly(first.x());
        assertThat(second.value()).isEqualTo(first.value());
        assertThat(second.evaluations()).isEqualTo(first.evaluations());
    }

    @Test
    void shouldReturnTheBestPointSeen() {
        // given a valley so narrow that steps overshoot
        Recorder recorder = new Recorder(TestProblems.rosenbrock());

        // when
        Optimum optimum = optimizer().minimize(recorder, new float[] {-1.2f, 1}, StoppingRule.iterations(12));

        // then
        double best = recorder.values.stream().min(Double::compare).orElseThrow();
        assertThat(optimum.value()).isEqualTo(best);
        assertThat(optimum.x()).containsExactly(recorder.points.get(recorder.values.indexOf(best)));
        assertThat(optimum.evaluations()).isEqualTo(recorder.values.size());
    }

    @Test
    void shouldTellTheListenerAfterEveryIteration() {
        // given
        TestProblem problem = TestProblems.rosenbrock();
        Recorder recorder = new Recorder(problem);
        List<Integer> iterations = new ArrayList<>();
        double[] previous = {problem.value(problem.start())};
        OptimizationListener listener = progress -> {
            iterations.add(progress.iteration());
            assertThat(progress.value()).isEqualTo(problem.value(progress.x()));
            assertThat(progress.previousValue()).isEqualTo(previous[0]);
            assertThat(progress.contributions()).containsExactly(progress.value());
            assertThat(progress.terms()).isEqualTo(problem.terms());
            assertThat(progress.evaluations()).isEqualTo(recorder.values.size());
            previous[0] = progress.value();
            return Decision.CONTINUE;
        };

        // when
        Optimum optimum = optimizer().minimize(recorder, problem.start(), StoppingRule.iterations(4), listener);

        // then
        assertThat(iterations).containsExactly(1, 2, 3, 4);
        assertThat(optimum.iterations()).isEqualTo(4);
        assertThat(optimum.stopReason().kind()).isEqualTo(StopReason.Kind.ITERATIONS);
    }

    @Test
    void shouldStopWhenTheListenerSaysSo() {
        TestProblem problem = TestProblems.rosenbrock();

        Optimum optimum = optimizer()
                .minimize(
                        problem,
                        problem.start(),
                        StoppingRule.iterations(100),
                        progress -> progress.iteration() == 3 ? Decision.STOP : Decision.CONTINUE);

        assertThat(optimum.iterations()).isEqualTo(3);
        assertThat(optimum.stopReason().kind()).isEqualTo(StopReason.Kind.LISTENER);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7})
    void shouldStopAfterTheEvaluationThatIsInterrupted(int number) {
        // given
        Recorder recorder = new Recorder(TestProblems.rosenbrock(), count -> {
            if (count == number) {
                Thread.currentThread().interrupt();
            }
        });

        // when
        Optimum optimum = optimizer().minimize(recorder, new float[] {-1.2f, 1}, StoppingRule.iterations(100));

        // then
        assertThat(optimum.stopReason().kind()).isEqualTo(StopReason.Kind.INTERRUPTED);
        assertThat(optimum.evaluations()).isEqualTo(number);
        assertThat(optimum.value())
                .isEqualTo(recorder.values.stream().min(Double::compare).orElseThrow());
        assertThat(Thread.currentThread().isInterrupted()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 7})
    void shouldEndWithTheBestPointWhenAnEvaluationIsGivenUp(int number) {
        // given an objective that does not finish its evaluation once the thread is interrupted
        Recorder recorder = new Recorder(TestProblems.rosenbrock(), count -> {
            if (count == number) {
                giveUp();
            }
        });

        // when
        Optimum optimum = optimizer().minimize(recorder, new float[] {-1.2f, 1}, StoppingRule.iterations(100));

        // then
        assertThat(optimum.stopReason().kind()).isEqualTo(StopReason.Kind.INTERRUPTED);
        assertThat(optimum.evaluations()).isEqualTo(number - 1);
        double best = recorder.values.stream().min(Double::compare).orElseThrow();
        assertThat(optimum.value()).isEqualTo(best);
        assertThat(optimum.x()).containsExactly(recorder.points.get(recorder.values.indexOf(best)));
        assertThat(Thread.currentThread().isInterrupted()).isTrue();
    }

    @Test
    void shouldHaveNoResultWhenTheFirstEvaluationIsGivenUp() {
        Recorder recorder = new Recorder(TestProblems.rosenbrock(), count -> giveUp());

        assertThatThrownBy(() -> optimizer().minimize(recorder, new float[] {-1.2f, 1}, StoppingRule.iterations(100)))
                .isInstanceOf(CancellationException.class);

        assertThat(Thread.currentThread().isInterrupted()).isTrue();
    }

    private static void giveUp() {
        Thread.currentThread().interrupt();
        throw new CancellationException();
    }

    @Test
    void shouldStopWhenTheTimeIsUp() {
        // given a clock that moves by a second at each evaluation
        AtomicLong nanos = new AtomicLong(-5);
        Recorder recorder = new Recorder(
                TestProblems.rosenbrock(),
                count -> nanos.addAndGet(Duration.ofSeconds(1).toNanos()));

        // when
        Optimum optimum = begin(recorder, new float[] {-1.2f, 1}, nanos::get)
                .minimize(StoppingRule.time(Duration.ofSeconds(6)), OptimizationListener.NONE);

        // then
        assertThat(optimum.stopReason().kind()).isEqualTo(StopReason.Kind.TIME);
        assertThat(optimum.elapsed())
                .isGreaterThanOrEqualTo(Duration.ofSeconds(6))
                .isEqualTo(Duration.ofSeconds(optimum.evaluations()));
    }

    @Test
    void shouldStopBeforeTheFirstIterationIfTheRuleIsMetAtTheStart() {
        TestProblem problem = TestProblems.rosenbrock();

        Optimum optimum = optimizer().minimize(problem, problem.start(), StoppingRule.evaluations(1));

        assertThat(optimum.iterations()).isZero();
        assertThat(optimum.evaluations()).isEqualTo(1);
        assertThat(optimum.x()).containsExactly(problem.start()).isNotSameAs(problem.start());
    }

    @Test
    void shouldStopWhereTheGradientIsZero() {
        Objective flat = new TwoTerms(3, TwoTerms.constant(1, 0), TwoTerms.constant(2, 0));

        Optimum optimum = optimizer().minimize(flat, new float[3], StoppingRule.iterations(100));

        assertThat(optimum.iterations()).isZero();
        assertThat(optimum.stopReason().kind()).isEqualTo(StopReason.Kind.GRADIENT_NORM);
    }

    @Test
    void shouldGiveTheTermsAtTheOptimum() {
        Objective between = new TwoTerms(4, TwoTerms.parabola(-1), TwoTerms.parabola(3));

        Optimum optimum = optimizer().minimize(between, new float[4], StoppingRule.iterations(5));

        Evaluation there = between.evaluate(optimum.x(), new float[4]);
        assertThat(optimum.contributions()).containsExactly(there.contributions());
        assertThat(optimum.value()).isEqualTo(there.value());
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void shouldNameTheTermThatIsNotFiniteAtTheStart(double bad) {
        Objective broken = new TwoTerms(1, TwoTerms.parabola(0), TwoTerms.constant(bad, 0));

        assertThatThrownBy(() -> optimizer().minimize(broken, new float[1], StoppingRule.iterations(1)))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageContaining("term \"right\" is " + bad)
                .hasMessageNotContaining("left");
    }

    @Test
    void shouldRefuseAStartWhoseGradientIsNotFinite() {
        Objective broken = new TwoTerms(1, TwoTerms.parabola(0), TwoTerms.constant(1, Double.NaN));

        assertThatThrownBy(() -> optimizer().minimize(broken, new float[1], StoppingRule.iterations(1)))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageContaining("gradient");
    }

    @Test
    void shouldNeverReturnAPointWhoseValueIsNotFinite() {
        // given a function that falls towards the edge of where it is defined
        TwoTerms.Function edge =
                x -> x < 2 ? new double[] {-x, -1} : new double[] {Double.NEGATIVE_INFINITY, Double.NaN};
        Objective cliff = new TwoTerms(1, edge, TwoTerms.constant(0, 0));

        // when
        Optimum optimum = optimizer().minimize(cliff, new float[1], StoppingRule.iterations(1000));

        // then
        assertThat(optimum.value()).isFinite().isNegative();
        assertThat(optimum.x()[0]).isBetween(0f, 2f);
    }

    @Test
    void shouldRefuseAStartOfAnotherLength() {
        TestProblem problem = TestProblems.rosenbrock();

        assertThatThrownBy(() -> optimizer().minimize(problem, new float[3], StoppingRule.iterations(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("3 variables")
                .hasMessageContaining("objective 2");
    }

    @Test
    void shouldStayWithinBounds() {
        // given a minimum outside, and a start on the other side
        Recorder recorder = new Recorder(new TwoTerms(3, TwoTerms.parabola(5), TwoTerms.constant(0, 0)));
        Bounds bounds = Bounds.of(-1, 2);

        // when
        Optimum optimum = optimizer(bounds).minimize(recorder, new float[] {-7, 0, 1}, StoppingRule.iterations(2000));

        // then
        assertThat(optimum.x()).containsExactly(2, 2, 2);
        assertThat(optimum.stopReason().kind()).isEqualTo(StopReason.Kind.GRADIENT_NORM);
        assertThat(recorder.points.get(0)).containsExactly(-1, 0, 1);
        assertThat(recorder.points).allSatisfy(point -> {
            for (float each : point) {
                assertThat(each).isBetween(bounds.lower(), bounds.upper());
            }
        });
    }

    @Test
    void shouldLetTheExceptionsOfAListenerThrough() {
        TestProblem problem = TestProblems.rosenbrock();

        assertThatThrownBy(
                        () -> optimizer().minimize(problem, problem.start(), StoppingRule.iterations(9), progress -> {
                            throw new IllegalStateException("enough");
                        }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("enough");
    }
}
