package io.github.brushwork.losses;

import io.github.brushwork.core.kernel.Footprint;
import io.github.brushwork.core.kernel.Scratch;
import io.github.brushwork.core.kernel.Workers;

/**
 * The sum of squared differences of two arrays over the sum of their magnitudes, {@link Scaling#MAGNITUDES}, in slices of
 * fixed size. The sums of the slices are added up in order, so that the result does not depend on the number of workers.
 *
 * <p>For one thread at a time; allocates nothing once it is made.
 */
final class MagnitudeScaledDistance {

    /** Keeps the quotient finite at the target. */
    private static final double EPSILON = 1e-8;

    /** Elements of one task. */
    private static final int SLICE = 1 << 15;

    private final int length;
    private final double[] squares;
    private final double[] magnitudes;
    private final Workers.Loop sum;
    private final Workers.Loop addSlopes;

    /** Set for each call, as are those below. */
    private float[] a;

    private float[] b;
    private float differenceFactor;
    private float signFactor;
    private float[] gradient;

    MagnitudeScaledDistance(Workers workers, int length) {
        this.length = length;
        this.squares = new double[slices(length)];
        this.magnitudes = new double[squares.length];
        this.sum = workers.loop(this::sumSlice);
        this.addSlopes = workers.loop(this::addSlopesOfSlice);
    }

    static Footprint footprint(int length) {
        return Footprint.doubles(2L * slices(length));
    }

    private static int slices(int length) {
        return (length + SLICE - 1) / SLICE;
    }

    /**
     * Evaluates {@code L = sum of (a - b)^2 / (sum of |a - b| + 1e-8)}. The gradient is {@code (2 (a - b) - L sign(a - b)) /
     * (sum of |a - b| + 1e-8)}, with 0 for the sign of 0.
     *
     * @param a an array; not modified
     * @param b what it is compared with; not modified
     * @param weight on what is added to the gradient
     * @param gradient with respect to {@code a}; modified: added to
     * @return the quotient
     */
    double evaluate(float[] a, float[] b, double weight, float[] gradient) {
        this.a = a;
        this.b = b;
        this.gradient = gradient;
        try {
            sum.run(squares.length);
            double divisor = total(magnitudes) + EPSILON;
            double value = total(squares) / divisor;
            differenceFactor = (float) (2 * weight / divisor);
            signFactor = (float) (weight * value / divisor);
            addSlopes.run(squares.length);
            return value;
        } finally {
            this.a = null;
            this.b = null;
            this.gradient = null;
        }
    }

    private static double total(double[] sums) {
        double total = 0;
        for (double each : sums) {
            total += each;
        }
        return total;
    }

    private void sumSlice(int slice, Scratch scratch) {
        double sumOfSquares = 0;
        double sumOfMagnitudes = 0;
        for (int i = slice * SLICE; i < end(slice); i++) {
            double difference = a[i] - b[i];
            sumOfSquares += difference * difference;
            sumOfMagnitudes += Math.abs(difference);
        }
        squares[slice] = sumOfSquares;
        magnitudes[slice] = sumOfMagnitudes;
    }

    private void addSlopesOfSlice(int slice, Scratch scratch) {
        for (int i = slice * SLICE; i < end(slice); i++) {
            float difference = a[i] - b[i];
            gradient[i] += differenceFactor * difference - signFactor * Math.signum(difference);
        }
    }

    private int end(int slice) {
        return (int) Math.min(length, (slice + 1L) * SLICE);
    }
}
