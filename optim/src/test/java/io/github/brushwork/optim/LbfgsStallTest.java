package io.github.brushwork.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.brushwork.core.Evaluation;
import io.github.brushwork.core.Objective;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What users of other implementations report: runs that end early, stand still, or turn to NaN. */
class LbfgsStallTest {

    private static final StoppingRule RULE = StoppingRule.iterations(1000).or(StoppingRule.gradientNorm(1e-5));

    @AfterEach
    void clearInterruption() {
        Thread.interrupted();
    }

    /** What an objective makes of its exact value. */
    @FunctionalInterface
    private interface Inexactness {
        double apply(int evaluation, double value);
    }

    /** A published problem, far from 0, whose value is not exact. */
    private static final class Inexact implements Objective {
        private final TestProblem problem;
        private final double offset;
        private final Inexactness inexactness;
        private int evaluations;

        Inexact(TestProblem problem, double offset, Inexactness inexactness) {
            this.problem = problem;
            this.offset = offset;
            this.inexactness = inexactness;
        }

        @Override
        public int dimension() {
            return problem.dimension();
        }

        @Override
        public List<String> terms() {
            return problem.terms();
        }

        @Override
        public Evaluation evaluate(float[] x, float[] gradient) {
            evaluations++;
            double value =
                    inexactness.apply(evaluations, problem.evaluate(x, gradient).value() + offset);
            return new Evaluation(value, new double[] {value});
        }
    }

    private static double largest(float[] vector) {
        double largest = 0;
        for (float each : vector) {
            largest = Math.max(largest, Math.abs(each));
        }
        return largest;
    }

    static Stream<Arguments> problemsFarFromZero() {
        return Stream.of(
                        TestProblems.rosenbrock(100),
                        TestProblems.beale(),
                        TestProblems.trigonometric(),
                        TestProblems.broydenTridiagonal(10))
                .flatMap(problem -> Stream.of(1e2, 1e4, 1e6).map(offset -> Arguments.of(problem, offset)));
    }

    /**
     * The loss as a float, of which one in the millions has steps of 1/16: it does not change where the image still does.
     * "function value changing less than tolX", jcjohnson/neural-style #52, #53 and #254.
     */
    @ParameterizedTest
    @MethodSource("problemsFarFromZero")
    void shouldGoOnWhereTheValueIsTooCoarseToChange(TestProblem problem, double offset) {
        Objective coarse = new Inexact(problem, offset, (evaluation, value) -> (float) value);

        Optimum optimum = new Lbfgs().withOutcome(Outcome.last()).minimize(coarse, problem.start(), RULE);

        requireMinimum(problem, optimum);
    }

    /**
     * Sums whose order depends on threads or a GPU: L-BFGS ends at random moments, neural-style #52; "when the objective
     * function is noisy", pytorch/pytorch #5953.
     */
    @ParameterizedTest
    @MethodSource("problemsFarFromZero")
    void shouldGoOnWhereNoiseHidesTheDescent(TestProblem problem, double offset) {
        Random random = new Random(5);
        Objective noisy =
                new Inexact(problem, offset, (evaluation, value) -> value * (1 + 1e-7 * random.nextGaussian()));

        Optimum optimum = new Lbfgs().withOutcome(Outcome.last()).minimize(noisy, problem.start(), RULE);

        requireMinimum(problem, optimum);
    }

    private static void requireMinimum(TestProblem problem, Optimum optimum) {
        float[] gradient = new float[problem.dimension()];
        problem.evaluate(optimum.x(), gradient);
        assertThat(optimum.stopReason().kind()).isEqualTo(StopReason.Kind.GRADIENT_NORM);
        assertThat(largest(gradient)).isLessThanOrEqualTo(1e-5);
    }

    /** However long it goes on, noise does not carry it uphill, nor keep it busy for ever. */
    @Test
    void shouldEndWithinTheNoiseOfTheBestValue() {
        // given a problem whose gradient stays above the tolerance for the rounding of its point
        TestProblem problem = TestProblems.quadratic(50, 1e4);
        Random random = new Random(5);
        Objective noisy = new Inexact(problem, 1e4, (evaluation, value) -> value * (1 + 1e-7 * random.nextGaussian()));
        List<Double> values = new ArrayList<>();

        // when
        Optimum optimum = new Lbfgs().minimize(noisy, problem.start(), StoppingRule.iterations(100_000), progress -> {
            values.add(progress.value());
            double best = values.stream().min(Double::compare).orElseThrow();
            assertThat(progress.value()).isLessThanOrEqualTo(best + 1e-6 * best);
            return OptimizationListener.Decision.CONTINUE;
        });

        // then
        assertThat(optimum.stopReason().kind()).isEqualTo(StopReason.Kind.LINE_SEARCH_FAILED);
        assertThat(problem.value(optimum.x())).isLessThan(1e4 * 1e-6);
    }

    /**
     * Noise that a point always has alike: of two points, one may then be lower and the other flatter, and neither is to
     * lead back to the one before.
     */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 4, 5})
    void shouldNotGoToAndFroBetweenTheLowerAndTheFlatterPoint(int seed) {
        // given a minimum on a bound
        Objective noisy = new NoisyPoints(TestProblems.rosenbrock(), seed);
        Lbfgs lbfgs = new Lbfgs().withBounds(Bounds.of(-1.3f, 0.9f));

        // when
        Optimum optimum = lbfgs.minimize(noisy, new float[] {-1.2f, 1}, StoppingRule.iterations(1000));

        // then
        assertThat(optimum.stopReason().kind()).isEqualTo(StopReason.Kind.LINE_SEARCH_FAILED);
        assertThat(optimum.value()).isCloseTo(1.01, within(1.01 * 1e-6)); // the noise that is allowed for
    }

    /** How long it has gone to and fro is part of the state. */
    @Test
    void shouldEndWhereTheUninterruptedRunEndsWhenResumedOnAPlateau() {
        // given
        Objective noisy = new NoisyPoints(TestProblems.rosenbrock(), 0);
        Lbfgs lbfgs = new Lbfgs().withBounds(Bounds.of(-1.3f, 0.9f));
        List<byte[]> states = new ArrayList<>();
        Optimum expected = lbfgs.minimize(noisy, new float[] {-1.2f, 1}, StoppingRule.iterations(1000), progress -> {
            states.add(ResumeTest.bytes(progress.state()));
            return OptimizationListener.Decision.CONTINUE;
        });

        for (byte[] state : states) {
            // when
            Optimum optimum = lbfgs.resume(noisy, ResumeTest.state(state))
                    .minimize(StoppingRule.iterations(1000), OptimizationListener.NONE);

            // then
            assertThat(optimum.iterations()).isEqualTo(expected.iterations());
            assertThat(optimum.evaluations()).isEqualTo(expected.evaluations());
            assertThat(optimum.x()).containsExactly(expected.x());
        }
    }

    /** Where the curvature vanishes at the minimum, the gradient may become smaller, by next to nothing, for ever so long. */
    @Test
    void shouldNotCreepWhereTheGradientHardlyChanges() {
        TestProblem problem = TestProblems.powellSingular();
        Objective coarse = new Inexact(problem, 10, (evaluation, value) -> Math.rint(value * 1e3) / 1e3);

        Optimum optimum = new Lbfgs()
                .withBounds(Bounds.of(-1.3f, 0.9f))
                .minimize(coarse, problem.start(), StoppingRule.iterations(1000));

        assertThat(optimum.stopReason().kind()).isEqualTo(StopReason.Kind.LINE_SEARCH_FAILED);
        assertThat(optimum.value()).isEqualTo(10);
    }

    /** A problem whose value, raised by 1, has a relative noise of 1e-8 that depends on the point alone. */
    private record NoisyPoints(TestProblem problem, int seed) implements Objective {
        @Override
        public int dimension() {
            return problem.dimension();
        }

        @Override
        public List<String> terms() {
            return problem.terms();
        }

        @Override
        public Evaluation evaluate(float[] x, float[] gradient) {
            Random random = new Random(Arrays.hashCode(x) * 2654435761L + seed);
            double exact = 1 + problem.evaluate(x, gradient).value();
            double value = exact * (1 + 1e-8 * random.nextGaussian());
            return new Evaluation(value, new double[] {value});
        }
    }

    /** "LBFGS always give nan results", pytorch/pytorch #5953. */
    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void shouldReachTheMinimumThoughEverySeventhEvaluationIsNotFinite(double bad) {
        TestProblem problem = TestProblems.rosenbrock();
        Objective objective = new Inexact(problem, 0, (evaluation, value) -> evaluation % 7 == 0 ? bad : value);

        Optimum optimum = new Lbfgs().minimize(objective, problem.start(), RULE);

        requireMinimum(problem, optimum);
    }

    /**
     * A first evaluation of 2.9e12 with a gradient of 1.1e7, after which SciPy did two iterations and reported
     * convergence: cysmith/neural-style-tf #39. There the value was a float.
     */
    @Test
    void shouldComeDownFromAHugeStart() {
        // given
        TestProblem problem = TestProblems.rosenbrock(1000);
        float[] start = new float[1000];
        Arrays.fill(start, 230);
        Objective objective = new Inexact(problem, 0, (evaluation, value) -> (float) value);
        assertThat(problem.value(start)).isGreaterThan(1e12);

        // when
        Optimum optimum = new Lbfgs().minimize(objective, start, RULE);

        // then
        requireMinimum(problem, optimum);
    }

    /** {@code x + exp(-10 x)} from 10, a long slope with a wall behind it: scipy/scipy #11718. */
    @Test
    void shouldFindTheMinimumAtTheEndOfALongSlope() {
        TwoTerms.Function slope = x -> new double[] {x + Math.exp(-10 * x), 1 - 10 * Math.exp(-10 * x)};
        Objective objective = new TwoTerms(1, slope, TwoTerms.constant(0, 0));

        Optimum optimum = new Lbfgs().minimize(objective, new float[] {10}, RULE);

        // a gradient of 1e-5 over a curvature of 10, and the rounding of the gradient's terms
        assertThat((double) optimum.x()[0]).isCloseTo(Math.log(10) / 10, within(2e-6));
    }

    /** A well seen from so far that it looks flat: its gradient is 9e-8 there. */
    @Test
    void shouldLeaveAPlateau() {
        TwoTerms.Function well = x -> new double[] {-Math.exp(-x * x / 2), x * Math.exp(-x * x / 2)};
        Objective objective = new TwoTerms(1, well, TwoTerms.constant(0, 0));

        Optimum optimum = new Lbfgs().minimize(objective, new float[] {6}, StoppingRule.iterations(100));

        assertThat((double) optimum.x()[0]).isCloseTo(0, within(1e-3)); // where -1 is all that a float of it shows
    }

    /** From near the top between two wells, where the curvature is negative and says nothing of the way down. */
    @Test
    void shouldPassASaddle() {
        TwoTerms.Function twoWells = x -> new double[] {x * x * x * x / 4 - x * x / 2, x * x * x - x};
        Objective objective = new TwoTerms(3, twoWells, TwoTerms.constant(0, 0));

        Optimum optimum = new Lbfgs().minimize(objective, new float[] {1e-4f, -1e-3f, 0.02f}, RULE);

        assertThat(optimum.value()).isCloseTo(-0.75, within(1e-9)); // the square of 1e-5
    }

    /** A search that failed is not done again: its evaluations count, whatever happens to the one after it. */
    @Test
    void shouldResumeToTheSameBitsWhereverItWasInterruptedAboutAFailedSearch() {
        // given a run with several searches that fail
        TestProblem problem = TestProblems.rosenbrock(100);
        Inexactness coarse = (evaluation, value) -> (float) value;
        Lbfgs lbfgs = new Lbfgs().withOutcome(Outcome.last());
        Optimum expected = lbfgs.minimize(new Inexact(problem, 1e4, coarse), problem.start(), RULE);

        for (int k = 2; k <= expected.evaluations(); k++) {
            // when
            int last = k;
            Recorder interrupted = new Recorder(new Inexact(problem, 1e4, coarse), count -> {
                if (count == last) {
                    Thread.currentThread().interrupt();
                    throw new CancellationException();
                }
            });
            OptimizerRun run = lbfgs.begin(interrupted, problem.start());
            run.minimize(RULE, OptimizationListener.NONE);
            assertThat(Thread.interrupted()).isTrue();
            Optimum optimum = lbfgs.resume(new Inexact(problem, 1e4, coarse), run.state())
                    .minimize(RULE, OptimizationListener.NONE);

            // then
            assertThat(optimum.x()).containsExactly(expected.x());
            assertThat(optimum.evaluations()).isEqualTo(expected.evaluations());
            assertThat(optimum.iterations()).isEqualTo(expected.iterations());
        }
    }

    /** A result that is not the best evaluated: scipy/scipy #6162. */
    @ParameterizedTest
    @ValueSource(ints = {2, 3, 5, 8, 13, 21})
    void shouldReturnTheBestWheneverTheEvaluationsRunOut(int limit) {
        TestProblem problem = TestProblems.rosenbrock();
        Recorder recorder = new Recorder(problem);

        Optimum optimum = new Lbfgs().minimize(recorder, problem.start(), StoppingRule.evaluations(limit));

        assertThat(optimum.value())
                .isEqualTo(recorder.values.stream().min(Double::compare).orElseThrow())
                .isEqualTo(problem.value(optimum.x()));
    }
}
