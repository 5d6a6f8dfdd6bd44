package io.github.brushwork.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.brushwork.core.Evaluation;
import io.github.brushwork.core.Objective;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LbfgsBoundsTest {

    private static final StoppingRule BUDGET = StoppingRule.iterations(2000).or(StoppingRule.gradientNorm(1e-5));

    @ParameterizedTest
    @CsvSource({
        // the bound holds x; y follows at x^2
        "-1.5, 0.5, 0.5, 0.25, 0.25",
        // the bound holds y; the derivative in x, 400 x^3 + (2 - 400 b) x - 2, vanishes at 0.1
        "-1.5, -0.0395, -0.0395, -0.0395, 1.249",
        // both free: Hock and Schittkowski's problem 1, with its bound on both variables
        "-1.5, Infinity, 1, 1, 0",
    })
    void shouldMinimiseRosenbrockWithinBounds(float lower, float upper, double x, double y, double value) {
        Optimum optimum = new Lbfgs()
                .withBounds(Bounds.of(lower, upper))
                .minimize(TestProblems.rosenbrock(), new float[] {-2, 1}, BUDGET);

        assertThat(optimum.stopReason().kind()).isEqualTo(StopReason.Kind.GRADIENT_NORM);
        assertThat((double) optimum.x()[0]).isCloseTo(x, within(1e-4));
        assertThat((double) optimum.x()[1]).isCloseTo(y, within(1e-4));
        assertThat(optimum.value()).isCloseTo(value, within(1e-3));
    }

    @Test
    void shouldSolveHockAndSchittkowskisProblem38() {
        TestProblem wood = TestProblems.wood();

        Optimum optimum = new Lbfgs().withBounds(Bounds.of(-10, 10)).minimize(wood, wood.start(), BUDGET);

        assertThat(optimum.value()).isLessThan(1e-8);
    }

    /** Problem 110: the sum of logarithms is not defined beyond the bounds. */
    @Test
    void shouldSolveHockAndSchittkowskisProblem110() {
        Objective problem = new Objective() {
            @Override
            public int dimension() {
                return 10;
            }

            @Override
            public List<String> terms() {
                return List.of("problem 110");
            }

            @Override
            public Evaluation evaluate(float[] x, float[] gradient) {
                double product = 1;
                for (float each : x) {
                    product *= each;
                }
                double power = Math.pow(product, 0.2);
                double value = -power;
                for (int i = 0; i < x.length; i++) {
                    double low = Math.log((double) x[i] - 2);
                    double high = Math.log(10 - (double) x[i]);
                    value += low * low + high * high;
                    gradient[i] = (float)
                            (2 * low / ((double) x[i] - 2) - 2 * high / (10 - (double) x[i]) - 0.2 * power / x[i]);
                }
                return new Evaluation(value, new double[] {value});
            }
        };
        float[] start = new float[10];
        Arrays.fill(start, 9);

        Optimum optimum = new Lbfgs().withBounds(Bounds.of(2.001f, 9.999f)).minimize(problem, start, BUDGET);

        assertThat(optimum.value()).isCloseTo(-45.77846971, within(1e-6));
        for (float each : optimum.x()) {
            assertThat((double) each).isCloseTo(9.35025655, within(1e-4));
        }
    }

    /**
     * A string under a wavy load, tied down at its ends, that may not leave a tube: a convex quadratic of strongly coupled
     * variables, many of which rest on either bound. Solved by projected Gauss-Seidel as the oracle.
     */
    @ParameterizedTest
    @ValueSource(ints = {10, 60})
    void shouldFindWhichVariablesRestOnABound(int n) {
        // given
        double[] load = new double[n];
        Arrays.setAll(load, i -> 3 * Math.sin(4 * Math.PI * (i + 0.5) / n));
        Objective string = string(load);
        Bounds tube = Bounds.of(-2, 3);
        double[] expected = gaussSeidel(load, tube);

        // when
        Optimum optimum = new Lbfgs().withBounds(tube).minimize(string, new float[n], BUDGET);

        // then
        assertThat(optimum.stopReason().kind()).isEqualTo(StopReason.Kind.GRADIENT_NORM);
        assertThat(Arrays.stream(expected).filter(each -> each == -2)).isNotEmpty();
        assertThat(Arrays.stream(expected).filter(each -> each == 3)).isNotEmpty();
        assertThat(Arrays.stream(expected).filter(each -> each > -2 && each < 3))
                .isNotEmpty();
        for (int i = 0; i < n; i++) {
            // a gradient of 1e-5 times the inverse of the stiffness, at most about n^2 / 8
            assertThat((double) optimum.x()[i]).isCloseTo(expected[i], within(1e-5 * n * n / 8.0));
            boolean onBound = expected[i] == -2 || expected[i] == 3;
            assertThat(optimum.x()[i] == -2 || optimum.x()[i] == 3).isEqualTo(onBound);
        }
    }

    @Test
    void shouldReleaseVariablesThatStartOnTheWrongBound() {
        TestProblem problem = TestProblems.quadratic(50, 100);
        float[] corner = new float[50];
        Arrays.fill(corner, 1.5f);

        Optimum optimum = new Lbfgs().withBounds(Bounds.of(-1.5f, 1.5f)).minimize(problem, corner, BUDGET);

        for (int i = 0; i < 50; i++) {
            // the variables are independent: each rests at its own minimizer, or at the bound before it
            double expected = Math.min(Math.max(problem.minimizer()[i], -1.5), 1.5);
            assertThat((double) optimum.x()[i]).isCloseTo(expected, within(1e-5));
        }
    }

    @Test
    void shouldStopAtOnceInACornerThatTheGradientPushesInto() {
        TestProblem problem = TestProblems.quadratic(4, 2);

        Optimum optimum = new Lbfgs()
                .withBounds(Bounds.of(3, 4))
                .minimize(problem, new float[] {3, 3, 3, 3}, StoppingRule.iterations(10));

        assertThat(optimum.iterations()).isZero();
        assertThat(optimum.stopReason().kind()).isEqualTo(StopReason.Kind.GRADIENT_NORM);
    }

    @Test
    void shouldTakeTheSamePathAsWithoutBoundsIfTheyAreFarAway() {
        TestProblem problem = TestProblems.rosenbrock();

        Optimum free = new Lbfgs().minimize(problem, problem.start(), BUDGET);
        Optimum bounded = new Lbfgs().withBounds(Bounds.of(-1e6f, 1e6f)).minimize(problem, problem.start(), BUDGET);

        assertThat(bounded.x()).containsExactly(free.x());
        assertThat(bounded.evaluations()).isEqualTo(free.evaluations());
    }

    /** Half of sum (u_i+1 - u_i)^2, both ends tied to 0, minus the work of the load. */
    private static Objective string(double[] load) {
        return new Objective() {
            @Override
            public int dimension() {
                return load.length;
            }

            @Override
            public List<String> terms() {
                return List.of("energy");
            }

            @Override
            public Evaluation evaluate(float[] x, float[] gradient) {
                double energy = 0;
                for (int i = 0; i < load.length; i++) {
                    double before = i > 0 ? x[i - 1] : 0;
                    double after = i < load.length - 1 ? x[i + 1] : 0;
                    double slope = 2.0 * x[i] - before - after - load[i];
                    energy += 0.5 * x[i] * (slope - load[i]);
                    gradient[i] = (float) slope;
                }
                return new Evaluation(energy, new double[] {energy});
            }
        };
    }

    private static double[] gaussSeidel(double[] load, Bounds bounds) {
        double[] u = new double[load.length];
        for (int sweep = 0; sweep < 20_000; sweep++) {
            for (int i = 0; i < u.length; i++) {
                double before = i > 0 ? u[i - 1] : 0;
                double after = i < u.length - 1 ? u[i + 1] : 0;
                u[i] = Math.min(Math.max((before + after + load[i]) / 2, bounds.lower()), bounds.upper());
            }
        }
        return u;
    }
}
