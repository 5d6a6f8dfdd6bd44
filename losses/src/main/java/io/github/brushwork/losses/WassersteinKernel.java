package io.github.brushwork.losses;

import io.github.brushwork.core.LossKernel;
import io.github.brushwork.core.Shape;
import io.github.brushwork.core.kernel.Footprint;
import io.github.brushwork.core.kernel.Footprints;
import io.github.brushwork.core.kernel.Kernels;
import java.util.Arrays;

/** Evaluates a {@link WassersteinLoss}; the names are those of its formula. */
final class WassersteinKernel implements LossKernel {

    private final Shape shape;
    private final int size;
    private final double epsilon;
    private final double[] wantedMeans;
    private final double wantedTrace;
    private final Channels channels;
    private final Covariance covariance;
    private final TransportMap map;
    private final double[] means;
    private final double[][] s1;
    /** {@code T}, then the matrix whose product with the centred activations is the gradient. */
    private final float[] matrix;
    /** What is added to the gradient at every position. */
    private final double[] row;

    WassersteinKernel(WassersteinLoss loss, Shape shape, Kernels kernels) {
        this.shape = shape;
        this.size = shape.channels();
        this.epsilon = loss.epsilon();
        this.wantedMeans = loss.target().means();
        double[][] s2 =
                Arrays.stream(loss.target().covariance()).map(double[]::clone).toArray(double[][]::new);
        this.wantedTrace = regularize(s2);
        this.channels = new Channels(kernels.workers(), shape);
        this.covariance = new Covariance(kernels, shape);
        this.map = new TransportMap(kernels, s2, epsilon);
        this.means = new double[size];
        this.s1 = new double[size][size];
        this.matrix = new float[size * size];
        this.row = new double[size];
    }

    static Footprint footprint(Shape shape, Footprints kernels) {
        long size = shape.channels();
        return Channels.footprint(shape)
                .and(Covariance.footprint(shape, kernels))
                .and(TransportMap.footprint(shape.channels(), kernels))
                .and(Footprint.doubles(size * size + 2 * size))
                .and(Footprint.floats(size * size));
    }

    /** Adds epsilon to the diagonal and returns the trace. */
    private double regularize(double[][] matrix) {
        double trace = 0;
        for (int i = 0; i < matrix.length; i++) {
            matrix[i][i] += epsilon;
            trace += matrix[i][i];
        }
        return trace;
    }

    @Override
    public double evaluate(float[] activations, double weight, float[] gradient) {
        Lengths.check(shape, activations, gradient);
        channels.means(activations, means);
        covariance.compute(activations, means, s1);
        double trace = regularize(s1);
        if (!Double.isFinite(trace)) {
            Arrays.fill(row, Double.NaN);
            channels.addRow(row, gradient);
            return Double.NaN;
        }
        double rootTrace = map.compute(s1, matrix);
        addGradient(activations, 2 * weight / shape.size(), gradient);
        return (squaredDistance() + trace + wantedTrace - 2 * rootTrace) / size;
    }

    private double squaredDistance() {
        double sum = 0;
        for (int c = 0; c < size; c++) {
            sum += (means[c] - wantedMeans[c]) * (means[c] - wantedMeans[c]);
        }
        return sum;
    }

    private void addGradient(float[] activations, double factor, float[] gradient) {
        for (int j = 0; j < size; j++) {
            row[j] = factor * (means[j] - wantedMeans[j]);
        }
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                int k = i * size + j;
                matrix[k] = (float) (factor * ((i == j ? 1 : 0) - matrix[k]));
            }
        }
        covariance.multiplyAdd(activations, means, matrix, row, gradient);
    }
}
