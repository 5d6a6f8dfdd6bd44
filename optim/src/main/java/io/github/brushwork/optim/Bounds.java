package io.github.brushwork.optim;

/**
 * The range that every variable stays in.
 *
 * @param lower least value; may be negative infinity
 * @param upper greatest value; may be infinity
 */
public record Bounds(float lower, float upper) {

    /** No bounds at all. */
    public static final Bounds NONE = new Bounds(Float.NEGATIVE_INFINITY, Float.POSITIVE_INFINITY);

    /**
     * Creates bounds.
     *
     * @param lower least value; may be negative infinity
     * @param upper greatest value; may be infinity
     * @throws IllegalArgumentException if the lower bound is not below the upper, or either is NaN
     */
    public Bounds {
        if (!(lower < upper)) {
            throw new IllegalArgumentException(
                    "bounds from " + lower + " to " + upper + ": the lower bound must be below the upper");
        }
    }

    /**
     * Bounds for all variables alike.
     *
     * @param lower least value; may be negative infinity
     * @param upper greatest value; may be infinity
     * @return the bounds
     * @throws IllegalArgumentException if the lower bound is not below the upper, or either is NaN
     */
    public static Bounds of(float lower, float upper) {
        return new Bounds(lower, upper);
    }

    /**
     * Whether no value is out of bounds.
     *
     * @return true for {@link #NONE}
     */
    public boolean isUnbounded() {
        return lower == Float.NEGATIVE_INFINITY && upper == Float.POSITIVE_INFINITY;
    }

    /**
     * The nearest value within the bounds.
     *
     * @param value any value
     * @return the value itself if it is within; NaN for NaN
     */
    public float clamp(float value) {
        return Math.min(Math.max(value, lower), upper);
    }

    /** Brings all values within the bounds. */
    void clamp(float[] x) {
        if (isUnbounded()) {
            return;
        }
        for (int i = 0; i < x.length; i++) {
            x[i] = clamp(x[i]);
        }
    }

    /**
     * Whether a value lies on a bound, or beyond, and a move of the given sign would take it outwards.
     *
     * @param value value of a variable
     * @param move change of the variable; only the sign matters
     * @return true if the bound is in the way
     */
    boolean blocks(float value, float move) {
        return move < 0 && value <= lower || move > 0 && value >= upper;
    }
}
