package io.github.brushwork.optim;

import io.github.brushwork.core.Evaluation;
import io.github.brushwork.core.Objective;
import io.github.brushwork.core.kernel.Arithmetic;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.concurrent.CancellationException;
import java.util.function.LongSupplier;

/** The book-keeping of one run that all optimizers share: counts, time, the best point, and when to stop. */
final class Run implements Progress {

    private final Arithmetic arithmetic = Arithmetic.fastest();
    private final Objective objective;
    private final StoppingRule stoppingRule;
    private final OptimizationListener listener;
    private final Bounds bounds;
    private final LongSupplier nanoClock;
    private final long begin;

    private final float[] best;
    private Evaluation bestEvaluation;

    private float[] x;
    private Evaluation evaluation;
    private double previousValue = Double.NaN;
    private double gradientNorm;
    private int iteration;
    private int evaluations;

    Run(
            Objective objective,
            StoppingRule stoppingRule,
            OptimizationListener listener,
            Bounds bounds,
            LongSupplier nanoClock) {
        this.objective = Objects.requireNonNull(objective, "objective");
        this.stoppingRule = Objects.requireNonNull(stoppingRule, "stoppingRule");
        this.listener = Objects.requireNonNull(listener, "listener");
        this.bounds = bounds;
        this.nanoClock = nanoClock;
        this.begin = nanoClock.getAsLong();
        this.best = new float[objective.dimension()];
    }

    /** A copy of the start, brought within the bounds. */
    float[] feasible(float[] start) {
        if (start.length != objective.dimension()) {
            throw new IllegalArgumentException("the start has " + start.length + " variables, but the objective "
                    + objective.dimension() + ": they must be equally many");
        }
        float[] feasible = new float[start.length];
        for (int i = 0; i < start.length; i++) {
            feasible[i] = bounds.clamp(start[i]);
        }
        return feasible;
    }

    /**
     * Evaluates the start and asks the stopping rule.
     *
     * @param gradient modified: overwritten
     */
    Optional<StopReason> start(float[] x, float[] gradient) {
        Evaluation start = evaluate(x, gradient);
        if (!isFinite(start)) {
            throw new ArithmeticException("the start is not usable: " + whatIsNotFinite(start));
        }
        setIterate(x, start, gradient);
        return isInterrupted() ? Optional.of(interrupted()) : check();
    }

    /**
     * Evaluates a point and remembers it if it is the best.
     *
     * @param gradient modified: overwritten
     * @return the evaluation; its value is infinite where the value, or any component of the gradient, is not finite, and
     *     where the thread was interrupted before the evaluation was complete
     * @throws CancellationException if the thread was interrupted before any evaluation was complete
     */
    Evaluation evaluate(float[] x, float[] gradient) {
        Evaluation found;
        try {
            found = objective.evaluate(x, gradient);
        } catch (CancellationException e) {
            if (bestEvaluation == null) {
                throw e;
            }
            return new Evaluation(Double.POSITIVE_INFINITY, bestEvaluation.contributions());
        }
        evaluations++;
        if (!Double.isFinite(found.value()) || !arithmetic.isFinite(gradient)) {
            return new Evaluation(Double.POSITIVE_INFINITY, found.contributions());
        }
        if (bestEvaluation == null || found.value() < bestEvaluation.value()) {
            System.arraycopy(x, 0, best, 0, best.length);
            bestEvaluation = found;
        }
        return found;
    }

    Arithmetic arithmetic() {
        return arithmetic;
    }

    static boolean isFinite(Evaluation evaluation) {
        return Double.isFinite(evaluation.value());
    }

    /** Names the terms to blame for an evaluation that is not finite. */
    String whatIsNotFinite(Evaluation evaluation) {
        StringJoiner culprits = new StringJoiner(" and ");
        double[] contributions = evaluation.contributions();
        for (int i = 0; i < contributions.length; i++) {
            if (!Double.isFinite(contributions[i])) {
                culprits.add("term \"" + objective.terms().get(i) + "\" is " + contributions[i]);
            }
        }
        return culprits.length() > 0
                ? culprits.toString()
                : "every term is finite, but their sum or the gradient is not";
    }

    /** Completes an iteration: tells the listener, and asks whoever may stop the run. */
    Optional<StopReason> completeIteration(float[] x, Evaluation evaluation, float[] gradient) {
        iteration++;
        previousValue = this.evaluation.value();
        setIterate(x, evaluation, gradient);
        OptimizationListener.Decision decision = listener.onIteration(this);
        if (isInterrupted()) {
            return Optional.of(interrupted());
        }
        if (decision == OptimizationListener.Decision.STOP) {
            return Optional.of(new StopReason(StopReason.Kind.LISTENER, "the listener asked to stop"));
        }
        return check();
    }

    private void setIterate(float[] x, Evaluation evaluation, float[] gradient) {
        this.x = x;
        this.evaluation = evaluation;
        this.gradientNorm = projectedNorm(x, gradient);
    }

    private Optional<StopReason> check() {
        Optional<StopReason> reason = stoppingRule.check(this);
        if (reason.isEmpty() && gradientNorm == 0) {
            return Optional.of(new StopReason(StopReason.Kind.GRADIENT_NORM, "the gradient is zero"));
        }
        return reason;
    }

    private double projectedNorm(float[] x, float[] gradient) {
        return arithmetic.projectedNorm(x, gradient, bounds.lower(), bounds.upper());
    }

    boolean isInterrupted() {
        return Thread.currentThread().isInterrupted();
    }

    StopReason interrupted() {
        return new StopReason(
                StopReason.Kind.INTERRUPTED, "the thread was interrupted after " + evaluations + " evaluations");
    }

    Optimum optimum(StopReason reason) {
        return new Optimum(
                best,
                bestEvaluation.value(),
                bestEvaluation.contributions(),
                iteration,
                evaluations,
                elapsed(),
                reason);
    }

    @Override
    public int iteration() {
        return iteration;
    }

    @Override
    public int evaluations() {
        return evaluations;
    }

    @Override
    public double value() {
        return evaluation.value();
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
        return evaluation.contributions();
    }

    @Override
    public double gradientNorm() {
        return gradientNorm;
    }

    @Override
    public Duration elapsed() {
        return Duration.ofNanos(nanoClock.getAsLong() - begin);
    }

    @Override
    public float[] x() {
        return x;
    }
}
