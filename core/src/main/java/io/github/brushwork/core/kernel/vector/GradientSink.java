package io.github.brushwork.core.kernel.vector;

import io.github.brushwork.core.Shape;

/** Stores the sums as they are: a gradient. */
final class GradientSink implements TileSink {

    private final TileCopy copy;
    /** Set for each pass. */
    private float[] gradient;

    GradientSink(Shape shape) {
        this.copy = new TileCopy(shape);
    }

    void gradient(float[] gradient) {
        this.gradient = gradient;
    }

    @Override
    public void write(int tile, int channel, int vectors, float[] sums, int offset, int stride) {
        copy.copy(tile, channel, vectors * Lanes.COUNT, sums, offset, stride, gradient);
    }
}
