package io.github.brushwork.core.engine;

import io.github.brushwork.core.Loss;
import io.github.brushwork.core.LossKernel;
import io.github.brushwork.core.Shape;
import io.github.brushwork.core.kernel.Kernels;

/** Half the squared distance of every activation from one value: the simplest loss, to test engines with. */
record SquaredDistance(String layer, double from) implements Loss {

    @Override
    public LossKernel kernel(Shape shape, Kernels kernels) {
        return (activations, weight, gradient) -> {
            double sum = 0;
            for (int i = 0; i < activations.length; i++) {
                double difference = activations[i] - from;
                sum += difference * difference / 2;
                gradient[i] += (float) (weight * difference);
            }
            return sum;
        };
    }

    double value(double[] activations) {
        double sum = 0;
        for (double activation : activations) {
            sum += (activation - from) * (activation - from) / 2;
        }
        return sum;
    }
}
