package io.github.brushwork.optim;

import io.github.brushwork.core.Objective;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/** One run of {@link Restarted}, whose steps are whole runs of another optimizer. */
final class RestartedRun implements OptimizerRun {

    private final Restarted settings;
    private final Objective objective;
    private final Stopwatch stopwatch;

    /** The round under way, if one has begun. */
    private Optional<OptimizerRun> round;

    private EvaluatedPoint current;
    private double previousValue = Double.NaN;
    private int iteration;
    private int evaluationsOfRounds;

    RestartedRun(Restarted settings, Objective objective, float[] start) {
        this.settings = settings;
        this.objective = Objects.requireNonNull(objective, "objective");
        this.stopwatch = new Stopwatch(System::nanoTime, Duration.ZERO);
        begin(start);
    }

    RestartedRun(Restarted settings, Objective objective, RestartedState state) {
        // the start of the first round may lie anywhere
        ResumeChecks.check(objective, Bounds.NONE, state.run());
        this.settings = settings;
        this.objective = objective;
        this.stopwatch = new Stopwatch(System::nanoTime, state.run().elapsed());
        this.round = state.round().map(each -> settings.inner().resume(objective, each));
        this.current = state.run().current();
        this.previousValue = state.run().previousValue();
        this.iteration = state.run().iterations();
        this.evaluationsOfRounds = state.run().evaluations()
                - state.round().map(each -> each.run().evaluations()).orElse(0);
    }

    /** Begins a round, whose start is then where the run stands. */
    private void begin(float[] x) {
        OptimizerRun begun = settings.inner().begin(objective, x);
        round = Optional.of(begun);
        current = new EvaluatedPoint(x, begun.value(), begun.contributions());
    }

    @Override
    public Optional<StopReason> step() {
        Optional<StopReason> failure = round.isPresent()
                ? Optional.empty()
                : attempt(() -> round = Optional.of(settings.inner().begin(objective, current.x())));
        if (failure.isPresent()) {
            return failure;
        }
        Optimum optimum = round.get().minimize(settings.round(), OptimizationListener.NONE);
        if (optimum.stopReason().kind() == StopReason.Kind.INTERRUPTED) {
            return Optional.of(optimum.stopReason());
        }
        complete(optimum);
        return Optional.empty();
    }

    /** Begins a round that is not the first: there is a result already, so why it cannot begin is no exception. */
    private static Optional<StopReason> attempt(Runnable beginning) {
        try {
            beginning.run();
            return Optional.empty();
        } catch (CancellationException e) {
            return Optional.of(
                    new StopReason(StopReason.Kind.INTERRUPTED, "the thread was interrupted between two rounds"));
        } catch (ArithmeticException e) {
            return Optional.of(new StopReason(StopReason.Kind.NOT_FINITE, e.getMessage()));
        }
    }

    private void complete(Optimum optimum) {
        evaluationsOfRounds += optimum.evaluations();
        round = Optional.empty();
        iteration++;
        previousValue = current.value();
        current = new EvaluatedPoint(clamped(optimum.x()), optimum.value(), optimum.contributions());
    }

    private float[] clamped(float[] x) {
        float[] clamped = x.clone();
        settings.bounds().clamp(clamped);
        return clamped;
    }

    /** Begins the next round at once: that is to evaluate the changed objective, and remembers nothing of the former. */
    @Override
    public Optional<StopReason> restart() {
        previousValue = Double.NaN;
        evaluationsOfRounds = evaluations();
        round = Optional.empty();
        return attempt(() -> begin(current.x()));
    }

    @Override
    public OptimizerState state() {
        Optional<OptimizerState> begun = round.map(Progress::state);
        int evaluations = evaluationsOfRounds
                + begun.map(each -> each.run().evaluations()).orElse(0);
        EvaluatedPoint copy = new EvaluatedPoint(
                current.x().clone(), current.value(), current.contributions().clone());
        RunState run = new RunState(
                iteration, evaluations, elapsed(), copy, copy, previousValue, Double.NaN, false, Optional.empty());
        return new RestartedState(run, begun);
    }

    /** The point after the last round; the best of the round under way if one has begun. */
    @Override
    public Optimum optimum(StopReason reason) {
        Optimum found = round.map(each -> each.optimum(reason))
                .orElseGet(() -> new Optimum(
                        current.x(), current.value(), current.contributions(), 0, 0, Duration.ZERO, reason));
        return new Optimum(
                clamped(found.x()), found.value(), found.contributions(), iteration, evaluations(), elapsed(), reason);
    }

    @Override
    public int iteration() {
        return iteration;
    }

    @Override
    public int evaluations() {
        return evaluationsOfRounds + round.map(Progress::evaluations).orElse(0);
    }

    @Override
    public double value() {
        return current.value();
    }

    @Override
    public double previousValue() {
        return previousValue;
    }

    @Override
    public List<String> terms() {
        return objective.terms();
    }

    @Override
    public double[] contributions() {
        return current.contributions();
    }

    /** Not known: the point was moved since the round's optimizer computed its gradient. */
    @Override
    public double gradientNorm() {
        return Double.NaN;
    }

    @Override
    public Duration elapsed() {
        return stopwatch.elapsed();
    }

    @Override
    public float[] x() {
        return current.x();
    }
}
