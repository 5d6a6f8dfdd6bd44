package io.github.brushwork.losses;

import io.github.brushwork.core.LossKernel;
import io.github.brushwork.core.Shape;
import io.github.brushwork.core.kernel.Footprint;

/** Evaluates a {@link StyleLoss} with a constant divisor. */
final class StyleKernel implements LossKernel {

    private final GramMatrix target;
    private final double divisor;
    private final Shape shape;
    private final GramEvaluation gram;
    /** The Gram matrix, then the matrix whose product with the activations is the gradient. */
    private final float[] matrix;

    StyleKernel(GramMatrix target, double divisor, Shape shape, GramEvaluation gram) {
        this.target = target;
        this.divisor = divisor;
        this.shape = shape;
        this.gram = gram;
        this.matrix = new float[target.values().length];
    }

    /** Without the target and what computes the Gram matrix of so many elements. */
    static Footprint footprint(int elements) {
        return Footprint.floats(elements);
    }

    @Override
    public double evaluate(float[] activations, double weight, float[] gradient) {
        Lengths.check(shape, activations, gradient);
        gram.compute(activations, matrix);
        float[] wanted = target.values();
        double factor = 4 * weight / (divisor * gram.divisor());
        double sum = 0;
        for (int i = 0; i < matrix.length; i++) {
            double difference = (double) matrix[i] - wanted[i];
            sum += difference * difference;
            matrix[i] = (float) (factor * difference);
        }
        gram.multiplyAdd(activations, matrix, gradient);
        return sum / divisor;
    }
}
