package io.github.brushwork.optim;

import java.util.Arrays;
import java.util.stream.Stream;

/**
 * Problems of More, Garbow and Hillstrom (1981), "Testing unconstrained optimization software", ACM TOMS 7(1), with the
 * starts given there, and convex quadratics.
 */
final class TestProblems {

    private TestProblems() {}

    /** The problems that are reasonably scaled. */
    static Stream<TestProblem> wellScaled() {
        return Stream.of(
                rosenbrock(),
                rosenbrock(1000),
                powellSingular(),
                wood(),
                beale(),
                helicalValley(),
                trigonometric(),
                variablyDimensioned(10),
                broydenTridiagonal(10),
                quadratic(50, 10),
                quadratic(50, 1e4));
    }

    static TestProblem rosenbrock() {
        return rosenbrock(2);
    }

    /** Problem 21, and problem 1 for two variables. */
    static TestProblem rosenbrock(int n) {
        float[] start = new float[n];
        for (int i = 0; i < n; i += 2) {
            start[i] = -1.2f;
            start[i + 1] = 1;
        }
        return new TestProblem(
                "Rosenbrock " + n,
                start,
                (x, sum) -> {
                    for (int i = 0; i < n; i += 2) {
                        sum.pair(10 * (x[i + 1] - x[i] * x[i]), i, -20 * x[i], i + 1, 10);
                        sum.single(1 - x[i], i, -1);
                    }
                },
                0,
                filled(n, 1));
    }

    /** Problem 13. The Hessian is singular at the minimum. */
    static TestProblem powellSingular() {
        return new TestProblem(
                "Powell singular",
                new float[] {3, -1, 0, 1},
                (x, sum) -> {
                    sum.dense(x[0] + 10 * x[1], 1, 10, 0, 0);
                    sum.dense(Math.sqrt(5) * (x[2] - x[3]), 0, 0, Math.sqrt(5), -Math.sqrt(5));
                    double a = x[1] - 2 * x[2];
                    sum.dense(a * a, 0, 2 * a, -4 * a, 0);
                    double b = x[0] - x[3];
                    sum.dense(Math.sqrt(10) * b * b, 2 * Math.sqrt(10) * b, 0, 0, -2 * Math.sqrt(10) * b);
                },
                0,
                filled(4, 0));
    }

    /** Problem 14. */
    static TestProblem wood() {
        double r90 = Math.sqrt(90);
        double r10 = Math.sqrt(10);
        return new TestProblem(
                "Wood",
                new float[] {-3, -1, -3, -1},
                (x, sum) -> {
                    sum.dense(10 * (x[1] - x[0] * x[0]), -20 * x[0], 10, 0, 0);
                    sum.dense(1 - x[0], -1, 0, 0, 0);
                    sum.dense(r90 * (x[3] - x[2] * x[2]), 0, 0, -2 * r90 * x[2], r90);
                    sum.dense(1 - x[2], 0, 0, -1, 0);
                    sum.dense(r10 * (x[1] + x[3] - 2), 0, r10, 0, r10);
                    sum.dense((x[1] - x[3]) / r10, 0, 1 / r10, 0, -1 / r10);
                },
                0,
                filled(4, 1));
    }

    /** Problem 5. */
    static TestProblem beale() {
        double[] y = {1.5, 2.25, 2.625};
        return new TestProblem(
                "Beale",
                new float[] {1, 1},
                (x, sum) -> {
                    for (int i = 1; i <= 3; i++) {
                        double power = Math.pow(x[1], i);
                        sum.dense(y[i - 1] - x[0] * (1 - power), power - 1, x[0] * i * Math.pow(x[1], i - 1));
                    }
                },
                0,
                new double[] {3, 0.5});
    }

    /** Problem 7. */
    static TestProblem helicalValley() {
        return new TestProblem(
                "helical valley",
                new float[] {-1, 0, 0},
                (x, sum) -> {
                    double r2 = x[0] * x[0] + x[1] * x[1];
                    double r = Math.sqrt(r2);
                    double theta = Math.atan(x[1] / x[0]) / (2 * Math.PI) + (x[0] < 0 ? 0.5 : 0);
                    double factor = 100 / (2 * Math.PI * r2);
                    sum.dense(10 * (x[2] - 10 * theta), factor * x[1], -factor * x[0], 10);
                    sum.dense(10 * (r - 1), 10 * x[0] / r, 10 * x[1] / r, 0);
                    sum.dense(x[2], 0, 0, 1);
                },
                0,
                new double[] {1, 0, 0});
    }

    /** Problem 4: the variables differ by twelve orders of magnitude. */
    static TestProblem brownBadlyScaled() {
        return new TestProblem(
                "Brown badly scaled",
                new float[] {1, 1},
                (x, sum) -> {
                    sum.dense(x[0] - 1e6, 1, 0);
                    sum.dense(x[1] - 2e-6, 0, 1);
                    sum.dense(x[0] * x[1] - 2, x[1], x[0]);
                },
                0,
                new double[] {1e6, 2e-6});
    }

    /**
     * Problem 26 with 10 variables. From the published start descent methods reach the local minimum 2.79506e-5 or the
     * global one, 0, depending on the path; so this begins nearer to the global minimum at the origin.
     */
    static TestProblem trigonometric() {
        int n = 10;
        float[] start = new float[n];
        Arrays.fill(start, 1f / (10 * n));
        return new TestProblem(
                "trigonometric",
                start,
                (x, sum) -> {
                    double cosines = Arrays.stream(x).map(Math::cos).sum();
                    for (int i = 0; i < n; i++) {
                        double residual = n - cosines + (i + 1) * (1 - Math.cos(x[i])) - Math.sin(x[i]);
                        double[] derivatives = Arrays.stream(x).map(Math::sin).toArray();
                        derivatives[i] += (i + 1) * Math.sin(x[i]) - Math.cos(x[i]);
                        sum.dense(residual, derivatives);
                    }
                },
                0,
                filled(n, 0));
    }

    /** Problem 25. */
    static TestProblem variablyDimensioned(int n) {
        float[] start = new float[n];
        for (int i = 0; i < n; i++) {
            start[i] = 1 - (i + 1f) / n;
        }
        return new TestProblem(
                "variably dimensioned",
                start,
                (x, sum) -> {
                    double weighted = 0;
                    double[] weights = new double[n];
                    for (int i = 0; i < n; i++) {
                        weights[i] = i + 1;
                        weighted += (i + 1) * (x[i] - 1);
                        sum.single(x[i] - 1, i, 1);
                    }
                    double slope = 2 * weighted;
                    sum.dense(weighted, weights);
                    sum.dense(
                            weighted * weighted,
                            Arrays.stream(weights).map(w -> w * slope).toArray());
                },
                0,
                filled(n, 1));
    }

    /** Problem 30. The minimizer has no closed form. With many more variables than 10 there are local minima. */
    static TestProblem broydenTridiagonal(int n) {
        float[] start = new float[n];
        Arrays.fill(start, -1);
        return new TestProblem(
                "Broyden tridiagonal",
                start,
                (x, sum) -> {
                    for (int i = 0; i < n; i++) {
                        double before = i > 0 ? x[i - 1] : 0;
                        double after = i < n - 1 ? x[i + 1] : 0;
                        double residual = (3 - 2 * x[i]) * x[i] - before - 2 * after + 1;
                        sum.value += residual * residual;
                        sum.gradient[i] += 2 * residual * (3 - 4 * x[i]);
                        if (i > 0) {
                            sum.gradient[i - 1] -= 2 * residual;
                        }
                        if (i < n - 1) {
                            sum.gradient[i + 1] -= 4 * residual;
                        }
                    }
                },
                0,
                new double[0]);
    }

    /** A convex quadratic with eigenvalues from 1 to the condition number, evenly spaced on a logarithmic scale. */
    static TestProblem quadratic(int n, double condition) {
        double[] minimizer = new double[n];
        Arrays.setAll(minimizer, i -> (i % 5) - 2);
        return new TestProblem(
                "quadratic of condition " + condition,
                new float[n],
                (x, sum) -> {
                    for (int i = 0; i < n; i++) {
                        double root = Math.sqrt(Math.pow(condition, i / (n - 1.0)) / 2);
                        sum.single(root * (x[i] - minimizer[i]), i, root);
                    }
                },
                0,
                minimizer);
    }

    private static double[] filled(int n, double value) {
        double[] array = new double[n];
        Arrays.fill(array, value);
        return array;
    }
}
