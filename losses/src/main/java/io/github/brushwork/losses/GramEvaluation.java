package io.github.brushwork.losses;

import io.github.brushwork.core.Shape;
import io.github.brushwork.core.kernel.Footprint;
import io.github.brushwork.core.kernel.Footprints;
import io.github.brushwork.core.kernel.GramKernel;
import io.github.brushwork.core.kernel.Kernels;
import io.github.brushwork.losses.GramMatrix.Normalization;

/**
 * Computes {@link GramMatrix Gram matrices} and their gradient, for one thread at a time.
 *
 * <p>Shifted activations are never stored: with {@code m} the sums of channels over N positions, {@code (F + s)^T (F + s)}
 * is {@code F^T F + s (m_i + m_j) + N s^2}, and {@code (F + s) S} is {@code F S} and one row added to every position.
 */
final class GramEvaluation {

    private final Shape shape;
    private final double divisor;
    private final double shift;
    private final GramKernel gram;
    private final ChannelSums channels;
    /** Means of the channels, later the row to be added. */
    private final double[] row;

    GramEvaluation(Kernels kernels, Shape shape, Normalization normalization, double shift) {
        this.shape = shape;
        this.divisor = normalization.divisor(shape);
        this.shift = shift;
        this.gram = kernels.gram(shape.positions(), shape.channels());
        this.channels = new ChannelSums(kernels.workers(), shape);
        this.row = new double[shape.channels()];
    }

    static Footprint footprint(Shape shape, Footprints kernels) {
        return kernels.gram(shape.positions(), shape.channels())
                .and(ChannelSums.footprint(shape))
                .and(Footprint.doubles(shape.channels()));
    }

    /** What the sums of products are divided by. */
    double divisor() {
        return divisor;
    }

    /** Overwrites {@code values} with the Gram matrix of the activations. */
    void compute(float[] activations, float[] values) {
        gram.gram(activations, values);
        if (shift != 0) {
            shift(activations, values);
        }
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (values[i] / divisor);
        }
    }

    private void shift(float[] activations, float[] values) {
        channels.means(activations, row);
        int size = row.length;
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                values[i * size + j] += (float) (shape.positions() * shift * (row[i] + row[j] + shift));
            }
        }
    }

    /** Adds the product of the shifted activations and a symmetric matrix to a gradient. */
    void multiplyAdd(float[] activations, float[] symmetric, float[] gradient) {
        gram.multiplyAdd(activations, symmetric, gradient);
        if (shift != 0) {
            int size = row.length;
            for (int j = 0; j < size; j++) {
                double sum = 0;
                for (int i = 0; i < size; i++) {
                    sum += symmetric[i * size + j];
                }
                row[j] = shift * sum;
            }
            channels.addRow(row, gradient);
        }
    }
}
