package io.github.brushwork.optim;

import io.github.brushwork.core.Evaluation;
import io.github.brushwork.core.Objective;
import io.github.brushwork.core.kernel.Arithmetic;
import java.util.Arrays;
import java.util.Optional;

/** One run of {@link Lbfgs}: its vectors and its loop. */
final class LbfgsRun extends Run {

    private static final MoreThuente.Settings LINE_SEARCH = MoreThuente.Settings.QUASI_NEWTON;

    private final Arithmetic arithmetic;
    private final Bounds bounds;
    private final LimitedMemory memory;
    private final FixedVariables fixed;
    private final float[] direction;

    private float[] gradient;
    private float[] trialX;
    private float[] trialGradient;

    LbfgsRun(Objective objective, RunSettings settings, int memory, float[] start) {
        super(objective, settings, start);
        this.arithmetic = evaluator().arithmetic();
        this.bounds = settings.bounds();
        this.memory = new LimitedMemory(memory, arithmetic);
        this.fixed = new FixedVariables(bounds, start.length);
        this.direction = new float[start.length];
        this.gradient = new float[start.length];
        this.trialX = new float[start.length];
        this.trialGradient = new float[start.length];
        start();
    }

    LbfgsRun(Objective objective, RunSettings settings, int memory, LbfgsState state) {
        super(objective, settings, state.run());
        int dimension = state.run().dimension();
        this.arithmetic = evaluator().arithmetic();
        this.bounds = settings.bounds();
        this.memory = new LimitedMemory(memory, arithmetic);
        this.memory.restore(state.memory());
        this.fixed = new FixedVariables(bounds, dimension);
        this.direction = new float[dimension];
        this.gradient = state.gradient().clone();
        this.trialX = new float[dimension];
        this.trialGradient = new float[dimension];
    }

    @Override
    Optional<StopReason> iterate() {
        while (!advance()) {
            if (Interruption.isPending()) {
                return Interruption.check(this);
            }
            if (memory.isEmpty()) {
                return Optional.of(new StopReason(
                        StopReason.Kind.LINE_SEARCH_FAILED,
                        "no value below " + value() + " was found along the steepest descent: float precision allows no"
                                + " more, or the gradient is not that of the value"));
            }
            memory.clear();
        }
        return Optional.empty();
    }

    /** Completes an iteration, if a line search succeeds. */
    private boolean advance() {
        double slope = chooseDirection();
        MoreThuente search = new MoreThuente(LINE_SEARCH, value(), slope, firstStep());
        Optional<Evaluation> found = search(search);
        found.ifPresent(evaluation -> accept(evaluation, search.step() * -slope));
        return found.isPresent();
    }

    /** The quasi-Newton direction; the steepest descent if that does not descend. Returns the slope along it. */
    private double chooseDirection() {
        fixed.update(x(), gradient);
        memory.direction(gradient, fixed, direction);
        double slope = slope(x(), gradient);
        if (!(slope < 0)) {
            memory.clear();
            memory.direction(gradient, fixed, direction);
            slope = slope(x(), gradient);
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
            evaluation = evaluator().evaluate(trialX, trialGradient);
            if (Interruption.isPending()) {
                return Optional.empty();
            }
        } while (search.tell(evaluation.value(), slope(trialX, trialGradient)) == MoreThuente.State.SEARCHING);
        boolean acceptable = search.state() != MoreThuente.State.TOO_MANY_EVALUATIONS && evaluation.value() < value();
        return acceptable ? Optional.of(evaluation) : Optional.empty();
    }

    private void accept(Evaluation evaluation, double descent) {
        float[] previousX = x();
        float[] previousGradient = gradient;
        memory.remember(previousX, trialX, previousGradient, trialGradient, descent);
        gradient = trialGradient;
        complete(trialX, evaluation);
        trialX = previousX;
        trialGradient = previousGradient;
    }

    /** Sets the trial point; returns whether it differs from the point of the iteration. */
    private boolean move(double step) {
        arithmetic.step(x(), (float) step, direction, bounds.lower(), bounds.upper(), trialX);
        return !Arrays.equals(trialX, x());
    }

    /** The slope along the path at one of its points: variables that a bound holds back do not move, and do not count. */
    private double slope(float[] at, float[] gradientThere) {
        return bounds.isUnbounded()
                ? arithmetic.dot(gradientThere, direction)
                : arithmetic.slope(at, direction, bounds.lower(), bounds.upper(), gradientThere);
    }

    @Override
    float[] gradient() {
        return gradient;
    }

    /** Nothing: the gradient is used where it is. */
    @Override
    void observe() {}

    @Override
    void forget() {
        memory.clear();
    }

    @Override
    public OptimizerState state() {
        return new LbfgsState(runState(), gradient.clone(), memory.snapshot());
    }
}
