package io.github.brushwork.optim;

import java.util.function.UnaryOperator;

/**
 * What {@link Adam} remembers: the running means of the gradient and of its square, before the correction of their bias.
 *
 * <p>They may be carried over to a problem of another size, as an image that is enlarged: resample both means like the
 * image, take care that the second does not become negative, keep the number of steps, and hand them to {@link
 * Adam#begin(io.github.brushwork.core.Objective, float[], AdamMoments)}. Source: {@code scale_adam} in
 * crowsonkb/style-transfer-pytorch, which resamples the first bicubically, and the second bilinearly, cut off at 0.
 *
 * @param steps gradients that the means are made of, at least 0
 * @param first mean of the gradient, a component a variable; not copied, and not to be modified
 * @param second mean of its square, a component a variable, at least 0; not copied, and not to be modified
 */
public record AdamMoments(int steps, double[] first, double[] second) {

    /**
     * Creates moments.
     *
     * @param steps gradients that the means are made of, at least 0
     * @param first mean of the gradient, a component a variable; not copied, and not to be modified
     * @param second mean of its square, a component a variable, at least 0; not copied, and not to be modified
     * @throws IllegalArgumentException if the steps are negative, the means are not equally long, a component is not
     *     finite, or one of the second is negative
     */
    public AdamMoments {
        if (steps < 0) {
            throw new IllegalArgumentException("moments of " + steps + " steps: there must be at least 0");
        }
        if (first.length != second.length) {
            throw new IllegalArgumentException("a first moment of " + first.length + " components and a second of "
                    + second.length + ": they must be equally many");
        }
        for (int i = 0; i < first.length; i++) {
            requireSound(i, first[i], second[i]);
        }
    }

    private static void requireSound(int index, double first, double second) {
        if (!Double.isFinite(first)) {
            throw new IllegalArgumentException(
                    "component " + index + " of the first moment is " + first + ": it must be finite");
        }
        if (!(second >= 0) || Double.isInfinite(second)) {
            throw new IllegalArgumentException("component " + index + " of the second moment is " + second
                    + ": it must be finite and at least 0; resample it linearly, or cut it off at 0");
        }
    }

    /**
     * The moments of another number of variables, with the same number of steps. What the resampling makes negative of the second mean,
     * as filters with negative lobes do, is cut off at 0.
     *
     * @param resampling of a component for each variable; it modifies nothing
     * @return new moments
     */
    public AdamMoments resampled(UnaryOperator<double[]> resampling) {
        double[] resampled = resampling.apply(second);
        for (int i = 0; i < resampled.length; i++) {
            resampled[i] = Math.max(0, resampled[i]);
        }
        return new AdamMoments(steps, resampling.apply(first), resampled);
    }

    /**
     * The moments without their arrays.
     *
     * @return a few words for a log
     */
    @Override
    public String toString() {
        return "moments of " + steps + " steps";
    }
}
