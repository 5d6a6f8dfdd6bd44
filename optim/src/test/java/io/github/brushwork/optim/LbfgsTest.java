package io.github.brushwork.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.brushwork.core.Evaluation;
import io.github.brushwork.core.Objective;
import io.github.brushwork.core.kernel.Arithmetic;
import io.github.brushwork.optim.OptimizationListener.Decision;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class LbfgsTest extends OptimizerContract {

    @Override
    Optimizer optimizer() {
        return new Lbfgs();
    }

    @Override
    Optimizer optimizer(Bounds bounds) {
        return new Lbfgs().withBounds(bounds);
    }

    @Override
    OptimizerRun begin(Objective objective, float[] start, LongSupplier nanoClock) {
        return new LbfgsRun(
                objective, RunSettings.of(Bounds.NONE, Outcome.best()).withClock(nanoClock), 10, start);
    }

    @Override
    Stream<TestProblem> problems() {
        return Stream.concat(TestProblems.wellScaled(), Stream.of(TestProblems.brownBadlyScaled()));
    }

    @Override
    Optimizer optimizerFor(TestProblem problem) {
        return new Lbfgs();
    }

    @Override
    StoppingRule budget() {
        return StoppingRule.iterations(2000).or(StoppingRule.gradientNorm(1e-5));
    }

    /** The gradient's tolerance allows 1e-7 on the flat valley of Powell's singular function, and less elsewhere. */
    @Override
    double valueTolerance() {
        return 1e-7;
    }

    /** Problems whose Hessian at the minimum is regular: there a small gradient means a small distance. */
    Stream<TestProblem> regularProblems() {
        return problems()
                .filter(problem ->
                        problem.minimizer().length > 0 && !problem.name().startsWith("Powell"));
    }

    @ParameterizedTest
    @MethodSource("regularProblems")
    void shouldReachTheMinimizer(TestProblem problem) {
        Optimum optimum = new Lbfgs().minimize(problem, problem.start(), budget());

        for (int i = 0; i < optimum.x().length; i++) {
            // a gradient of 1e-5 over a least curvature of about 1/2 (Rosenbrock), or a few roundings of the float
            double expected = problem.minimizer()[i];
            assertThat((double) optimum.x()[i]).isCloseTo(expected, within(2e-5 + 1e-6 * Math.abs(expected)));
        }
    }

    /**
     * Values after some evaluations, from SciPy 1.17: {@code minimize(..., method='L-BFGS-B', options=dict(maxcor=10,
     * ftol=0, gtol=1e-5))}, with the start rounded to float. The ill-conditioned quadratic is followed for 21
     * evaluations only: by the 30th SciPy's own path differs by 3e-4 to 1e-3 when points and gradients are rounded to float.
     */
    static Stream<ScipyPath> scipyPaths() {
        return Stream.of(
                new ScipyPath(TestProblems.rosenbrock(), new int[] {3, 4, 6, 10, 13}, new double[] {
                    4.22521, 4.12728, 4.11557, 3.77592, 2.46684
                }),
                new ScipyPath(TestProblems.rosenbrock(1000), new int[] {2, 4, 8, 12, 14}, new double[] {
                    7625.39, 2070.07, 2020.71, 1308.25, 1304.69
                }),
                new ScipyPath(TestProblems.powellSingular(), new int[] {2, 6, 10, 14}, new double[] {
                    36.5714, 7.79655, 0.152458, 0.00502308
                }),
                new ScipyPath(
                        TestProblems.wood(), new int[] {2, 6, 13, 18}, new double[] {7427.89, 83.2798, 8.00985, 7.87696
                        }),
                new ScipyPath(TestProblems.beale(), new int[] {2, 6, 10, 12}, new double[] {
                    4.45312, 0.457145, 0.0090075, 0.00014744
                }),
                new ScipyPath(TestProblems.helicalValley(), new int[] {2, 8, 13, 16}, new double[] {
                    1132.01, 6.60041, 4.40163, 3.16095
                }),
                new ScipyPath(TestProblems.variablyDimensioned(10), new int[] {2, 8, 14, 16}, new double[] {
                    127379, 221.921, 0.355095, 0.016909
                }),
                new ScipyPath(TestProblems.quadratic(50, 1e4), new int[] {2, 8, 14, 21}, new double[] {
                    37328.4, 769.99, 209.592, 111.469
                }),
                new ScipyPath(TestProblems.brownBadlyScaled(), new int[] {10, 13, 18, 20}, new double[] {
                    8.40507e11, 3.58852e11, 2.80835e08, 11826.1
                }));
    }

    record ScipyPath(TestProblem problem, int[] evaluations, double[] values) {
        @Override
        public String toString() {
            return problem.toString();
        }
    }

    @ParameterizedTest
    @MethodSource("scipyPaths")
    void shouldTakeThePathOfScipy(ScipyPath path) {
        // given
        List<double[]> iterations = new ArrayList<>();
        OptimizationListener listener = progress -> {
            iterations.add(new double[] {progress.evaluations(), progress.value()});
            return Decision.CONTINUE;
        };

        // when
        new Lbfgs().minimize(path.problem(), path.problem().start(), StoppingRule.evaluations(32), listener);

        // then: the point is a float here and a double there; a relative 1e-7 grows to about 1e-4 on the way
        for (int i = 0; i < path.evaluations().length; i++) {
            int evaluations = path.evaluations()[i];
            double expected = path.values()[i];
            assertThat(iterations)
                    .filteredOn(each -> each[0] == evaluations)
                    .singleElement()
                    .satisfies(each -> assertThat(each[1]).isCloseTo(expected, within(2e-4 * expected)));
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {1024, 0x1p-30, 0x1p-100, 0x1p80})
    void shouldTakeTheSamePathWhateverTheUnitOfTheValue(double unit) {
        // given a problem, and the same in another unit; a power of two, so that no rounding differs
        TestProblem problem = TestProblems.rosenbrock(10);
        Objective scaled = new Scaled(problem, unit);
        StoppingRule rule = StoppingRule.iterations(25);

        // when
        Optimum expected = new Lbfgs().minimize(problem, problem.start(), rule);
        Optimum optimum = new Lbfgs().minimize(scaled, problem.start(), rule);

        // then
        assertThat(optimum.x()).containsExactly(expected.x());
        assertThat(optimum.evaluations()).isEqualTo(expected.evaluations());
    }

    private record Scaled(Objective objective, double factor) implements Objective {
        @Override
        public int dimension() {
            return objective.dimension();
        }

        @Override
        public List<String> terms() {
            return objective.terms();
        }

        @Override
        public Evaluation evaluate(float[] x, float[] gradient) {
            Evaluation evaluation = objective.evaluate(x, gradient);
            for (int i = 0; i < gradient.length; i++) {
                gradient[i] *= (float) factor;
            }
            return new Evaluation(factor * evaluation.value(), new double[] {factor * evaluation.value()});
        }
    }

    @Test
    void shouldLowerTheValueInEveryIteration() {
        TestProblem problem = TestProblems.wood();

        new Lbfgs().minimize(problem, problem.start(), budget(), progress -> {
            assertThat(progress.value()).isLessThan(progress.previousValue());
            return Decision.CONTINUE;
        });
    }

    @Test
    void shouldStepBackFromWhereTheValueIsNotFinite() {
        // given x - log x, undefined from 0 down, from a start where the first steps overshoot
        TwoTerms.Function barrier =
                x -> x > 0 ? new double[] {x - Math.log(x), 1 - 1 / x} : new double[] {Double.NaN, Double.NaN};
        Objective objective = new TwoTerms(2, barrier, TwoTerms.constant(0, 0));

        // when
        Optimum optimum = new Lbfgs().minimize(objective, new float[] {0.1f, 40}, budget());

        // then
        assertThat(optimum.stopReason().kind()).isEqualTo(StopReason.Kind.GRADIENT_NORM);
        assertThat(optimum.x()[0]).isCloseTo(1, within(2e-5f));
        assertThat(optimum.x()[1]).isCloseTo(1, within(2e-5f));
    }

    @Test
    void shouldStopWhereNoStepLowersTheValue() {
        // given a gradient that is not that of the value
        Objective liar = new TwoTerms(2, TwoTerms.parabola(0), TwoTerms.constant(0, 1));

        // when
        Optimum optimum = new Lbfgs().minimize(liar, new float[2], StoppingRule.iterations(100));

        // then
        assertThat(optimum.stopReason().kind()).isEqualTo(StopReason.Kind.LINE_SEARCH_FAILED);
        assertThat(optimum.x()).containsExactly(0, 0);
    }

    @Test
    void shouldBeginAnewAlongTheSteepestDescentWhenALineSearchFails() {
        // given a quadratic and, after five iterations, a value so bad that no step towards it is short enough
        TestProblem problem = TestProblems.quadratic(20, 100);
        float[] reached = new float[20];
        Recorder recorder = new Recorder(new Objective() {
            private int evaluations;

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
                Evaluation evaluation = problem.evaluate(x, gradient);
                evaluations++;
                return evaluations == 7 ? new Evaluation(1e9, new double[] {1e9}) : evaluation;
            }
        });
        OptimizationListener listener = progress -> {
            if (progress.evaluations() == 6) {
                System.arraycopy(progress.x(), 0, reached, 0, 20);
            }
            return Decision.CONTINUE;
        };

        // when
        Optimum optimum = new Lbfgs().minimize(recorder, problem.start(), budget(), listener);

        // then the next point is one unit away from where it was, along the negative gradient, and the run goes on
        float[] gradient = new float[20];
        problem.evaluate(reached, gradient);
        double norm = Math.sqrt(Arithmetic.fastest().dot(gradient, gradient));
        float[] next = recorder.points.get(7);
        for (int i = 0; i < 20; i++) {
            assertThat((double) next[i]).isCloseTo(reached[i] - gradient[i] / norm, within(1e-6));
        }
        assertThat(optimum.stopReason().kind()).isEqualTo(StopReason.Kind.GRADIENT_NORM);
    }

    @Test
    void shouldNeedFewerIterationsWithALongerMemory() {
        TestProblem problem = TestProblems.quadratic(50, 1e4);

        Optimum shortMemory = new Lbfgs().withMemory(2).minimize(problem, problem.start(), budget());
        Optimum longMemory = new Lbfgs().withMemory(40).minimize(problem, problem.start(), budget());

        assertThat(longMemory.iterations()).isLessThan(shortMemory.iterations());
    }

    @Test
    void shouldBeImmutable() {
        Lbfgs lbfgs = new Lbfgs();

        assertThat(lbfgs.withMemory(20).withBounds(Bounds.of(0, 1)).memory()).isEqualTo(20);
        assertThat(lbfgs.memory()).isEqualTo(10);
        assertThat(lbfgs.bounds()).isEqualTo(Bounds.NONE);
        assertThat(lbfgs.withOutcome(Outcome.last()).outcome()).isEqualTo(Outcome.last());
        assertThat(lbfgs.outcome()).isEqualTo(Outcome.best());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -3})
    void shouldRefuseAMemoryOfNothing(int memory) {
        assertThatThrownBy(() -> new Lbfgs().withMemory(memory))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("memory of " + memory);
    }
}
