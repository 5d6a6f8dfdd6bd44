package io.github.brushwork.core.kernel;

import io.github.brushwork.core.Pool;
import io.github.brushwork.core.Shape;
import java.util.Arrays;
import jdk.incubator.vector.FloatVector;

/** 2 x 2 pooling of stride 2, parallel over output rows, in vectors over the channels. */
abstract class VectorPooling implements LayerKernel {

    private final String name;
    private final Shape input;
    private final Shape output;
    private final Workers.Loop forward;
    private final Workers.Loop backward;

    private float[] from;
    private float[] to;

    VectorPooling(Workers workers, Pool pool, Shape input) {
        this.name = pool.name();
        this.input = input;
        this.output = pool.outputShape(input);
        this.forward = workers.loop(this::forwardRow);
        this.backward = workers.loop(this::backwardRow);
    }

    /**
     * Plans a pooling.
     *
     * @param way whether {@link #backward} will be asked for; else it must not be
     */
    static LayerKernel of(Pool pool, Shape input, Workers workers, Way way) {
        return switch (pool.pooling()) {
            case AVERAGE, RESCALED_AVERAGE -> new VectorAveragePooling(workers, pool, input);
            case MAX -> new VectorMaxPooling(workers, pool, input, way);
        };
    }

    /** That of a pooling with its backward pass. */
    static Footprint footprint(Pool pool, Shape input) {
        return switch (pool.pooling()) {
            case AVERAGE, RESCALED_AVERAGE -> Footprint.NONE;
            case MAX -> VectorMaxPooling.footprint(pool, input);
        };
    }

    /** Which ways a kernel is for. */
    enum Way {
        FORWARD,
        BOTH
    }

    /**
     * Pools one position.
     *
     * @param position number of the output position
     * @param from index in the input of the upper left of the four positions
     * @param below distance from there to the lower left one
     * @param to index in the output
     */
    abstract void pool(float[] input, int position, int from, int below, float[] output, int to);

    /** The same with gradients and the other way. */
    abstract void distribute(float[] outputGradient, int position, int from, float[] inputGradient, int to, int below);

    @Override
    public final Shape inputShape() {
        return input;
    }

    @Override
    public final Shape outputShape() {
        return output;
    }

    @Override
    public final void forward(float[] input, float[] output) {
        Preconditions.checkLength("the input", name, input, this.input);
        Preconditions.checkLength("the output", name, output, this.output);
        from = input;
        to = output;
        forward.run(this.output.height());
    }

    @Override
    public final void backward(float[] outputGradient, float[] inputGradient) {
        Preconditions.checkLength("the output gradient", name, outputGradient, output);
        Preconditions.checkLength("the input gradient", name, inputGradient, input);
        from = outputGradient;
        to = inputGradient;
        backward.run(output.height());
    }

    private void forwardRow(int y, Scratch scratch) {
        int channels = input.channels();
        int below = input.width() * channels;
        int position = y * output.width();
        for (int x = 0; x < output.width(); x++) {
            pool(from, position + x, 2 * y * below + 2 * x * channels, below, to, (position + x) * channels);
        }
    }

    private void backwardRow(int y, Scratch scratch) {
        int channels = input.channels();
        int below = input.width() * channels;
        int position = y * output.width();
        for (int x = 0; x < output.width(); x++) {
            distribute(from, position + x, (position + x) * channels, to, 2 * y * below + 2 * x * channels, below);
        }
        clearDropped(2 * y * below, below, y == output.height() - 1);
    }

    /** Nothing comes from what the pooling drops: the last column of the two rows, and after the last two a third one. */
    private void clearDropped(int start, int row, boolean last) {
        if (input.width() % 2 == 1) {
            Arrays.fill(to, start + row - input.channels(), start + row, 0f);
            Arrays.fill(to, start + 2 * row - input.channels(), start + 2 * row, 0f);
        }
        if (last && input.height() % 2 == 1) {
            Arrays.fill(to, start + 2 * row, start + 3 * row, 0f);
        }
    }

    static FloatVector vector(float[] a, int index) {
        return FloatVector.fromArray(VectorLanes.FLOATS, a, index);
    }
}
