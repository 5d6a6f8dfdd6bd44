package io.github.brushwork.core.kernel;

import io.github.brushwork.core.Pool;
import io.github.brushwork.core.Pooling;
import io.github.brushwork.core.Shape;

/** A pooling on its own, parallel over rows. Remembers which of the four was the largest, if it is one by maximum. */
final class PlainPooling implements LayerKernel {

    private final String name;
    private final Shape inputShape;
    private final PlainPooledRows rows;
    /** Null where nothing needs remembering: an average, or a kernel that only goes forward. */
    private final PlainReluMask mask;

    private final RowLoop forward;
    private final RowLoop backward;

    private PlainPooling(Pool pool, Shape input, Workers workers, boolean forwardOnly) {
        this.name = pool.name();
        this.inputShape = input;
        this.rows = new PlainPooledRows(pool, input);
        this.mask = !forwardOnly && pool.pooling() == Pooling.MAX ? new PlainReluMask(input) : null;
        this.forward = new RowLoop(workers, rows.outputShape().height(), this::forwardRow);
        this.backward = new RowLoop(workers, input.height(), this::backwardRow);
    }

    static ForwardKernel forward(Pool pool, Shape input, Workers workers) {
        return new PlainPooling(pool, input, workers, true);
    }

    static LayerKernel layer(Pool pool, Shape input, Workers workers) {
        return new PlainPooling(pool, input, workers, false);
    }

    static Footprint footprint(Pool pool, Shape input) {
        return pool.pooling() == Pooling.MAX ? PlainReluMask.footprint(input) : Footprint.NONE;
    }

    @Override
    public Shape inputShape() {
        return inputShape;
    }

    @Override
    public Shape outputShape() {
        return rows.outputShape();
    }

    @Override
    public void forward(float[] input, float[] output) {
        Preconditions.checkLength("the input", name, input, inputShape);
        Preconditions.checkLength("the output", name, output, outputShape());
        forward.run(input, output);
    }

    private void forwardRow(float[] input, float[] output, int y, Scratch scratch) {
        int offset = 2 * y * inputShape.width() * inputShape.channels();
        rows.forward(input, offset, output, y);
        if (mask != null) {
            mask.passLargest(2 * y, input, offset, false);
        }
    }

    @Override
    public void backward(float[] outputGradient, float[] inputGradient) {
        Preconditions.checkLength("the output gradient", name, outputGradient, outputShape());
        Preconditions.checkLength("the input gradient", name, inputGradient, inputShape);
        backward.run(outputGradient, inputGradient);
    }

    private void backwardRow(float[] outputGradient, float[] inputGradient, int y, Scratch scratch) {
        int offset = y * inputShape.width() * inputShape.channels();
        rows.spread(outputGradient, y, inputGradient, offset);
        if (mask != null) {
            mask.apply(y, inputGradient, offset);
        }
    }
}
