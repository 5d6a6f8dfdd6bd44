package io.github.brushwork.optim;

import io.github.brushwork.core.Evaluation;

/**
 * A point with the objective's value there.
 *
 * @param x the variables; not copied, and not to be modified
 * @param value the objective's value; finite
 * @param contributions each term's share of the value, in the order of the objective's terms; not copied, and not to be
 *     modified
 */
public record EvaluatedPoint(float[] x, double value, double[] contributions) {

    /**
     * Creates a point.
     *
     * @param x the variables; not copied, and not to be modified
     * @param value the objective's value; finite
     * @param contributions each term's share of the value, in the order of the objective's terms; not copied, and not to
     *     be modified
     * @throws IllegalArgumentException if the value is not finite
     */
    public EvaluatedPoint {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("a point of value " + value + ": it must be finite");
        }
    }

    static EvaluatedPoint copyOf(float[] x, Evaluation evaluation) {
        return new EvaluatedPoint(
                x.clone(), evaluation.value(), evaluation.contributions().clone());
    }

    Evaluation evaluation() {
        return new Evaluation(value, contributions.clone());
    }

    /**
     * The point without its arrays.
     *
     * @return a few words for a log
     */
    @Override
    public String toString() {
        return x.length + " variables of value " + value;
    }
}
