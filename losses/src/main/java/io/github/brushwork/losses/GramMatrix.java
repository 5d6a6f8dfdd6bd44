package io.github.brushwork.losses;

import io.github.brushwork.core.Shape;
import io.github.brushwork.core.Tensor;
import io.github.brushwork.core.kernel.Kernels;
import io.github.brushwork.core.kernel.Workers;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * The products of all pairs of channels, summed over the positions of an image: what Gatys et al. take for its style.
 *
 * <pre>{@code
 * G[i, j] = sum over p of (F[p, i] + s) * (F[p, j] + s), divided by the normalisation
 * }</pre>
 *
 * <p>{@code F} are activations, (H W) positions x C channels; {@code G} is C x C and symmetric. With a normalisation other
 * than {@link Normalization#NONE} images of different sizes can be compared. The shift {@code s} is usually 0.
 *
 * <p>Source: L. Gatys, A. Ecker, M. Bethge, Image Style Transfer Using Convolutional Neural Networks, CVPR 2016, equation
 * 3, where nothing is divided by and equation 4 makes up for the size. The shift: R. Novak, Y. Nikulin, Improving the
 * Neural Algorithm of Artistic Style, arXiv:1605.04603, who take -1: most activations are 0 after the ReLU, so products
 * say nothing of channels that are silent together, unless they are shifted first.
 *
 * @param channels C
 * @param normalization what the sums are divided by
 * @param shift added to each activation first, finite
 * @param values C x C values, row-major; not copied, must not be changed
 */
public record GramMatrix(int channels, Normalization normalization, double shift, float[] values) {

    /** What the sums of products are divided by. */
    public enum Normalization {
        /** Nothing, as in the paper: the values grow with the image. */
        NONE,
        /** H W, as in the code of Gatys et al.: the mean product. */
        POSITIONS,
        /** H W C, as in Johnson's neural-style and in Keras' example for VGG16. */
        ELEMENTS;

        /**
         * What the sums are divided by.
         *
         * @param shape height, width and channels of the activations
         * @return at least 1
         */
        public double divisor(Shape shape) {
            return switch (this) {
                case NONE -> 1;
                case POSITIONS -> shape.positions();
                case ELEMENTS -> shape.size();
            };
        }
    }

    /** @throws IllegalArgumentException if there are not C x C values or the shift is not finite */
    public GramMatrix {
        Objects.requireNonNull(normalization, "normalization");
        requireShift(shift);
        if (channels < 1 || values.length != channels * channels) {
            throw new IllegalArgumentException("a Gram matrix of " + channels + " channels has " + channels + " x "
                    + channels + " values, but got " + values.length);
        }
    }

    /**
     * The Gram matrix of activations, computed on all processors.
     *
     * @param activations height x width x channels; not modified
     * @param normalization what the sums are divided by
     * @return the matrix
     */
    public static GramMatrix of(Tensor activations, Normalization normalization) {
        return of(activations, normalization, 0);
    }

    /**
     * The Gram matrix of shifted activations, computed on all processors.
     *
     * @param activations height x width x channels; not modified
     * @param normalization what the sums are divided by
     * @param shift added to each activation first, finite
     * @return the matrix
     * @throws IllegalArgumentException if the shift is not finite
     */
    public static GramMatrix of(Tensor activations, Normalization normalization, double shift) {
        requireShift(shift);
        Shape shape = activations.shape();
        float[] values = new float[shape.channels() * shape.channels()];
        try (Workers workers = Workers.onAllProcessors()) {
            new GramEvaluation(Kernels.fastest(workers), shape, normalization, shift)
                    .compute(activations.data(), values);
        }
        return new GramMatrix(shape.channels(), normalization, shift, values);
    }

    /**
     * The weighted mean of several images' Gram matrices: one target for a style that is between theirs.
     *
     * <pre>{@code
     * G = (sum over k of w[k] * G[k]) / (sum over k of w[k])
     * }</pre>
     *
     * <p>A {@link StyleLoss} with this target has the gradient of a {@link WeightedSum} of one loss for each image, with
     * weights that add up to 1, unless its scaling is {@link Scaling#RELATIVE}, but needs one product of activations in
     * place of as many as there are images. Its value is less, by a constant.
     *
     * <p>Source: jcjohnson/neural-style, option {@code -style_blend_weights}, and crowsonkb/style-transfer-pytorch.
     *
     * @param parts the matrices, of images of any sizes, and their weights
     * @return their mean, with their normalisation and shift; larger images count for more where it is {@link
     *     Normalization#NONE}
     * @throws IllegalArgumentException if there is no matrix, all weights are 0, or the matrices differ in size,
     *     normalisation or shift
     */
    public static GramMatrix blend(List<Weighted<GramMatrix>> parts) {
        double[] shares = Weighted.shares(
                parts, (a, b) -> a.channels == b.channels && a.normalization == b.normalization && a.shift == b.shift);
        GramMatrix first = parts.get(0).value();
        float[] mean = new float[first.values.length];
        for (int i = 0; i < mean.length; i++) {
            double sum = 0;
            for (int k = 0; k < shares.length; k++) {
                sum += shares[k] * parts.get(k).value().values[i];
            }
            mean[i] = (float) sum;
        }
        return new GramMatrix(first.channels, first.normalization, first.shift, mean);
    }

    static void requireShift(double shift) {
        if (!Double.isFinite(shift)) {
            throw new IllegalArgumentException("the shift of a Gram matrix is " + shift + ": it must be finite");
        }
    }

    /**
     * The squared Frobenius norm.
     *
     * @return the sum of the squared values
     */
    public double squaredNorm() {
        double sum = 0;
        for (float value : values) {
            sum += (double) value * value;
        }
        return sum;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof GramMatrix that
                && channels == that.channels
                && normalization == that.normalization
                && shift == that.shift
                && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return Objects.hash(channels, normalization, shift, Arrays.hashCode(values));
    }

    @Override
    public String toString() {
        return "GramMatrix[" + channels + " x " + channels + ", " + normalization
                + (shift == 0 ? "" : ", shift " + shift) + "]";
    }
}
