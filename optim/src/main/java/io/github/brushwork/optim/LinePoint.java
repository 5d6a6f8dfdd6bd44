package io.github.brushwork.optim;

/**
 * A function of one variable, at one place.
 *
 * @param step the place, at least 0
 * @param value the function there
 * @param slope its derivative there
 */
record LinePoint(double step, double value, double slope) {

    /** This point of the function minus the line through the origin with the given slope. */
    LinePoint minusLine(double lineSlope) {
        return new LinePoint(step, value - step * lineSlope, slope - lineSlope);
    }
}
