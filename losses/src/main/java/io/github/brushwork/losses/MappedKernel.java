package io.github.brushwork.losses;

import io.github.brushwork.core.LossKernel;
import io.github.brushwork.core.Shape;
import java.util.Arrays;

/**
 * A loss of a linear map of the activations: they go forth, and the gradient comes back by the transpose of the map.
 *
 * @param shape of the activations
 * @param wrapped evaluates the loss of what the map makes
 * @param forth the map; overwrites its target
 * @param back its transpose; adds to its target
 * @param mapped what the map makes
 * @param mappedGradient as long
 */
record MappedKernel(
        Shape shape, LossKernel wrapped, PositionLoop forth, PositionLoop back, float[] mapped, float[] mappedGradient)
        implements LossKernel {

    @Override
    public double evaluate(float[] activations, double weight, float[] gradient) {
        Lengths.check(shape, activations, gradient);
        forth.run(activations, mapped);
        Arrays.fill(mappedGradient, 0);
        double value = wrapped.evaluate(mapped, weight, mappedGradient);
        back.run(mappedGradient, gradient);
        return value;
    }

    @Override
    public void close() {
        wrapped.close();
    }
}
