package io.github.brushwork.examples.extending;

import io.github.brushwork.core.Loss;
import io.github.brushwork.core.LossKernel;
import io.github.brushwork.core.Shape;
import io.github.brushwork.core.kernel.Kernels;

/** How far the mean square {@code e} of a layer's activations is from a target {@code t}: {@code (e - t)^2}. */
public record Energy(String layer, double target) implements Loss {

    @Override
    public LossKernel kernel(Shape shape, Kernels kernels) {
        int n = shape.size();
        return (activations, weight, gradient) -> {
            double sum = 0;
            for (float a : activations) {
                sum += (double) a * a;
            }
            double difference = sum / n - target;
            double factor = weight * 4 * difference / n;
            for (int i = 0; i < n; i++) {
                gradient[i] += (float) (factor * activations[i]);
            }
            return difference * difference;
        };
    }
}
