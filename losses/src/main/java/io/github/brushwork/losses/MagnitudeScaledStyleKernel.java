package io.github.brushwork.losses;

import io.github.brushwork.core.LossKernel;
import io.github.brushwork.core.Shape;
import io.github.brushwork.core.kernel.Footprint;
import io.github.brushwork.core.kernel.Workers;
import java.util.Arrays;

/** Evaluates a {@link StyleLoss} with {@link Scaling#MAGNITUDES}. */
final class MagnitudeScaledStyleKernel implements LossKernel {

    private final Shape shape;
    private final float[] target;
    private final GramEvaluation gram;
    private final MagnitudeScaledDistance distance;
    private final float[] matrix;
    /** Its product with the activations is the gradient. */
    private final float[] slopes;

    MagnitudeScaledStyleKernel(Workers workers, Shape shape, GramMatrix target, GramEvaluation gram) {
        this.shape = shape;
        this.target = target.values();
        this.gram = gram;
        this.distance = new MagnitudeScaledDistance(workers, this.target.length);
        this.matrix = new float[this.target.length];
        this.slopes = new float[this.target.length];
    }

    /** Without the target and what computes the Gram matrix of so many elements. */
    static Footprint footprint(int elements) {
        return Footprint.floats(2L * elements).and(MagnitudeScaledDistance.footprint(elements));
    }

    @Override
    public double evaluate(float[] activations, double weight, float[] gradient) {
        Lengths.check(shape, activations, gradient);
        gram.compute(activations, matrix);
        Arrays.fill(slopes, 0);
        double value = distance.evaluate(matrix, target, 2 * weight / gram.divisor(), slopes);
        gram.multiplyAdd(activations, slopes, gradient);
        return value;
    }
}
