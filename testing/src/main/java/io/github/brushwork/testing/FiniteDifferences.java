package io.github.brushwork.testing;

import java.util.function.ToDoubleFunction;

/** Gradients by central differences, the oracle that knows no calculus. */
public final class FiniteDifferences {

    private FiniteDifferences() {}

    /**
     * The gradient of a function at a point. The step between the two points is measured as the floats that they are,
     * so that rounding of the point costs no accuracy.
     *
     * @param function the function; must not keep or change its argument
     * @param x the point; restored on return
     * @param step distance to each side, about the cube root of the function's relative rounding error times the scale of x
     * @return the gradient
     */
    public static double[] gradient(ToDoubleFunction<float[]> function, float[] x, float step) {
        double[] gradient = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            float here = x[i];
            x[i] = here + step;
            double above = x[i];
            double valueAbove = function.applyAsDouble(x);
            x[i] = here - step;
            double below = x[i];
            double valueBelow = function.applyAsDouble(x);
            x[i] = here;
            gradient[i] = (valueAbove - valueBelow) / (above - below);
        }
        return gradient;
    }
}
