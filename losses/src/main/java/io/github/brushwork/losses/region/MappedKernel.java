package io.github.brushwork.losses.region;

import io.github.brushwork.core.LossKernel;
import io.github.brushwork.core.Shape;
import io.github.brushwork.core.kernel.Workers;
import java.util.Arrays;

/**
 * A loss of a linear map of the activations: they are mapped position by position, and the gradient comes back by the
 * transpose of the map. For one thread at a time; allocates nothing once it is made.
 */
final class MappedKernel implements LossKernel {

    /** What is done at one position. */
    @FunctionalInterface
    interface Body {

        /**
         * @param source the whole array that is read
         * @param target the whole array that is written, in places that belong to this position alone
         */
        void run(float[] source, float[] target, int position);
    }

    /** Elements of a task: they fit into the second-level cache. */
    private static final int CHUNK = 1 << 15;

    private final Shape shape;
    private final LossKernel wrapped;
    private final int positions;
    private final int chunk;
    private final Workers.Loop forward;
    private final Workers.Loop backward;
    private final float[] mapped;
    private final float[] mappedGradient;

    /** Set for each evaluation, as is the one below. */
    private float[] activations;

    private float[] gradient;

    /**
     * Prepares evaluations.
     *
     * @param workers run the map, a range of positions each
     * @param shape of the activations
     * @param wrapped evaluates the loss of what the map makes
     * @param mappedShape of what the map makes, which has the positions that the map goes over
     * @param map overwrites its target
     * @param transpose adds to its target
     */
    MappedKernel(Workers workers, Shape shape, LossKernel wrapped, Shape mappedShape, Body map, Body transpose) {
        this.shape = shape;
        this.wrapped = wrapped;
        this.positions = mappedShape.positions();
        this.chunk = Math.max(1, CHUNK / shape.channels());
        this.mapped = new float[mappedShape.size()];
        this.mappedGradient = new float[mappedShape.size()];
        this.forward = workers.loop((index, scratch) -> run(map, activations, mapped, index));
        this.backward = workers.loop((index, scratch) -> run(transpose, mappedGradient, gradient, index));
    }

    private void run(Body body, float[] source, float[] target, int index) {
        int end = (int) Math.min(positions, (index + 1L) * chunk);
        for (int p = index * chunk; p < end; p++) {
            body.run(source, target, p);
        }
    }

    @Override
    public double evaluate(float[] activations, double weight, float[] gradient) {
        LossKernel.requireLengths(shape, activations, gradient);
        int chunks = (positions + chunk - 1) / chunk;
        this.activations = activations;
        this.gradient = gradient;
        try {
            forward.run(chunks);
            Arrays.fill(mappedGradient, 0);
            double value = wrapped.evaluate(mapped, weight, mappedGradient);
            backward.run(chunks);
            return value;
        } finally {
            this.activations = null;
            this.gradient = null;
        }
    }

    @Override
    public void close() {
        wrapped.close();
    }
}
