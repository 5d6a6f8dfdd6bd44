package io.github.brushwork.losses;

import io.github.brushwork.core.LossKernel;
import io.github.brushwork.core.Shape;
import io.github.brushwork.core.kernel.Footprint;

/** Evaluates a {@link MomentLoss}. */
final class MomentKernel implements LossKernel {

    private final MomentLoss loss;
    private final Shape shape;
    private final Channels channels;
    private final double[] means;
    /** The variances, then the factors of {@code F - mean} in the gradient. */
    private final double[] variances;
    /** What the means add to the gradient at every position. */
    private final double[] row;

    MomentKernel(MomentLoss loss, Shape shape, Channels channels) {
        this.loss = loss;
        this.shape = shape;
        this.channels = channels;
        this.means = new double[shape.channels()];
        this.variances = new double[shape.channels()];
        this.row = new double[shape.channels()];
    }

    static Footprint footprint(Shape shape) {
        return Channels.footprint(shape).and(Footprint.doubles(3L * shape.channels()));
    }

    @Override
    public double evaluate(float[] activations, double weight, float[] gradient) {
        Lengths.check(shape, activations, gradient);
        channels.means(activations, means);
        channels.variances(activations, means, variances);
        double[] wantedMeans = loss.target().means();
        double[] wantedVariances = loss.target().variances();
        double factor = 2 * weight / shape.size();
        double meanSquares = 0;
        double deviationSquares = 0;
        for (int c = 0; c < means.length; c++) {
            double meanDifference = means[c] - wantedMeans[c];
            double deviation = deviation(variances[c]);
            double deviationDifference = deviation - deviation(wantedVariances[c]);
            meanSquares += meanDifference * meanDifference;
            deviationSquares += deviationDifference * deviationDifference;
            row[c] = factor * loss.meanWeight() * meanDifference;
            variances[c] = factor * loss.deviationWeight() * deviationDifference / deviation;
        }
        channels.addScaled(activations, means, variances, row, gradient);
        return (loss.meanWeight() * meanSquares + loss.deviationWeight() * deviationSquares) / means.length;
    }

    private static double deviation(double variance) {
        return Math.sqrt(variance + MomentLoss.EPSILON);
    }
}
