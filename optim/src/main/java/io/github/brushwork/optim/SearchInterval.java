package io.github.brushwork.optim;

/**
 * The interval of a line search: the best point so far, the other end, and whether a minimum is known to lie between.
 * Chooses the next step by interpolation (More and Thuente 1994, section 4).
 *
 * @param best the point of least value; the function falls from it towards the minimum looked for
 * @param other the other end; as the best point while there is none
 * @param bracketed whether a minimum lies between the two
 */
record SearchInterval(LinePoint best, LinePoint other, boolean bracketed) {

    /** How much of the way to the other end a step may go that no higher value or change of slope limits. */
    private static final double FARTHEST = 0.66;

    double lower() {
        return Math.min(best.step(), other.step());
    }

    double upper() {
        return Math.max(best.step(), other.step());
    }

    double width() {
        return Math.abs(other.step() - best.step());
    }

    double midpoint() {
        return best.step() + 0.5 * (other.step() - best.step());
    }

    /** The interval once the trial is known. */
    SearchInterval shrink(LinePoint trial) {
        if (isHigher(trial)) {
            return new SearchInterval(best, trial, true);
        }
        if (slopesOpposite(trial)) {
            return new SearchInterval(trial, best, true);
        }
        return new SearchInterval(trial, other, bracketed);
    }

    /**
     * Where to try next.
     *
     * @param trial the last point tried
     * @param minimum least step while nothing is bracketed
     * @param maximum greatest step while nothing is bracketed
     */
    double nextStep(LinePoint trial, double minimum, double maximum) {
        if (isHigher(trial)) {
            return afterHigherValue(trial);
        }
        if (slopesOpposite(trial)) {
            return afterOppositeSlope(trial);
        }
        double limit = trial.step() > best.step() ? maximum : minimum;
        if (Math.abs(trial.slope()) < Math.abs(best.slope())) {
            double step = afterFlatterSlope(trial, limit);
            return bracketed ? step : Math.min(Math.max(step, minimum), maximum);
        }
        return bracketed ? trial.step() + cubicFraction(trial, other) * (other.step() - trial.step()) : limit;
    }

    private boolean isHigher(LinePoint trial) {
        return trial.value() > best.value();
    }

    private boolean slopesOpposite(LinePoint trial) {
        return Math.signum(trial.slope()) * Math.signum(best.slope()) < 0;
    }

    /** Case 1: the cubic's minimum if it is nearer to the best point than the quadratic's, else half way between both. */
    private double afterHigherValue(LinePoint trial) {
        double length = trial.step() - best.step();
        double cubic = best.step() + cubicFraction(best, trial) * length;
        double secant = (best.value() - trial.value()) / length;
        double quadratic = best.step() + best.slope() / (secant + best.slope()) / 2 * length;
        boolean cubicNearer = Math.abs(cubic - best.step()) < Math.abs(quadratic - best.step());
        return cubicNearer ? cubic : cubic + (quadratic - cubic) / 2;
    }

    /** Case 2: of the cubic's minimum and the secant step, the one farther from the trial. */
    private double afterOppositeSlope(LinePoint trial) {
        double cubic = trial.step() + cubicFraction(trial, best) * (best.step() - trial.step());
        return farther(trial, cubic, secantStep(trial));
    }

    /**
     * Case 3: the cubic may have its minimum on the wrong side, or none; then the limit stands in for it. Within a bracket
     * the more careful of cubic and secant step is taken, beyond it the bolder.
     */
    private double afterFlatterSlope(LinePoint trial, double limit) {
        double fraction = cubicFraction(trial, best);
        double cubic = fraction < 0 ? trial.step() + fraction * (best.step() - trial.step()) : limit;
        double secant = secantStep(trial);
        if (!bracketed) {
            return farther(trial, cubic, secant);
        }
        double step = nearer(trial, cubic, secant);
        double farthest = trial.step() + FARTHEST * (other.step() - trial.step());
        return trial.step() > best.step() ? Math.min(farthest, step) : Math.max(farthest, step);
    }

    /** Where the slope would be zero if it changed linearly between best point and trial. */
    private double secantStep(LinePoint trial) {
        return trial.step() + trial.slope() / (trial.slope() - best.slope()) * (best.step() - trial.step());
    }

    private static double farther(LinePoint from, double first, double second) {
        return Math.abs(first - from.step()) > Math.abs(second - from.step()) ? first : second;
    }

    private static double nearer(LinePoint from, double first, double second) {
        return Math.abs(first - from.step()) < Math.abs(second - from.step()) ? first : second;
    }

    /**
     * Where the cubic through two points, with their slopes, has its minimum: as a fraction of the way from one point to
     * the other. NaN if the cubic has no minimum. Scaled so that squares do not overflow.
     */
    private static double cubicFraction(LinePoint from, LinePoint to) {
        double theta = 3 * (from.value() - to.value()) / (to.step() - from.step()) + from.slope() + to.slope();
        double scale = Math.max(Math.abs(theta), Math.max(Math.abs(from.slope()), Math.abs(to.slope())));
        double discriminant = theta / scale * (theta / scale) - from.slope() / scale * (to.slope() / scale);
        if (!(discriminant > 0)) {
            return Double.NaN;
        }
        double gamma = Math.copySign(scale * Math.sqrt(discriminant), to.step() - from.step());
        return (gamma - from.slope() + theta) / (gamma - from.slope() + gamma + to.slope());
    }
}
