package io.github.brushwork.optim;

/**
 * How long noise has led a run of {@link Lbfgs} about without getting anywhere: to a value below all before, or to a point
 * that is flatter by a tenth. Of two points within the noise, one may be lower and the other flatter, and without this a run
 * would go to and fro between them for ever.
 *
 * @param value the lowest value of an iteration's point; infinite before the first
 * @param gradientNorm the largest component of the projected gradient, by magnitude, at the flattest point that counted;
 *     infinite before the first
 * @param steps since then, those that only noise explains; at least 0
 */
public record Plateau(double value, double gradientNorm, int steps) {

    /** Before the first iteration. */
    static final Plateau NONE = new Plateau(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, 0);

    /** Less is creeping: near a minimum where the curvature vanishes it could take tens of thousands of steps. */
    private static final double FLATTER = 0.9;

    /** More than a run needs that noise only slows down: see decision 12. */
    private static final int PATIENCE = 100;

    /**
     * Creates a plateau.
     *
     * @param value the lowest value of an iteration's point; infinite before the first
     * @param gradientNorm that of the flattest point that counted; infinite before the first
     * @param steps since then, those that only noise explains
     * @throws IllegalArgumentException if a number is NaN, or the norm or the steps are negative
     */
    public Plateau {
        if (Double.isNaN(value) || !(gradientNorm >= 0) || steps < 0) {
            throw new IllegalArgumentException("a plateau of value " + value + ", gradient " + gradientNorm + " and "
                    + steps + " steps: none may be NaN, nor the latter two negative");
        }
    }

    /** The plateau after a step from one value to another, where the gradient is of the given norm. */
    Plateau after(double from, double to, double gradientNormThere) {
        boolean flatter = gradientNormThere < FLATTER * gradientNorm;
        if (to < value || flatter) {
            return new Plateau(Math.min(to, value), flatter ? gradientNormThere : gradientNorm, 0);
        }
        return new Plateau(value, gradientNorm, to < from ? steps : steps + 1);
    }

    /** Whether there were so many steps that noise is not to lead on. */
    boolean isExhausted() {
        return steps >= PATIENCE;
    }
}
