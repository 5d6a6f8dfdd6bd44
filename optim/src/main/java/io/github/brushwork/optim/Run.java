package io.github.brushwork.optim;

import io.github.brushwork.core.Evaluation;
import io.github.brushwork.core.Objective;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The book-keeping that the runs of all algorithms share: points, counts, time, and changes of the objective. */
abstract class Run implements OptimizerRun {

    private final Evaluator evaluator;
    private final RunSettings settings;
    private final Stopwatch stopwatch;

    private float[] x;
    private Evaluation evaluation;
    private double previousValue;
    private double gradientNorm;
    private int iteration;
    /** Those since belong to an iteration that is not complete. */
    private int evaluationsAtIteration;

    private boolean stale;
    private Optional<RunningAverage> average = Optional.empty();

    /** A run that {@link #start()} is still to begin. */
    Run(Objective objective, RunSettings settings, float[] start) {
        this.settings = settings;
        this.stopwatch = settings.stopwatch(Duration.ZERO);
        this.evaluator = new Evaluator(Objects.requireNonNull(objective, "objective"), settings.arithmetic());
        this.x = feasible(start, objective.dimension(), settings.bounds());
        this.previousValue = Double.NaN;
    }

    /** A run that goes on from where another was saved. */
    Run(Objective objective, RunSettings settings, RunState state) {
        ResumeChecks.check(Objects.requireNonNull(objective, "objective"), settings.bounds(), state);
        this.settings = settings;
        this.stopwatch = settings.stopwatch(state.elapsed());
        this.evaluator = new Evaluator(objective, settings.arithmetic(), state.best(), state.evaluations());
        this.x = state.current().x().clone();
        this.evaluation = state.current().evaluation();
        this.previousValue = state.previousValue();
        this.gradientNorm = state.gradientNorm();
        this.iteration = state.iterations();
        this.evaluationsAtIteration = state.evaluations();
        this.stale = state.stale();
        this.average = average(state.average());
    }

    private static float[] feasible(float[] start, int dimension, Bounds bounds) {
        if (start.length != dimension) {
            throw new IllegalArgumentException("the start has " + start.length + " variables, but the objective "
                    + dimension + ": they must be equally many");
        }
        float[] feasible = start.clone();
        bounds.clamp(feasible);
        return feasible;
    }

    private Optional<RunningAverage> average(Optional<AverageState> state) {
        return settings.outcome() instanceof Outcome.Average average
                ? Optional.of(state.map(each -> new RunningAverage(average.decay(), each))
                        .orElseGet(() -> new RunningAverage(average.decay(), x)))
                : Optional.empty();
    }

    /** The algorithm: evaluates a next point and calls {@link #complete}, or says why there is none. */
    abstract Optional<StopReason> iterate();

    /** Where the gradient at the current point goes. */
    abstract float[] gradient();

    /** Takes in the gradient at the current point, after an evaluation that belongs to no iteration. */
    abstract void observe();

    /** Drops what is known of the objective. */
    abstract void forget();

    /** Evaluates the start. */
    final void start() {
        Evaluation start = evaluator.evaluate(x, gradient());
        if (!Evaluator.isFinite(start)) {
            throw new ArithmeticException("the start is not usable: " + evaluator.whatIsNotFinite(start));
        }
        arrive(x, start);
        observe();
        average = average(Optional.empty());
    }

    @Override
    public final Optional<StopReason> step() {
        Optional<StopReason> failure = stale ? reevaluate() : Optional.empty();
        if (failure.isPresent()) {
            return failure;
        }
        return gradientNorm == 0
                ? Optional.of(new StopReason(StopReason.Kind.GRADIENT_NORM, "the gradient is zero"))
                : iterate();
    }

    @Override
    public final Optional<StopReason> restart() {
        stale = true;
        forget();
        return reevaluate();
    }

    private Optional<StopReason> reevaluate() {
        Evaluation anew = evaluator.evaluateAnew(x, gradient());
        if (!Evaluator.isFinite(anew)) {
            return Optional.of(notFinite(anew, "where the objective was changed: change it less"));
        }
        stale = false;
        previousValue = Double.NaN;
        arrive(x, anew);
        observe();
        return Optional.empty();
    }

    /** The reason to stop at an evaluation that is not finite. */
    final StopReason notFinite(Evaluation found, String circumstances) {
        return Interruption.check(this)
                .orElseGet(() -> new StopReason(
                        StopReason.Kind.NOT_FINITE, evaluator.whatIsNotFinite(found) + " " + circumstances));
    }

    /** Completes an iteration at a point whose gradient is in {@link #gradient()}. */
    final void complete(float[] next, Evaluation found) {
        iteration++;
        previousValue = evaluation.value();
        arrive(next, found);
        average.ifPresent(each -> each.add(next));
    }

    private void arrive(float[] at, Evaluation found) {
        x = at;
        evaluation = found;
        gradientNorm = evaluator
                .arithmetic()
                .projectedNorm(
                        at,
                        gradient(),
                        settings.bounds().lower(),
                        settings.bounds().upper());
        evaluationsAtIteration = evaluator.count();
    }

    /** Counts the evaluations so far for good, though the iteration is not complete: they will not be done again. */
    final void settleEvaluations() {
        evaluationsAtIteration = evaluator.count();
    }

    final Evaluator evaluator() {
        return evaluator;
    }

    final Bounds bounds() {
        return settings.bounds();
    }

    final RunState runState() {
        return new RunState(
                iteration,
                evaluationsAtIteration,
                elapsed(),
                EvaluatedPoint.copyOf(x, evaluation),
                evaluator.best(),
                previousValue,
                gradientNorm,
                stale,
                average.map(RunningAverage::state));
    }

    @Override
    public final Optimum optimum(StopReason reason) {
        EvaluatedPoint point =
                settings.outcome() instanceof Outcome.Best ? evaluator.best() : EvaluatedPoint.copyOf(x, evaluation);
        float[] result = average.map(each -> each.mean(settings.bounds())).orElse(point.x());
        return new Optimum(result, point.value(), point.contributions(), iteration, evaluations(), elapsed(), reason);
    }

    @Override
    public final int iteration() {
        return iteration;
    }

    @Override
    public final int evaluations() {
        return evaluator.count();
    }

    @Override
    public final double value() {
        return evaluation.value();
    }

    @Override
    public final double previousValue() {
        return previousValue;
    }

    @Override
    public final List<String> terms() {
        return evaluator.objective().terms();
    }

    @Override
    public final double[] contributions() {
        return evaluation.contributions();
    }

    @Override
    public final double gradientNorm() {
        return gradientNorm;
    }

    @Override
    public final Duration elapsed() {
        return stopwatch.elapsed();
    }

    @Override
    public final float[] x() {
        return x;
    }
}
