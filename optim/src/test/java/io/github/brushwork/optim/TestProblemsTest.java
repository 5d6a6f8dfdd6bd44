package io.github.brushwork.optim;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.brushwork.testing.FiniteDifferences;
import io.github.brushwork.testing.Vectors;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TestProblemsTest {

    static Stream<TestProblem> problems() {
        return Stream.concat(TestProblems.wellScaled(), Stream.of(TestProblems.brownBadlyScaled()));
    }

    @ParameterizedTest
    @MethodSource("problems")
    void shouldHaveTheGradientOfTheirValue(TestProblem problem) {
        // given a point near the start, where no derivative is zero by accident
        float[] x = problem.start().clone();
        for (int i = 0; i < x.length; i++) {
            x[i] += 0.1f + 0.01f * (i % 7);
        }
        float[] gradient = new float[x.length];

        // when
        problem.evaluate(x, gradient);

        // then up to the differences' error, which is of second order in the step
        double[] expected = FiniteDifferences.gradient(problem::value, x, 1e-3f);
        assertThat(Vectors.relativeError(gradient, expected)).isLessThan(1e-4);
    }

    @ParameterizedTest
    @MethodSource("problems")
    void shouldTakeTheirMinimumAtTheMinimizer(TestProblem problem) {
        float[] minimizer = new float[problem.minimizer().length];
        for (int i = 0; i < minimizer.length; i++) {
            minimizer[i] = (float) problem.minimizer()[i];
        }
        if (minimizer.length > 0) {
            // 2e-6 is no float, hence not quite zero
            assertThat(problem.value(minimizer)).isBetween(problem.minimum(), problem.minimum() + 1e-14);
            assertThat(Arrays.equals(minimizer, problem.start())).isFalse();
        }
    }
}
