package io.github.brushwork.optim;

import io.github.brushwork.core.Evaluation;
import io.github.brushwork.core.kernel.Arithmetic;
import java.util.Arrays;
import java.util.Optional;

/** One run of {@link Lbfgs}: its vectors and its loop. */
final class LbfgsRun {

    private static final MoreThuente.Settings LINE_SEARCH = MoreThuente.Settings.QUASI_NEWTON;

    private final Run run;
    private final Arithmetic arithmetic;
    private final Bounds bounds;
    private final LimitedMemory memory;
    private final FixedVariables fixed;
    private final float[] direction;

    private float[] x;
    private float[] gradient;
    private double value;
    private float[] trialX;
    private float[] trialGradient;

    LbfgsRun(Run run, float[] start, int memory, Bounds bounds) {
        this.run = run;
        this.arithmetic = run.arithmetic();
        this.bounds = bounds;
        this.memory = new LimitedMemory(memory, run.arithmetic());
        this.fixed = new FixedVariables(bounds, start.length);
        this.direction = new float[start.length];
        this.x = start;
        this.gradient = new float[start.length];
        this.trialX = new float[start.length];
        this.trialGradient = new float[start.length];
    }

    Optimum minimize() {
        Optional<StopReason> stop = run.start(x, gradient);
        value = run.value();
        while (stop.isEmpty()) {
            stop = iterate();
        }
        return run.optimum(stop.get());
    }

    private Optional<StopReason> iterate() {
        double slope = chooseDirection();
        MoreThuente search = new MoreThuente(LINE_SEARCH, value, slope, firstStep());
        Optional<Evaluation> found = search(search);
        if (found.isPresent()) {
            return accept(found.get(), search.step() * -slope);
        }
        if (run.isInterrupted()) {
            return Optional.of(run.interrupted());
        }
        if (memory.isEmpty()) {
            return Optional.of(new StopReason(
                    StopReason.Kind.LINE_SEARCH_FAILED,
                    "no value below " + value + " was found along the steepest descent: float precision allows no more,"
                            + " or the gradient is not that of the value"));
        }
        memory.clear();
        return Optional.empty();
    }

    /** The quasi-Newton direction; the steepest descent if that does not descend. Returns the slope along it. */
    private double chooseDirection() {
        fixed.update(x, gradient);
        memory.direction(gradient, fixed, direction);
        double slope = slope(x, gradient);
        if (!(slope < 0)) {
            memory.clear();
            memory.direction(gradient, fixed, direction);
            slope = slope(x, gradient);
        }
        return slope;
    }

    private double firstStep() {
        return memory.isEmpty()
                ? Math.min(1 / Math.sqrt(arithmetic.dot(direction, direction)), LINE_SEARCH.maximumStep())
                : 1;
    }

    /** Follows the path to an acceptable point, and leaves it in the trial vectors; empty if there is none. */
    private Optional<Evaluation> search(MoreThuente search) {
        Evaluation evaluation;
        do {
            if (!move(search.step())) {
                return Optional.empty();
            }
            evaluation = run.evaluate(trialX, trialGradient);
            if (run.isInterrupted()) {
                return Optional.empty();
            }
        } while (search.tell(evaluation.value(), slope(trialX, trialGradient)) == MoreThuente.State.SEARCHING);
        boolean acceptable = search.state() != MoreThuente.State.TOO_MANY_EVALUATIONS && evaluation.value() < value;
        return acceptable ? Optional.of(evaluation) : Optional.empty();
    }

    private Optional<StopReason> accept(Evaluation evaluation, double descent) {
        memory.remember(x, trialX, gradient, trialGradient, descent);
        float[] previousX = x;
        float[] previousGradient = gradient;
        x = trialX;
        gradient = trialGradient;
        trialX = previousX;
        trialGradient = previousGradient;
        value = evaluation.value();
        return run.completeIteration(x, evaluation, gradient);
    }

    /** Sets the trial point; returns whether it differs from the point of the iteration. */
    private boolean move(double step) {
        arithmetic.step(x, (float) step, direction, bounds.lower(), bounds.upper(), trialX);
        return !Arrays.equals(trialX, x);
    }

    /** The slope along the path at one of its points: variables that a bound holds back do not move, and do not count. */
    private double slope(float[] at, float[] gradientThere) {
        return bounds.isUnbounded()
                ? arithmetic.dot(gradientThere, direction)
                : arithmetic.slope(at, direction, bounds.lower(), bounds.upper(), gradientThere);
    }
}
