package io.github.brushwork.losses;

import io.github.brushwork.core.Shape;
import io.github.brushwork.core.Tensor;
import io.github.brushwork.core.kernel.GramKernel;
import io.github.brushwork.core.kernel.Kernels;
import io.github.brushwork.core.kernel.Workers;
import java.util.Arrays;
import java.util.Objects;

/**
 * The products of all pairs of channels, summed over the positions of an image: what Gatys et al. take for its style.
 *
 * <pre>{@code
 * G[i, j] = sum over p of F[p, i] * F[p, j], divided by the normalisation
 * }</pre>
 *
 * <p>{@code F} are activations, (H W) positions x C channels; {@code G} is C x C and symmetric. With a normalisation other
 * than {@link Normalization#NONE} images of different sizes can be compared.
 *
 * <p>Source: L. Gatys, A. Ecker, M. Bethge, Image Style Transfer Using Convolutional Neural Networks, CVPR 2016, equation
 * 3, where nothing is divided by and equation 4 makes up for the size.
 *
 * @param channels C
 * @param normalization what the sums are divided by
 * @param values C x C values, row-major; not copied, must not be changed
 */
public record GramMatrix(int channels, Normalization normalization, float[] values) {

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

    /**
     * Wraps values.
     *
     * @param channels C
     * @param normalization what the sums are divided by
     * @param values C x C values, row-major; not copied, must not be changed
     * @throws IllegalArgumentException if there are not C x C values
     */
    public GramMatrix {
        Objects.requireNonNull(normalization, "normalization");
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
        Shape shape = activations.shape();
        float[] values = new float[shape.channels() * shape.channels()];
        try (Workers workers = Workers.onAllProcessors()) {
            GramKernel kernel = Kernels.fastest(workers).gram(shape.positions(), shape.channels());
            compute(kernel, activations.data(), shape, normalization, values);
        }
        return new GramMatrix(shape.channels(), normalization, values);
    }

    /** Overwrites {@code values} with the Gram matrix of the activations. */
    static void compute(
            GramKernel kernel, float[] activations, Shape shape, Normalization normalization, float[] values) {
        kernel.gram(activations, values);
        double divisor = normalization.divisor(shape);
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (values[i] / divisor);
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
                && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return Objects.hash(channels, normalization, Arrays.hashCode(values));
    }

    @Override
    public String toString() {
        return "GramMatrix[" + channels + " x " + channels + ", " + normalization + "]";
    }
}
