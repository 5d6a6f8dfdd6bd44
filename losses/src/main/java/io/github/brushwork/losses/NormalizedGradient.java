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
 * A loss whose gradient always has the same size, that of the term's weight.
 *
 * <pre>{@code
 * g = weight * dL/dF / (sum over all elements of |dL/dF| + 1e-8)
 * }</pre>
 *
 * <p>{@code L} is the loss that is wrapped and {@code F} the activations of its layer, H x W x C. Each term then pulls as
 * hard as its weight says, whatever the size of its layer's activations.
 *
 * <p>What comes back is <strong>not the gradient of the value</strong>, which is that of the wrapped loss, nor of any other
 * function of the image: the factor changes from point to point. A line search compares values with slopes and may fail or
 * stop early; gradient descent and Adam look at gradients alone and work. Near the minimum of the loss the gradient does
 * not become small, so that iterations do not settle unless their steps shrink.
 *
 * <p>Source: jcjohnson/neural-style, option {@code -normalize_gradients}, which divides by the same norm, at the layer and
 * with the same 1e-8, and multiplies by the strength afterwards.
 *
 * <p>It is a kernel only, without a SameDiff expression, for there is no value that it could be the gradient of. A kernel
 * needs as much memory as the activations, and what the wrapped one needs.
 *
 * @param loss the loss to wrap
 */
public record NormalizedGradient(Loss loss) implements Loss {

    private static final double EPSILON = 1e-8;

    public NormalizedGradient {
        Objects.requireNonNull(loss, "loss");
    }

    @Override
    public String layer() {
        return loss.layer();
    }

    @Override
    public LossKernel kernel(Shape shape, Kernels kernels) {
        return new Kernel(shape, loss.kernel(shape, kernels), kernels, new float[shape.size()]);
    }

    @Override
    public Footprint footprint(Shape shape, Footprints kernels) {
        return loss.footprint(shape, kernels).and(Footprint.floats(shape.size()));
    }

    private record Kernel(Shape shape, LossKernel wrapped, Kernels kernels, float[] own) implements LossKernel {

        @Override
        public double evaluate(float[] activations, double weight, float[] gradient) {
            LossKernel.requireLengths(shape, activations, gradient);
            Arrays.fill(own, 0);
            double value = wrapped.evaluate(activations, 1, own);
            kernels.arithmetic().addScaled(gradient, (float) (weight / (norm() + EPSILON)), own);
            return value;
        }

        private double norm() {
            double sum = 0;
            for (float each : own) {
                sum += Math.abs(each);
            }
            return sum;
        }

        @Override
        public void close() {
            wrapped.close();
        }
    }
}
