package io.github.brushwork.losses.region;

import io.github.brushwork.core.Shape;
import io.github.brushwork.core.Tensor;
import io.github.brushwork.core.kernel.Footprint;
import io.github.brushwork.core.kernel.Scratch;
import io.github.brushwork.core.kernel.Workers;

/**
 * Squared differences from a target, weighted by position, in chunks of positions. The chunks depend on the shape alone and
 * their sums are added up in order, so that the result does not depend on the number of workers.
 *
 * <p>For one thread at a time; allocates nothing once it is made.
 */
final class WeightedDistance {

    /** Elements of a task: they fit into the second-level cache. */
    private static final int CHUNK = 1 << 15;

    private final float[] target;
    private final int channels;
    private final float[] weights;
    private final int chunk;
    private final double[] sums;
    private final Workers.Loop loop;

    /** Set for each call, as are those below. */
    private float[] activations;

    private double factor;
    private float[] gradient;

    /**
     * @param target positions x channels; not copied
     * @param weights one for each position; not copied
     */
    WeightedDistance(Workers workers, Tensor target, float[] weights) {
        this.target = target.data();
        this.channels = target.shape().channels();
        this.weights = weights;
        this.chunk = chunk(channels);
        this.sums = new double[chunks(weights.length, chunk)];
        this.loop = workers.loop(this::runChunk);
    }

    /** With a target and weights for activations of this shape. */
    static Footprint footprint(Shape shape) {
        return Footprint.doubles(chunks(shape.positions(), chunk(shape.channels())))
                .and(Footprint.floats(shape.size()))
                .and(Footprint.floats(shape.positions()));
    }

    private static int chunk(int channels) {
        return Math.max(1, CHUNK / channels);
    }

    private static int chunks(int positions, int chunk) {
        return (positions + chunk - 1) / chunk;
    }

    /**
     * The sum of {@code w (F - P)^2}, in double precision.
     *
     * @param activations {@code F}; not modified
     * @param factor on what is added to the gradient
     * @param gradient modified: {@code factor * w (F - P)} is added
     */
    double squaredDistance(float[] activations, double factor, float[] gradient) {
        this.activations = activations;
        this.factor = factor;
        this.gradient = gradient;
        try {
            loop.run(sums.length);
        } finally {
            this.activations = null;
            this.gradient = null;
        }
        double sum = 0;
        for (double each : sums) {
            sum += each;
        }
        return sum;
    }

    private void runChunk(int index, Scratch scratch) {
        int end = (int) Math.min(weights.length, (index + 1L) * chunk);
        double sum = 0;
        for (int p = index * chunk; p < end; p++) {
            sum += weights[p] * squares(p * channels);
            addDifferences(p * channels, (float) (factor * weights[p]));
        }
        sums[index] = sum;
    }

    private double squares(int from) {
        double sum = 0;
        for (int i = from; i < from + channels; i++) {
            double difference = activations[i] - target[i];
            sum += difference * difference;
        }
        return sum;
    }

    private void addDifferences(int from, float positionFactor) {
        for (int i = from; i < from + channels; i++) {
            gradient[i] += positionFactor * (activations[i] - target[i]);
        }
    }
}
