package io.github.brushwork.losses;

import io.github.brushwork.core.Features;
import io.github.brushwork.core.Loss;
import io.github.brushwork.core.LossKernel;
import io.github.brushwork.core.Shape;
import io.github.brushwork.core.Tensor;
import io.github.brushwork.core.kernel.Footprint;
import io.github.brushwork.core.kernel.Footprints;
import io.github.brushwork.core.kernel.Kernels;
import io.github.brushwork.losses.GramMatrix.Normalization;
import java.util.Arrays;
import java.util.Objects;

/**
 * How far the Gram matrix of activations is from that of the style image.
 *
 * <pre>{@code
 * L = sum over all elements of (G - A)^2                             SUM
 * L = sum over all elements of (G - A)^2 / (4 C^2)                   GATYS
 * L = sum over all elements of (G - A)^2 / C^2                       MEAN
 * L = sum over all elements of (G - A)^2 / (sum of all A^2)          RELATIVE
 * L = sum over all elements of (G - A)^2 / (sum of all |G - A| + 1e-8)   MAGNITUDES
 * }</pre>
 *
 * <p>{@code G} is the {@link GramMatrix} of the image's activations {@code F}, (H W) x C, and {@code A} the target, both C
 * x C with the same normalisation and shift {@code s}. With {@code n} the normalisation's divisor and {@code d} the
 * denominator above, the gradient is {@code 4 (F + s) (G - A) / (n d)}, but for {@link Scaling#MAGNITUDES}: there it
 * is {@code 2 (F + s) S / n}, with {@code S} the gradient by {@code G} that is given with the scaling. The style image need not have
 * the size of the image that is made.
 *
 * <p>Source: L. Gatys, A. Ecker, M. Bethge, Image Style Transfer Using Convolutional Neural Networks, CVPR 2016, equations
 * 3 to 6. Implementations divide by different numbers; these are
 * their settings:
 *
 * <table>
 * <caption>Normalisation of the matrices and scaling of the sum</caption>
 * <tr><th>system</th><th>matrices</th><th>sum</th><th>here</th></tr>
 * <tr><td>Gatys et al. (2016), the paper</td><td>1 / (H W)</td><td>1 / (4 C^2)</td><td>{@link #gatys}</td></tr>
 * <tr><td>leongatys/NeuralImageSynthesis</td><td>1 / (H W)</td><td>1 / C^2</td>
 *     <td>{@link #neuralImageSynthesis}</td></tr>
 * <tr><td>jcjohnson/neural-style, Keras + SciPy demos</td><td>1 / (C H W)</td><td>1 / C^2</td><td>{@link #at}</td></tr>
 * <tr><td>Johnson, Alahi, Fei-Fei (2016)</td><td>1 / (C H W)</td><td>1</td><td>{@link #johnson}</td></tr>
 * <tr><td>crowsonkb/style-transfer-pytorch, for Gram matrices</td><td>1 / (H W)</td><td>1 / (sum of |G - A| + 1e-8)</td>
 *     <td>{@link #styleTransferPytorch}</td></tr>
 * </table>
 *
 * <p>The paper does not divide the matrices but the sum, by {@code 4 C^2 (H W)^2}: the same if both images are of one size,
 * and meaningless if they are not.
 *
 * @param layer a layer's name or alias
 * @param target Gram matrix of the style image
 * @param scaling what the squared differences are divided by
 */
public record StyleLoss(String layer, GramMatrix target, Scaling scaling) implements Loss {

    /** @throws IllegalArgumentException if the scaling is {@link Scaling#RELATIVE} and the target is zero */
    public StyleLoss {
        Objects.requireNonNull(layer, "layer");
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(scaling, "scaling");
        if (scaling == Scaling.RELATIVE && !(target.squaredNorm() > 0)) {
            throw new IllegalArgumentException("style loss at " + layer + ": the squared norm of the target is "
                    + target.squaredNorm() + ", so the loss cannot be scaled by it: use another style image or layer,"
                    + " or scaling " + Scaling.MEAN);
        }
    }

    /**
     * Starts a style loss.
     *
     * @param layer a layer's name or alias, for example {@code relu1_1}
     * @return a specification with {@link Normalization#ELEMENTS} and {@link Scaling#MEAN}
     */
    public static Spec at(String layer) {
        return new Spec(layer, Normalization.ELEMENTS, Scaling.MEAN);
    }

    /**
     * Starts the style loss of the paper by Gatys et al., {@code sum (F^T F - A)^2 / (4 C^2 (H W)^2)}.
     *
     * @param layer a layer's name or alias
     * @return a specification with {@link Normalization#POSITIONS} and {@link Scaling#GATYS}
     */
    public static Spec gatys(String layer) {
        return new Spec(layer, Normalization.POSITIONS, Scaling.GATYS);
    }

    /**
     * Starts the style loss of leongatys/NeuralImageSynthesis, which gives it a weight of 1000 / C^2.
     *
     * @param layer a layer's name or alias
     * @return a specification with {@link Normalization#POSITIONS} and {@link Scaling#MEAN}
     */
    public static Spec neuralImageSynthesis(String layer) {
        return new Spec(layer, Normalization.POSITIONS, Scaling.MEAN);
    }

    /**
     * Starts the style loss of J. Johnson, A. Alahi, L. Fei-Fei, Perceptual Losses for Real-Time Style Transfer and
     * Super-Resolution, ECCV 2016.
     *
     * @param layer a layer's name or alias
     * @return a specification with {@link Normalization#ELEMENTS} and {@link Scaling#SUM}
     */
    public static Spec johnson(String layer) {
        return new Spec(layer, Normalization.ELEMENTS, Scaling.SUM);
    }

    /**
     * Starts the loss of Gram matrices of crowsonkb/style-transfer-pytorch.
     *
     * @param layer a layer's name or alias
     * @return a specification with {@link Normalization#POSITIONS} and {@link Scaling#MAGNITUDES}
     */
    public static Spec styleTransferPytorch(String layer) {
        return new Spec(layer, Normalization.POSITIONS, Scaling.MAGNITUDES);
    }

    /**
     * A style loss without its target.
     *
     * @param layer a layer's name or alias
     * @param measure how styles are compared
     */
    public record Spec(String layer, StyleMeasure.Gram measure) {

        private Spec(String layer, Normalization normalization, Scaling scaling) {
            this(layer, new StyleMeasure.Gram(normalization, scaling, 0));
        }

        public Spec {
            Objects.requireNonNull(layer, "layer");
            Objects.requireNonNull(measure, "measure");
        }

        /**
         * This specification with another normalisation.
         *
         * @param normalization what the Gram matrices are divided by
         * @return the other specification
         */
        public Spec normalization(Normalization normalization) {
            return new Spec(layer, new StyleMeasure.Gram(normalization, measure.scaling(), measure.shift()));
        }

        /**
         * This specification with another shift, see {@link GramMatrix}.
         *
         * @param shift added to each activation first, finite; -1 in Novak and Nikulin (2016)
         * @return the other specification
         * @throws IllegalArgumentException if the shift is not finite
         */
        public Spec shift(double shift) {
            return new Spec(layer, new StyleMeasure.Gram(measure.normalization(), measure.scaling(), shift));
        }

        /**
         * This specification with another scaling.
         *
         * @param scaling what the squared differences are divided by
         * @return the other specification
         */
        public Spec scaling(Scaling scaling) {
            return new Spec(layer, new StyleMeasure.Gram(measure.normalization(), scaling, measure.shift()));
        }

        /**
         * Binds the style of an image.
         *
         * @param features features that were extracted at this layer
         * @return the loss
         * @throws IllegalArgumentException if the features lack the layer, or see {@link StyleLoss#StyleLoss}
         */
        public StyleLoss target(Features features) {
            return target(features.at(layer));
        }

        /**
         * Binds the style of activations.
         *
         * @param activations height x width x channels at this layer, of any height and width
         * @return the loss
         * @throws IllegalArgumentException see {@link StyleLoss#StyleLoss}
         */
        public StyleLoss target(Tensor activations) {
            return target(GramMatrix.of(activations, measure.normalization(), measure.shift()));
        }

        /**
         * Binds a Gram matrix.
         *
         * @param gram a matrix with this specification's normalisation and shift, of one image or a {@link
         *     GramMatrix#blend blend}
         * @return the loss
         * @throws IllegalArgumentException if one of them is another, or see {@link StyleLoss#StyleLoss}
         */
        public StyleLoss target(GramMatrix gram) {
            if (gram.normalization() != measure.normalization()) {
                throw new IllegalArgumentException("style loss at " + layer + ": the target is normalised by "
                        + gram.normalization() + ", but " + measure.normalization() + " was asked for");
            }
            if (gram.shift() != measure.shift()) {
                throw new IllegalArgumentException("style loss at " + layer + ": the target is shifted by "
                        + gram.shift() + ", but " + measure.shift() + " was asked for");
            }
            return new StyleLoss(layer, gram, measure.scaling());
        }
    }

    /**
     * How the Gram matrices are normalised.
     *
     * @return the target's normalisation
     */
    public Normalization normalization() {
        return target.normalization();
    }

    /**
     * What the sum of squared differences is divided by.
     *
     * @return a positive number
     * @throws IllegalStateException if the scaling is {@link Scaling#MAGNITUDES}: it divides by what it compares
     */
    public double divisor() {
        return switch (scaling) {
            case SUM -> 1;
            case GATYS -> 4.0 * target.channels() * target.channels();
            case MEAN -> (double) target.channels() * target.channels();
            case RELATIVE -> target.squaredNorm();
            case MAGNITUDES ->
                throw new IllegalStateException(
                        "style loss at " + layer + ": scaling " + scaling + " has no constant divisor");
        };
    }

    @Override
    public LossKernel kernel(Shape shape, Kernels kernels) {
        if (shape.channels() != target.channels()) {
            throw new IllegalArgumentException("style loss at " + layer + ": the activations are " + shape
                    + ", but the target is a Gram matrix of " + target.channels() + " x " + target.channels()
                    + ": was it made at another layer?");
        }
        GramEvaluation gram = new GramEvaluation(kernels, shape, target.normalization(), target.shift());
        return scaling == Scaling.MAGNITUDES ? magnitudeScaled(shape, gram, kernels) : scaled(shape, gram);
    }

    private LossKernel scaled(Shape shape, GramEvaluation gram) {
        double divisor = divisor();
        float[] wanted = target.values();
        // the Gram matrix, then the matrix whose product with the activations is the gradient
        float[] matrix = new float[wanted.length];
        return (activations, weight, gradient) -> {
            LossKernel.requireLengths(shape, activations, gradient);
            gram.compute(activations, matrix);
            double factor = 4 * weight / (divisor * gram.divisor());
            double sum = 0;
            for (int i = 0; i < matrix.length; i++) {
                double difference = (double) matrix[i] - wanted[i];
                sum += difference * difference;
                matrix[i] = (float) (factor * difference);
            }
            gram.multiplyAdd(activations, matrix, gradient);
            return sum / divisor;
        };
    }

    private LossKernel magnitudeScaled(Shape shape, GramEvaluation gram, Kernels kernels) {
        float[] wanted = target.values();
        float[] matrix = new float[wanted.length];
        float[] slopes = new float[wanted.length];
        MagnitudeScaledDistance distance = new MagnitudeScaledDistance(kernels.workers(), wanted.length);
        return (activations, weight, gradient) -> {
            LossKernel.requireLengths(shape, activations, gradient);
            gram.compute(activations, matrix);
            Arrays.fill(slopes, 0);
            double value = distance.evaluate(matrix, wanted, 2 * weight / gram.divisor(), slopes);
            gram.multiplyAdd(activations, slopes, gradient);
            return value;
        };
    }

    @Override
    public Footprint footprint(Shape shape, Footprints kernels) {
        int elements = shape.channels() * shape.channels();
        Footprint targetAndMatrix = Footprint.floats(2L * elements);
        Footprint distance = scaling == Scaling.MAGNITUDES
                ? Footprint.floats(elements).and(MagnitudeScaledDistance.footprint(elements))
                : Footprint.NONE;
        return GramEvaluation.footprint(shape, kernels).and(targetAndMatrix).and(distance);
    }
}
