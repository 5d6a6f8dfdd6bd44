package io.github.brushwork.optim;

import io.github.brushwork.core.Evaluation;
import io.github.brushwork.core.Objective;
import java.util.Arrays;
import java.util.List;

/**
 * A published problem with a known optimum: a sum of squared residuals, computed in double precision at a point of floats.
 *
 * @param name of the problem
 * @param start the published start
 * @param residuals the residuals and their derivatives
 * @param minimum the least value
 * @param minimizer where it is taken
 */
record TestProblem(String name, float[] start, Residuals residuals, double minimum, double[] minimizer)
        implements Objective {

    /** Residuals of a least-squares problem. */
    interface Residuals {
        /**
         * Adds each residual, and its derivatives, to the sum.
         *
         * @param x the point
         * @param sum takes the residuals
         */
        void addTo(double[] x, Sum sum);
    }

    /** A sum of squares and its gradient. */
    static final class Sum {
        double value;
        final double[] gradient;

        Sum(int dimension) {
            gradient = new double[dimension];
        }

        /** A residual that depends on all variables, in order. */
        void dense(double residual, double... derivatives) {
            value += residual * residual;
            for (int i = 0; i < derivatives.length; i++) {
                gradient[i] += 2 * residual * derivatives[i];
            }
        }

        /** A residual that depends on two variables. */
        void pair(double residual, int i, double derivativeI, int j, double derivativeJ) {
            value += residual * residual;
            gradient[i] += 2 * residual * derivativeI;
            gradient[j] += 2 * residual * derivativeJ;
        }

        /** A residual that depends on one variable. */
        void single(double residual, int i, double derivative) {
            value += residual * residual;
            gradient[i] += 2 * residual * derivative;
        }
    }

    double value(float[] x) {
        return sum(x).value;
    }

    @Override
    public int dimension() {
        return start.length;
    }

    @Override
    public List<String> terms() {
        return List.of(name);
    }

    @Override
    public Evaluation evaluate(float[] x, float[] gradient) {
        Sum sum = sum(x);
        for (int i = 0; i < gradient.length; i++) {
            gradient[i] = (float) sum.gradient[i];
        }
        return new Evaluation(sum.value, new double[] {sum.value});
    }

    private Sum sum(float[] x) {
        double[] point = new double[x.length];
        Arrays.setAll(point, i -> x[i]);
        Sum sum = new Sum(x.length);
        residuals.addTo(point, sum);
        return sum;
    }

    @Override
    public String toString() {
        return name;
    }
}
