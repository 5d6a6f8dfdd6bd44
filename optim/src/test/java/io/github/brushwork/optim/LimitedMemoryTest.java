package io.github.brushwork.optim;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.brushwork.core.kernel.Arithmetic;
import io.github.brushwork.testing.Vectors;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LimitedMemoryTest {

    private static final int N = 7;

    @ParameterizedTest
    @CsvSource({"1, 1", "3, 2", "3, 3", "3, 8", "10, 5"})
    void shouldMultiplyByTheInverseHessianOfTheBfgsFormula(int capacity, int pairs) {
        // given changes along which the gradient of a convex quadratic grows
        LimitedMemory memory = new LimitedMemory(capacity, Arithmetic.fastest());
        List<double[][]> remembered = rememberRandomPairs(memory, pairs);
        float[] gradient = Vectors.gaussian(N, 99);
        float[] direction = new float[N];

        // when
        memory.direction(gradient, new FixedVariables(Bounds.NONE, N), direction);

        // then it is what the dense update formula gives from the newest pairs; vectors are rounded to float
        List<double[][]> kept = remembered.subList(Math.max(0, pairs - capacity), pairs);
        boolean[] free = {true, true, true, true, true, true, true};
        assertThat(Vectors.relativeError(direction, denseDirection(kept, gradient, free)))
                .isLessThan(1e-5);
    }

    @Test
    void shouldRestrictTheInverseHessianToTheFreeVariables() {
        // given two variables on a bound with the gradient pushing outwards
        LimitedMemory memory = new LimitedMemory(4, Arithmetic.fastest());
        List<double[][]> remembered = rememberRandomPairs(memory, 4);
        float[] gradient = Vectors.gaussian(N, 98);
        gradient[1] = 2;
        gradient[5] = -3;
        float[] x = {0, -1, 0.5f, 0, 0, 1, 0};
        FixedVariables fixed = new FixedVariables(Bounds.of(-1, 1), N);
        fixed.update(x, gradient);
        float[] direction = new float[N];

        // when
        memory.direction(gradient, fixed, direction);

        // then
        boolean[] free = {true, false, true, true, true, false, true};
        assertThat(direction[1]).isZero();
        assertThat(direction[5]).isZero();
        assertThat(Vectors.relativeError(direction, denseDirection(remembered, gradient, free)))
                .isLessThan(1e-5);
    }

    @Test
    void shouldBeginWithSteepestDescent() {
        float[] direction = new float[2];

        new LimitedMemory(3, Arithmetic.fastest())
                .direction(new float[] {1, -2}, new FixedVariables(Bounds.NONE, 2), direction);

        assertThat(direction).containsExactly(-1, 2);
    }

    @Test
    void shouldLeaveOutAChangeAlongWhichTheGradientDoesNotGrow() {
        LimitedMemory memory = new LimitedMemory(3, Arithmetic.fastest());

        memory.remember(new float[] {0, 0}, new float[] {1, 0}, new float[] {-1, 0}, new float[] {-2, 5}, 1);

        assertThat(memory.isEmpty()).isTrue();
    }

    @Test
    void shouldForgetEverythingWhenCleared() {
        LimitedMemory memory = new LimitedMemory(3, Arithmetic.fastest());
        rememberRandomPairs(memory, 2);

        memory.clear();

        assertThat(memory.isEmpty()).isTrue();
    }

    /** Pairs s, y of a convex quadratic with some coupling between neighbours. */
    private static List<double[][]> rememberRandomPairs(LimitedMemory memory, int pairs) {
        List<double[][]> remembered = new ArrayList<>();
        for (int k = 0; k < pairs; k++) {
            float[] s = Vectors.gaussian(N, k);
            float[] y = new float[N];
            for (int i = 0; i < N; i++) {
                float coupling = (i > 0 ? s[i - 1] : 0) + (i < N - 1 ? s[i + 1] : 0);
                y[i] = (3 + i) * s[i] - coupling;
            }
            memory.remember(new float[N], s, new float[N], y, 1);
            remembered.add(new double[][] {doubles(s), doubles(y)});
        }
        return remembered;
    }

    /** H' = (I - r s y') H (I - r y s') + r s s', r = 1 / s'y, from H = s'y / y'y of the newest pair. */
    private static double[] denseDirection(List<double[][]> pairs, float[] gradient, boolean[] free) {
        double[][] h = new double[N][N];
        double[][] newest = masked(pairs.get(pairs.size() - 1), free);
        for (int i = 0; i < N; i++) {
            h[i][i] = dot(newest[0], newest[1]) / dot(newest[1], newest[1]);
        }
        for (double[][] pair : pairs) {
            double[][] sy = masked(pair, free);
            h = update(h, sy[0], sy[1]);
        }
        double[] direction = new double[N];
        for (int i = 0; i < N; i++) {
            for (int j = 0; j < N; j++) {
                direction[i] -= free[i] && free[j] ? h[i][j] * gradient[j] : 0;
            }
        }
        return direction;
    }

    private static double[][] update(double[][] h, double[] s, double[] y) {
        double r = 1 / dot(s, y);
        double[] hy = new double[N];
        for (int i = 0; i < N; i++) {
            hy[i] = dot(h[i], y);
        }
        double yhy = dot(y, hy);
        double[][] updated = new double[N][N];
        for (int i = 0; i < N; i++) {
            for (int j = 0; j < N; j++) {
                updated[i][j] =
                        h[i][j] - r * (s[i] * hy[j] + hy[i] * s[j]) + r * r * yhy * s[i] * s[j] + r * s[i] * s[j];
            }
        }
        return updated;
    }

    private static double[][] masked(double[][] pair, boolean[] free) {
        double[][] masked = {pair[0].clone(), pair[1].clone()};
        for (int i = 0; i < N; i++) {
            if (!free[i]) {
                masked[0][i] = 0;
                masked[1][i] = 0;
            }
        }
        return masked;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static double[] doubles(float[] floats) {
        double[] doubles = new double[floats.length];
        for (int i = 0; i < doubles.length; i++) {
            doubles[i] = floats[i];
        }
        return doubles;
    }
}
