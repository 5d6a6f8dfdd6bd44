package io.github.brushwork.optim;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.brushwork.core.Evaluation;
import io.github.brushwork.core.Objective;
import io.github.brushwork.core.kernel.Arithmetic;
import io.github.brushwork.core.kernel.Kernels;
import io.github.brushwork.core.kernel.Workers;
import io.github.brushwork.testing.Allocation;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the steps of a run allocate, with plain arithmetic: vector kernels box their vectors until the JVM has compiled them,
 * which on a busy machine may be late.
 */
class RunAllocationTest {

    private static final int DIMENSION = 10_000;

    /** Enough to fill the memory of {@link Lbfgs}. */
    private static final int STEPS = 20;

    private static final Arithmetic PLAIN = Kernels.plain(new Workers(1)).arithmetic();

    private static RunSettings settings(Bounds bounds, Outcome outcome) {
        return RunSettings.of(bounds, outcome).withArithmetic(PLAIN);
    }

    static Stream<OptimizerRun> runs() {
        return Stream.of(
                        settings(Bounds.NONE, Outcome.best()),
                        settings(Bounds.of(-1.3f, 0.9f), Outcome.best()),
                        settings(Bounds.NONE, Outcome.average(0.9)))
                .flatMap(settings -> Stream.of(lbfgs(settings), adam(settings), gradientDescent(settings)));
    }

    private static OptimizerRun lbfgs(RunSettings settings) {
        return new LbfgsRun(new Valley(DIMENSION), settings, 4, new float[DIMENSION]);
    }

    private static OptimizerRun adam(RunSettings settings) {
        AdamMoments moments = new AdamMoments(0, new double[DIMENSION], new double[DIMENSION]);
        return descent(settings, new AdamUpdate(0.9, 0.999, 1e-8, moments), 0.05);
    }

    private static OptimizerRun gradientDescent(RunSettings settings) {
        return descent(settings, new VelocityUpdate(0.9, new double[DIMENSION]), 1e-4);
    }

    private static OptimizerRun descent(RunSettings settings, Update update, double rate) {
        return DescentRun.begin(new Valley(DIMENSION), settings, Schedule.constant(rate), update, new float[DIMENSION]);
    }

    /** A quarter of a vector allows for the small objects of a line search. */
    @ParameterizedTest
    @MethodSource("runs")
    void shouldAllocateNoVectorsInSteadyState(OptimizerRun run) {
        long bytes = Allocation.ofAllThreads(() -> requireStep(run), STEPS);

        assertThat(bytes).isLessThan(DIMENSION);
    }

    /** A step that fails allocates little: it would say nothing. */
    private static void requireStep(OptimizerRun run) {
        run.step().ifPresent(reason -> {
            throw new AssertionError("no step: " + reason);
        });
    }

    /** The chained function of Rosenbrock, whose valley takes thousands of iterations; allocates no vectors. */
    private record Valley(int dimension) implements Objective {
        @Override
        public List<String> terms() {
            return List.of("valley");
        }

        @Override
        public Evaluation evaluate(float[] x, float[] gradient) {
            double value = 0;
            double carried = 0;
            for (int i = 0; i < x.length - 1; i++) {
                double rise = x[i + 1] - (double) x[i] * x[i];
                double rest = 1 - x[i];
                value += 100 * rise * rise + rest * rest;
                gradient[i] = (float) (carried - 400 * rise * x[i] - 2 * rest);
                carried = 200 * rise;
            }
            gradient[x.length - 1] = (float) carried;
            return new Evaluation(value, new double[] {value});
        }
    }
}
