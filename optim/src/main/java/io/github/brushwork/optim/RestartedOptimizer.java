package io.github.brushwork.optim;

import io.github.brushwork.core.Objective;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.LongSupplier;

/**
 * Runs another optimizer again and again, each time from where it ended, with the point brought within bounds in between.
 * What the other optimizer remembers, such as the memory of {@link Lbfgs}, is dropped with each round.
 *
 * <p>An iteration is one round. The value reported for it is the best of that round, before the point is moved into the
 * bounds; the point reported, and the result, is the one after. This is how demos of style transfer in Keras drive SciPy's
 * L-BFGS-B.
 *
 * <p>Immutable and safe to share between threads.
 */
public final class RestartedOptimizer implements Optimizer {

    private final Optimizer optimizer;
    private final StoppingRule round;
    private final Bounds bounds;
    private final LongSupplier nanoClock;

    /**
     * Creates an optimizer.
     *
     * @param optimizer what runs in each round
     * @param round when a round ends
     * @param bounds what the point is brought into after each round; {@link Bounds#NONE} to leave it
     */
    public RestartedOptimizer(Optimizer optimizer, StoppingRule round, Bounds bounds) {
        this(optimizer, round, bounds, System::nanoTime);
    }

    RestartedOptimizer(Optimizer optimizer, StoppingRule round, Bounds bounds, LongSupplier nanoClock) {
        this.optimizer = Objects.requireNonNull(optimizer, "optimizer");
        this.round = Objects.requireNonNull(round, "round");
        this.bounds = Objects.requireNonNull(bounds, "bounds");
        this.nanoClock = nanoClock;
    }

    @Override
    public Optimum minimize(
            Objective objective, float[] start, StoppingRule stoppingRule, OptimizationListener listener) {
        Objects.requireNonNull(stoppingRule, "stoppingRule");
        Objects.requireNonNull(listener, "listener");
        long begin = nanoClock.getAsLong();
        List<String> terms = objective.terms();
        float[] x = start;
        int evaluations = 0;
        double previousValue = Double.NaN;
        Optimum previous = null;
        for (int iteration = 1; ; iteration++) {
            Optimum optimum;
            try {
                optimum = optimizer.minimize(objective, x, round);
            } catch (CancellationException e) {
                if (previous == null) {
                    throw e;
                }
                return interrupted(previous, x, iteration - 1, evaluations, begin);
            }
            previous = optimum;
            x = clamped(optimum.x());
            evaluations += optimum.evaluations();
            Duration elapsed = Duration.ofNanos(nanoClock.getAsLong() - begin);
            RoundProgress progress = new RoundProgress(
                    iteration, evaluations, optimum.value(), previousValue, terms, optimum.contributions(), elapsed, x);
            Optional<StopReason> stop = stopReason(progress, optimum, stoppingRule, listener);
            if (stop.isPresent()) {
                return new Optimum(
                        x, optimum.value(), optimum.contributions(), iteration, evaluations, elapsed, stop.get());
            }
            previousValue = optimum.value();
        }
    }

    /** What the last round found, if the thread was interrupted before the first evaluation of the next was complete. */
    private Optimum interrupted(Optimum last, float[] x, int iterations, int evaluations, long begin) {
        return new Optimum(
                x,
                last.value(),
                last.contributions(),
                iterations,
                evaluations,
                Duration.ofNanos(nanoClock.getAsLong() - begin),
                new StopReason(StopReason.Kind.INTERRUPTED, "the thread was interrupted between two rounds"));
    }

    private static Optional<StopReason> stopReason(
            Progress progress, Optimum optimum, StoppingRule stoppingRule, OptimizationListener listener) {
        OptimizationListener.Decision decision = listener.onIteration(progress);
        if (optimum.stopReason().kind() == StopReason.Kind.INTERRUPTED) {
            return Optional.of(optimum.stopReason());
        }
        if (decision == OptimizationListener.Decision.STOP) {
            return Optional.of(new StopReason(StopReason.Kind.LISTENER, "the listener asked to stop"));
        }
        return stoppingRule.check(progress);
    }

    private float[] clamped(float[] x) {
        float[] clamped = new float[x.length];
        for (int i = 0; i < x.length; i++) {
            clamped[i] = bounds.clamp(x[i]);
        }
        return clamped;
    }

    @Override
    public String toString() {
        return "rounds of " + optimizer;
    }

    private record RoundProgress(
            int iteration,
            int evaluations,
            double value,
            double previousValue,
            List<String> terms,
            double[] contributions,
            Duration elapsed,
            float[] x)
            implements Progress {

        /** Not known: the round's optimizer keeps its gradient to itself. */
        @Override
        public double gradientNorm() {
            return Double.NaN;
        }
    }
}
