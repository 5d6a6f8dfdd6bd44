package io.github.brushwork.optim;

import java.util.function.DoubleSupplier;

/**
 * The point that a line search came by and would have to give up, should it fail: the lowest below its start, or else one
 * whose value is the same within the noise, and whose gradient is smaller. Where values are too coarse to tell which of
 * two points is better, gradients still can: see Hager and Zhang (2005), "A new conjugate gradient method with guaranteed
 * descent and an efficient line search", SIAM J. Optimization 16(1), on the approximate Wolfe conditions.
 *
 * <p>Noise is measured from the best value seen, so that it cannot carry a run uphill bit by bit; gradients have to
 * become smaller; and the {@link Plateau} sees to it that a run which goes down by value and up by noise does not do so for
 * ever.
 */
final class Fallback {

    /** A sum of many float products is good to about this share; kernels on several threads differ by as much. */
    private static final double NOISE = 1e-6;

    private final double startValue;
    private final double noisyValue;
    private final double leastGradientNorm;

    private double step = Double.NaN;
    private double value = Double.POSITIVE_INFINITY;

    /**
     * Of a search that begins here.
     *
     * @param startValue the value at the start
     * @param bestValue the best value ever seen, at most that of the start
     * @param leastGradientNorm what the gradient's norm has to be below where the value is not below the start's
     */
    Fallback(double startValue, double bestValue, double leastGradientNorm) {
        this.startValue = startValue;
        this.noisyValue = bestValue + NOISE * Math.abs(bestValue);
        this.leastGradientNorm = leastGradientNorm;
    }

    /** Whether a point is worth going to. Its gradient's norm is asked for only if the value does not decide. */
    boolean accepts(double value, DoubleSupplier gradientNorm) {
        return value < startValue || value <= noisyValue && gradientNorm.getAsDouble() < leastGradientNorm;
    }

    /** Takes note of a point that the search evaluated. */
    void consider(double step, double value, DoubleSupplier gradientNorm) {
        if (value < this.value && accepts(value, gradientNorm)) {
            this.step = step;
            this.value = value;
        }
    }

    boolean exists() {
        return !Double.isNaN(step);
    }

    double step() {
        return step;
    }
}
