package io.github.brushwork.losses;

import io.github.brushwork.core.Loss;
import io.github.brushwork.core.LossKernel;
import io.github.brushwork.core.Shape;
import io.github.brushwork.core.kernel.Footprint;
import io.github.brushwork.core.kernel.Footprints;
import io.github.brushwork.core.kernel.Kernels;
import java.util.Arrays;
import java.util.Objects;

/**
 * The squared Wasserstein-2 distance between normal distributions with the means and covariances of the image's and the
 * style image's activations.
 *
 * <pre>{@code
 * L = (|m1 - m2|^2 + trace(S1 + S2 - 2 (A S1 A)^(1/2))) / C,   A = S2^(1/2)
 * }</pre>
 *
 * <p>{@code m1} and {@code S1} are means and covariance of the image's activations {@code F}, (H W) positions x C channels,
 * see {@link ChannelGaussian}, {@code m2} and {@code S2} the target's; {@code epsilon} is added to the diagonal of both
 * covariances. Roots are symmetric. It is the cost of the cheapest way to move one distribution to the other, and with
 * {@code T = A (A S1 A)^(-1/2) A}, the map that does so, the gradient is {@code 2 / (H W C) * ((F - m1) (1 - T) + m1 - m2)}.
 * The style image need not have the size of the image that is made.
 *
 * <p>Source: crowsonkb/style-transfer-pytorch, {@code StyleLossW2}, which takes means over the channels, as here, and has
 * the same epsilon. It finds the root by 12 steps of Newton and Schulz' iteration in single precision, which leave small
 * eigenvalues short of their root; here value and gradient are exact to double precision, up to the products of
 * activations. The distance is that of D. Dowson, B. Landau, The Frechet Distance between Multivariate Normal Distributions,
 * Journal of Multivariate Analysis 12, 1982.
 *
 * <p>Every evaluation decomposes a C x C matrix, however small the image. With many channels and few positions this takes
 * most of the time, and only part of it runs on several threads.
 *
 * @param layer a layer's name or alias
 * @param target distribution of the style image
 * @param epsilon added to the variances, positive and finite
 */
public record WassersteinLoss(String layer, ChannelGaussian target, double epsilon) implements Loss {

    /** @throws IllegalArgumentException if the epsilon is not positive and finite */
    public WassersteinLoss {
        Objects.requireNonNull(layer, "layer");
        Objects.requireNonNull(target, "target");
        if (!(epsilon > 0) || Double.isInfinite(epsilon)) {
            throw new IllegalArgumentException(
                    "Wasserstein loss at " + layer + ": epsilon is " + epsilon + ": it must be positive and finite");
        }
    }

    @Override
    public LossKernel kernel(Shape shape, Kernels kernels) {
        if (shape.channels() != target.channels()) {
            throw new IllegalArgumentException("Wasserstein loss at " + layer + ": the activations are " + shape
                    + ", but the target has " + target.channels() + " channels: was it made at another layer?");
        }
        return new Kernel(this, shape, kernels);
    }

    @Override
    public Footprint footprint(Shape shape, Footprints kernels) {
        long channels = shape.channels();
        Footprint targetDistribution = Footprint.doubles(channels + channels * channels);
        return ChannelSums.footprint(shape)
                .and(Covariance.footprint(shape, kernels))
                .and(TransportMap.footprint(shape.channels(), kernels))
                .and(Footprint.doubles(channels * channels + 2 * channels))
                .and(Footprint.floats(channels * channels))
                .and(targetDistribution);
    }

    /** The names are those of the formula. */
    private static final class Kernel implements LossKernel {

        private final Shape shape;
        private final int size;
        private final double epsilon;
        private final double[] wantedMeans;
        private final double wantedTrace;
        private final ChannelSums channels;
        private final Covariance covariance;
        private final TransportMap map;
        private final double[] means;
        private final double[][] s1;
        /** {@code T}, then the matrix whose product with the centred activations is the gradient. */
        private final float[] matrix;
        /** What is added to the gradient at every position. */
        private final double[] row;

        Kernel(WassersteinLoss loss, Shape shape, Kernels kernels) {
            this.shape = shape;
            this.size = shape.channels();
            this.epsilon = loss.epsilon();
            this.wantedMeans = loss.target().means();
            double[][] s2 = Arrays.stream(loss.target().covariance())
                    .map(double[]::clone)
                    .toArray(double[][]::new);
            this.wantedTrace = regularize(s2);
            this.channels = new ChannelSums(kernels.workers(), shape);
            this.covariance = new Covariance(kernels, shape);
            this.map = new TransportMap(kernels, s2, epsilon);
            this.means = new double[size];
            this.s1 = new double[size][size];
            this.matrix = new float[size * size];
            this.row = new double[size];
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
            LossKernel.requireLengths(shape, activations, gradient);
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
}
