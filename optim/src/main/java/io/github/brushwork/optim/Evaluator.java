package io.github.brushwork.optim;

import io.github.brushwork.core.Evaluation;
import io.github.brushwork.core.Objective;
import io.github.brushwork.core.kernel.Arithmetic;
import java.util.StringJoiner;
import java.util.concurrent.CancellationException;

/** Evaluates the objective of a run: counts, guards against what is not finite, and keeps the best point. */
final class Evaluator {

    private final Arithmetic arithmetic;
    private final Objective objective;
    private final float[] best;
    private Evaluation bestEvaluation;
    private int count;

    /** Nothing is evaluated yet. */
    Evaluator(Objective objective, Arithmetic arithmetic) {
        this.arithmetic = arithmetic;
        this.objective = objective;
        this.best = new float[objective.dimension()];
    }

    /** As an earlier run left it. */
    Evaluator(Objective objective, Arithmetic arithmetic, EvaluatedPoint best, int count) {
        this.arithmetic = arithmetic;
        this.objective = objective;
        this.best = best.x().clone();
        this.bestEvaluation = best.evaluation();
        this.count = count;
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
        Evaluation found = attempt(x, gradient);
        if (isFinite(found) && (bestEvaluation == null || found.value() < bestEvaluation.value())) {
            remember(x, found);
        }
        return found;
    }

    /**
     * Evaluates a point once the objective is another: values of before no longer compare, so the point is the best.
     *
     * @param gradient modified: overwritten
     * @return as {@link #evaluate}; where the value is infinite, the best point is still that of before
     */
    Evaluation evaluateAnew(float[] x, float[] gradient) {
        Evaluation found = attempt(x, gradient);
        if (isFinite(found)) {
            remember(x, found);
        }
        return found;
    }

    private Evaluation attempt(float[] x, float[] gradient) {
        Evaluation found;
        try {
            found = objective.evaluate(x, gradient);
        } catch (CancellationException e) {
            if (bestEvaluation == null) {
                throw e;
            }
            return new Evaluation(Double.POSITIVE_INFINITY, bestEvaluation.contributions());
        }
        count++;
        boolean finite = isFinite(found) && arithmetic.isFinite(gradient);
        return finite ? found : new Evaluation(Double.POSITIVE_INFINITY, found.contributions());
    }

    private void remember(float[] x, Evaluation evaluation) {
        System.arraycopy(x, 0, best, 0, best.length);
        bestEvaluation = evaluation;
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

    Arithmetic arithmetic() {
        return arithmetic;
    }

    Objective objective() {
        return objective;
    }

    int count() {
        return count;
    }

    double bestValue() {
        return bestEvaluation.value();
    }

    /** A copy of the best point. */
    EvaluatedPoint best() {
        return EvaluatedPoint.copyOf(best, bestEvaluation);
    }
}
