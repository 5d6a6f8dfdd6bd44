package io.github.brushwork.losses;

import io.github.brushwork.core.Features;
import io.github.brushwork.core.Loss;
import io.github.brushwork.core.LossKernel;
import io.github.brushwork.core.Shape;
import io.github.brushwork.core.Tensor;
import io.github.brushwork.core.kernel.GramKernel;
import io.github.brushwork.core.kernel.Kernels;
import io.github.brushwork.losses.GramMatrix.Normalization;
import java.util.Objects;

/**
 * How far the Gram matrix of activations lies from that of the style image.
 *
 * <pre>{@code
 * L = sum over all elements of (G - A)^2 / C^2                       MEAN
 * L = sum over all elements of (G - A)^2 / (sum of all A^2)          RELATIVE
 * }</pre>
 *
 * <p>{@code G} is the {@link GramMatrix} of the image's activations {@code F}, (H W) x C, and {@code A} the target, both C
 * x C with the same normalisation. With {@code n} the normalisation's divisor and {@code d} the denominator above, the
 * gradient is {@code 4 F (G - A) / (n d)}. The style image may have another size than the image that is made.
 *
 * <p>Source: L. Gatys, A. Ecker, M. Bethge, Image Style Transfer Using Convolutional Neural Networks, CVPR 2016, equations
 * 3 to 6. The paper has {@code sum (G - A)^2 / (4 C^2 (H W)^2)} with unnormalised matrices: a quarter of MEAN with
 * {@link Normalization#POSITIONS}, if both images have the same size.
 *
 * @param layer a layer's name or alias
 * @param target Gram matrix of the style image
 * @param scaling what the squared differences are divided by
 */
public record StyleLoss(String layer, GramMatrix target, Scaling scaling) implements Loss {

    /**
     * Binds a target.
     *
     * @param layer a layer's name or alias
     * @param target Gram matrix of the style image
     * @param scaling what the squared differences are divided by
     * @throws IllegalArgumentException if the scaling is {@link Scaling#RELATIVE} and the target is zero
     */
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
     * A style loss without its target.
     *
     * @param layer a layer's name or alias
     * @param normalization what the Gram matrices are divided by
     * @param scaling what the squared differences are divided by
     */
    public record Spec(String layer, Normalization normalization, Scaling scaling) {

        /**
         * Creates a specification.
         *
         * @param layer a layer's name or alias
         * @param normalization what the Gram matrices are divided by
         * @param scaling what the squared differences are divided by
         */
        public Spec {
            Objects.requireNonNull(layer, "layer");
            Objects.requireNonNull(normalization, "normalization");
            Objects.requireNonNull(scaling, "scaling");
        }

        /**
         * This specification with another normalisation.
         *
         * @param normalization what the Gram matrices are divided by
         * @return the other specification
         */
        public Spec normalization(Normalization normalization) {
            return new Spec(layer, normalization, scaling);
        }

        /**
         * This specification with another scaling.
         *
         * @param scaling what the squared differences are divided by
         * @return the other specification
         */
        public Spec scaling(Scaling scaling) {
            return new Spec(layer, normalization, scaling);
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
            return target(GramMatrix.of(activations, normalization));
        }

        /**
         * Binds a Gram matrix.
         *
         * @param gram a matrix with this specification's normalisation
         * @return the loss
         * @throws IllegalArgumentException if the normalisation is another, or see {@link StyleLoss#StyleLoss}
         */
        public StyleLoss target(GramMatrix gram) {
            if (gram.normalization() != normalization) {
                throw new IllegalArgumentException("style loss at " + layer + ": the target is normalised by "
                        + gram.normalization() + ", but " + normalization + " was asked for");
            }
            return new StyleLoss(layer, gram, scaling);
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
     */
    public double divisor() {
        return switch (scaling) {
            case MEAN -> (double) target.channels() * target.channels();
            case RELATIVE -> target.squaredNorm();
        };
    }

    @Override
    public LossKernel kernel(Shape shape, Kernels kernels) {
        if (shape.channels() != target.channels()) {
            throw new IllegalArgumentException("style loss at " + layer + ": the activations are " + shape
                    + ", but the target is a Gram matrix of " + target.channels() + " x " + target.channels()
                    + ": was it made at another layer?");
        }
        return new Kernel(target, divisor(), shape, kernels.gram(shape.positions(), shape.channels()));
    }

    private static final class Kernel implements LossKernel {

        private final GramMatrix target;
        private final double divisor;
        private final Shape shape;
        private final GramKernel gram;
        /** The Gram matrix, then the matrix whose product with the activations is the gradient. */
        private final float[] matrix;

        Kernel(GramMatrix target, double divisor, Shape shape, GramKernel gram) {
            this.target = target;
            this.divisor = divisor;
            this.shape = shape;
            this.gram = gram;
            this.matrix = new float[target.values().length];
        }

        @Override
        public double evaluate(float[] activations, double weight, float[] gradient) {
            Lengths.check(shape, activations, gradient);
            GramMatrix.compute(gram, activations, shape, target.normalization(), matrix);
            float[] wanted = target.values();
            double factor = 4 * weight / (divisor * target.normalization().divisor(shape));
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
}
