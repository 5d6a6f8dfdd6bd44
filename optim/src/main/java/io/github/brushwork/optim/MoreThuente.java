package io.github.brushwork.optim;

/**
 * Looks along a line for a step that satisfies the strong Wolfe conditions
 *
 * <pre>
 *   f(step) &lt;= f(0) + decrease * step * f'(0)        sufficient decrease
 *   |f'(step)| &lt;= curvature * |f'(0)|                 curvature
 * </pre>
 *
 * <p>The algorithm is that of More and Thuente (1994), "Line search algorithms with guaranteed sufficient decrease", ACM
 * TOMS 20(3), with the safeguards of the authors' MINPACK-2 routine, which SciPy's L-BFGS-B uses too. What differs: a
 * step at which the function is not finite counts as too long and is cut to a quarter.
 *
 * <p>State of one search: the caller evaluates the function at {@link #step()} and tells the result, until the search is
 * over.
 */
final class MoreThuente {

    /**
     * What a search looks for.
     *
     * @param decrease how much of the decrease that the slope at 0 promises is sufficient; called ftol or mu
     * @param curvature how much of the slope at 0 may remain; called gtol or eta
     * @param resolution relative width of the interval below which the search gives up; called xtol
     * @param maximumStep longest step
     * @param evaluations most evaluations
     */
    record Settings(double decrease, double curvature, double resolution, double maximumStep, int evaluations) {

        /** SciPy's choice: a loose search, because a good step of a quasi-Newton method needs no polishing. */
        static final Settings QUASI_NEWTON = new Settings(1e-3, 0.9, 0.1, 1e10, 20);

        /** Settings that allow a first step, however long. */
        Settings reaching(double firstStep) {
            return firstStep <= maximumStep
                    ? this
                    : new Settings(decrease, curvature, resolution, firstStep, evaluations);
        }
    }

    /** How a search stands. */
    enum State {
        /** Another evaluation is wanted. */
        SEARCHING,
        /** The last step told satisfies the strong Wolfe conditions. */
        SATISFIED,
        /** The last step told is the best, and the interval about it too narrow to go on. */
        EXHAUSTED,
        /** The last step told is the longest allowed, and the function still falls. */
        LONGEST,
        /** No step was accepted within the evaluations allowed. */
        TOO_MANY_EVALUATIONS
    }

    private static final double EXTRAPOLATION_AT_LEAST = 1.1;
    private static final double EXTRAPOLATION_AT_MOST = 4;
    private static final double CUT = 0.25;
    /** The interval must shrink to this share in two steps; else it is halved. */
    private static final double SHRINKAGE = 0.66;

    private final Settings settings;
    private final LinePoint start;
    private final double requiredSlope;

    private SearchInterval interval;
    private double width;
    private double previousWidth;
    private double minimum;
    private double maximum;
    private double notFiniteFrom = Double.POSITIVE_INFINITY;
    private boolean onModifiedFunction = true;
    private int evaluations;
    private double step;
    private State state = State.SEARCHING;

    /**
     * Begins a search.
     *
     * @param settings what to look for
     * @param value the function at 0
     * @param slope its derivative at 0
     * @param firstStep the first step to try
     * @throws IllegalArgumentException if the slope is not negative, or the step not positive and at most the longest
     */
    MoreThuente(Settings settings, double value, double slope, double firstStep) {
        if (!(slope < 0)) {
            throw new IllegalArgumentException("a line search from a slope of " + slope + ": it must be negative");
        }
        if (!(firstStep > 0 && firstStep <= settings.maximumStep())) {
            throw new IllegalArgumentException("a line search with a first step of " + firstStep
                    + ": it must be more than 0 and at most " + settings.maximumStep());
        }
        this.settings = settings;
        this.start = new LinePoint(0, value, slope);
        this.requiredSlope = settings.decrease() * slope;
        this.interval = new SearchInterval(start, start, false);
        this.width = settings.maximumStep();
        this.previousWidth = 2 * width;
        this.maximum = firstStep + EXTRAPOLATION_AT_MOST * firstStep;
        this.step = firstStep;
    }

    /** The step to evaluate, or, once the search is over, the step last evaluated. */
    double step() {
        return step;
    }

    State state() {
        return state;
    }

    /**
     * Takes the function's value and derivative at {@link #step()}.
     *
     * @return whether the search goes on
     */
    State tell(double value, double slope) {
        evaluations++;
        LinePoint trial = new LinePoint(step, value, slope);
        if (!Double.isFinite(value) || !Double.isFinite(slope)) {
            cut(trial);
        } else {
            state = judge(trial);
            if (state == State.SEARCHING) {
                advance(trial);
            }
        }
        if (state == State.SEARCHING && evaluations >= settings.evaluations()) {
            state = State.TOO_MANY_EVALUATIONS;
        }
        return state;
    }

    private State judge(LinePoint trial) {
        boolean sufficient = isSufficient(trial);
        if (sufficient && Math.abs(trial.slope()) <= -settings.curvature() * start.slope()) {
            return State.SATISFIED;
        }
        if (sufficient && trial.step() == settings.maximumStep() && trial.slope() <= requiredSlope) {
            return State.LONGEST;
        }
        return isExhausted(trial.step()) ? State.EXHAUSTED : State.SEARCHING;
    }

    private boolean isSufficient(LinePoint trial) {
        return trial.value() <= start.value() + trial.step() * requiredSlope;
    }

    private boolean isExhausted(double at) {
        return interval.bracketed()
                && (at <= minimum || at >= maximum || maximum - minimum <= settings.resolution() * maximum);
    }

    private void advance(LinePoint trial) {
        boolean sufficient = isSufficient(trial);
        if (sufficient && trial.slope() >= 0) {
            onModifiedFunction = false;
        }
        double next;
        if (onModifiedFunction
                && !sufficient
                && trial.value() <= interval.best().value()) {
            next = shrink(trial, requiredSlope);
        } else {
            next = shrink(trial, 0);
        }
        next = bisectIfSlow(next);
        setLimits(next);
        next = Math.min(Math.max(next, 0), settings.maximumStep());
        if (next >= notFiniteFrom) {
            next = interval.best().step()
                    + CUT * (notFiniteFrom - interval.best().step());
        }
        step = isExhausted(next) ? interval.best().step() : next;
        if (step == trial.step()) {
            state = State.EXHAUSTED;
        }
    }

    /** Shrinks the interval by what is known of the function minus a line, and interpolates that function. */
    private double shrink(LinePoint trial, double lineSlope) {
        SearchInterval modified = new SearchInterval(
                interval.best().minusLine(lineSlope), interval.other().minusLine(lineSlope), interval.bracketed());
        LinePoint modifiedTrial = trial.minusLine(lineSlope);
        double next = modified.nextStep(modifiedTrial, minimum, maximum);
        SearchInterval shrunk = modified.shrink(modifiedTrial);
        interval = new SearchInterval(
                shrunk.best().minusLine(-lineSlope), shrunk.other().minusLine(-lineSlope), shrunk.bracketed());
        return next;
    }

    private double bisectIfSlow(double next) {
        if (!interval.bracketed()) {
            return next;
        }
        boolean slow = interval.width() >= SHRINKAGE * previousWidth;
        previousWidth = width;
        width = interval.width();
        return slow ? interval.midpoint() : next;
    }

    private void setLimits(double next) {
        if (interval.bracketed()) {
            minimum = interval.lower();
            maximum = interval.upper();
        } else {
            double move = next - interval.best().step();
            minimum = next + EXTRAPOLATION_AT_LEAST * move;
            maximum = next + EXTRAPOLATION_AT_MOST * move;
        }
    }

    /** Goes back from where the function is not finite. */
    private void cut(LinePoint trial) {
        double best = interval.best().step();
        if (trial.step() > best) {
            notFiniteFrom = Math.min(notFiniteFrom, trial.step());
        }
        step = best + CUT * (trial.step() - best);
    }
}
