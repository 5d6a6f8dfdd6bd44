package io.github.brushwork.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.brushwork.testing.HeldArrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The memory that optimizers tell is that of the arrays which their runs and results can reach. */
class HeapBytesTest {

    private static final TestProblem PROBLEM = TestProblems.rosenbrock(1000);
    private static final long VECTOR = Float.BYTES * 1000;

    /** The small arrays of a run have an element for each term or pair. */
    private static final long SMALL = VECTOR / 2;

    private static final Bounds BOUNDS = Bounds.of(-10f, 10f);
    private static final Outcome AVERAGE = Outcome.average(0.9);

    static Stream<Optimizer> optimizers() {
        return Stream.of(
                new Lbfgs().withMemory(3),
                new Lbfgs().withMemory(3).withBounds(BOUNDS).withOutcome(AVERAGE),
                new Adam(1e-3),
                new Adam(1e-3).withOutcome(AVERAGE),
                new GradientDescent(1e-4).withMomentum(0.5));
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void shouldTellTheBytesOfARunAndItsResult(Optimizer optimizer) {
        OptimizerRun run = optimizer.begin(PROBLEM, PROBLEM.start());
        for (int i = 0; i < 6; i++) {
            assertThat(run.step()).isEmpty();
        }
        Optimum optimum = run.optimum(new StopReason(StopReason.Kind.ITERATIONS, "enough"));

        assertThat(optimizer.heapBytes(1000)).isCloseTo(held(run, optimum), within(SMALL));
    }

    /** In the midst of a round; its result and the clamped copy of it come at its end. */
    @Test
    void shouldTellTheBytesOfARound() {
        OptimizerRun[] run = new OptimizerRun[1];
        AtomicLong held = new AtomicLong();
        StoppingRule round = progress -> {
            if (progress.iteration() < 6) {
                return Optional.empty();
            }
            held.set(held(run[0]));
            return Optional.of(new StopReason(StopReason.Kind.ITERATIONS, "enough"));
        };
        Optimizer optimizer = new Restarted(new Lbfgs().withMemory(3), round, BOUNDS);
        run[0] = optimizer.begin(PROBLEM, PROBLEM.start());
        run[0].step();

        assertThat(optimizer.heapBytes(1000)).isCloseTo(held.get() + 2 * VECTOR, within(SMALL));
    }

    private static long held(Object... roots) {
        return HeldArrays.withoutThoseOf(List.of(PROBLEM), roots).bytes();
    }
}
