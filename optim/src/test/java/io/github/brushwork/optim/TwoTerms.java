package io.github.brushwork.optim;

import io.github.brushwork.core.Evaluation;
import io.github.brushwork.core.Objective;
import java.util.List;

/**
 * An objective of two terms, each the sum of a function over the variables.
 *
 * @param dimension number of variables
 * @param left the first term
 * @param right the second term
 */
record TwoTerms(int dimension, Function left, Function right) implements Objective {

    /** A function of one variable with its derivative. */
    interface Function {
        /**
         * Value and derivative.
         *
         * @param x the variable
         * @return both, in this order
         */
        double[] at(double x);
    }

    /** Half the squared distance from a number. */
    static Function parabola(double centre) {
        return x -> new double[] {(x - centre) * (x - centre) / 2, x - centre};
    }

    /** A constant, with a slope that may lie. */
    static Function constant(double value, double slope) {
        return x -> new double[] {value, slope};
    }

    @Override
    public List<String> terms() {
        return List.of("left", "right");
    }

    @Override
    public Evaluation evaluate(float[] x, float[] gradient) {
        double[] contributions = new double[2];
        for (int i = 0; i < dimension; i++) {
            double[] l = left.at(x[i]);
            double[] r = right.at(x[i]);
            contributions[0] += l[0];
            contributions[1] += r[0];
            gradient[i] = (float) (l[1] + r[1]);
        }
        return new Evaluation(contributions[0] + contributions[1], contributions);
    }
}
