package io.github.brushwork.optim;

import io.github.brushwork.core.Evaluation;
import io.github.brushwork.core.Objective;
import io.github.brushwork.core.kernel.Arithmetic;
import java.util.Arrays;
import java.util.Optional;

/** One run of {@link Lbfgs}: its vectors and its loop. */
final class LbfgsRun extends Run {

    private static final MoreThuente.Settings LINE_SEARCH = MoreThuente.Settings.QUASI_NEWTON;

    /** Far from the greatest float, which the search may come near to by multiples of this. */
    private static final double LONGEST_FIRST_STEP = 1e30;

    private final Arithmetic arithmetic;
    private final Bounds bounds;
    private final LimitedMemory memory;
    private final FixedVariables fixed;
    private final float[] direction;

    private Plateau plateau;
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
        this.plateau = Plateau.NONE;
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
        this.plateau = state.plateau();
        this.gradient = state.gradient().clone();
        this.trialX = new float[dimension];
        this.trialGradient = new float[dimension];
    }

    /** Bytes of its own vectors, once the memory is full. */
    static long heapBytes(int memory, Bounds bounds, int variables) {
        long vectors = 4 + 2L * memory;
        long fixed = bounds.isUnbounded() ? 0 : Integer.BYTES;
        return (Float.BYTES * vectors + fixed) * variables;
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
            settleEvaluations();
        }
        return Optional.empty();
    }

    /** Completes an iteration, if a line search succeeds, or at least came by a point worth going to. */
    private boolean advance() {
        double slope = chooseDirection();
        double first = firstStep();
        MoreThuente search = new MoreThuente(LINE_SEARCH.reaching(first), value(), slope, first);
        double leastGradientNorm = plateau.isExhausted() ? 0 : gradientNorm();
        Fallback fallback = new Fallback(value(), evaluator().bestValue(), leastGradientNorm);
        Optional<Trial> found = search(search, fallback).or(() -> returnTo(fallback));
        found.ifPresent(trial -> accept(trial.evaluation(), trial.step() * -slope));
        return found.isPresent();
    }

    /** A point that a line search reached; its variables and its gradient are in the trial vectors. */
    private record Trial(double step, Evaluation evaluation) {}

    /** The quasi-Newton direction; the steepest descent if that does not descend. Returns the slope along it. */
    private double chooseDirection() {
        fixed.update(x(), gradient);
        memory.direction(gradient, fixed, direction);
        double slope = slope(x(), gradient);
        if (!(slope < 0 && Double.isFinite(slope))) {
            memory.clear();
            memory.direction(gradient, fixed, direction);
            slope = slope(x(), gradient);
        }
        return slope;
    }

    private double firstStep() {
        return memory.isEmpty() ? Math.min(1 / Math.sqrt(arithmetic.dot(direction, direction)), LONGEST_FIRST_STEP) : 1;
    }

    /** Follows the path to an acceptable point; empty if there is none. */
    private Optional<Trial> search(MoreThuente search, Fallback fallback) {
        Optional<Evaluation> found;
        double step;
        do {
            step = search.step();
            found = tryStep(step);
            if (found.isEmpty()) {
                return Optional.empty();
            }
            fallback.consider(step, found.get().value(), this::trialGradientNorm);
        } while (search.tell(found.get().value(), slope(trialX, trialGradient)) == MoreThuente.State.SEARCHING);
        boolean acceptable = search.state() != MoreThuente.State.TOO_MANY_EVALUATIONS
                && found.get().value() < value();
        return acceptable ? Optional.of(new Trial(step, found.get())) : Optional.empty();
    }

    /** Evaluates the fallback once more, if there is one: its gradient was not kept. */
    private Optional<Trial> returnTo(Fallback fallback) {
        if (!fallback.exists() || Interruption.isPending()) {
            return Optional.empty();
        }
        return tryStep(fallback.step())
                .filter(evaluation -> fallback.accepts(evaluation.value(), this::trialGradientNorm))
                .map(evaluation -> new Trial(fallback.step(), evaluation));
    }

    /** Evaluates a point of the path; empty if it is the point of the iteration, or the thread was interrupted. */
    private Optional<Evaluation> tryStep(double step) {
        if (!move(step)) {
            return Optional.empty();
        }
        Evaluation evaluation = evaluator().evaluate(trialX, trialGradient);
        return Interruption.isPending() ? Optional.empty() : Optional.of(evaluation);
    }

    private double trialGradientNorm() {
        return arithmetic.projectedNorm(trialX, trialGradient, bounds.lower(), bounds.upper());
    }

    private void accept(Evaluation evaluation, double descent) {
        float[] previousX = x();
        float[] previousGradient = gradient;
        memory.remember(previousX, trialX, previousGradient, trialGradient, descent);
        gradient = trialGradient;
        double from = value();
        complete(trialX, evaluation);
        plateau = plateau.after(from, value(), gradientNorm());
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
        plateau = Plateau.NONE;
    }

    @Override
    public OptimizerState state() {
        return new LbfgsState(runState(), gradient.clone(), memory.snapshot(), plateau);
    }
}
