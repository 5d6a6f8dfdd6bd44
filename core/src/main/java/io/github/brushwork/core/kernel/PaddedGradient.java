package io.github.brushwork.core.kernel;

import io.github.brushwork.core.Padding;
import io.github.brushwork.core.Shape;

/**
 * The gradient with respect to a convolution's padded input, and from it that of the input: the adjoint of the padding.
 *
 * <p>What is found for the input's own positions goes straight to where it is wanted. What is found for the positions
 * around it goes to a ring kept here, and is at last added to the positions that they were copied from, always in the same
 * order. Zeros were copied from nowhere: then there is no ring. For one pass at a time, whose threads may all write.
 */
final class PaddedGradient {

    private final Padding padding;
    private final Shape shape;
    private final int margin;
    /** The row above and the row below with their corners, then the left and the right column. */
    private final float[] ring;
    /** Set for each pass. */
    private float[] gradient;

    PaddedGradient(Padding padding, Shape shape) {
        this.padding = padding;
        this.shape = shape;
        this.margin = margin(padding);
        this.ring = new float[(paddedHeight() * paddedWidth() - shape.positions()) * shape.channels()];
    }

    /** How many positions on each side a padding wants a gradient for. */
    static int margin(Padding padding) {
        return padding == Padding.ZERO ? 0 : 1;
    }

    static Footprint footprint(Padding padding, Shape shape) {
        long margin = margin(padding);
        long ring = 2 * margin * (shape.height() + shape.width() + 2 * margin);
        return Footprint.floats(ring * shape.channels());
    }

    /** How many positions on each side a gradient is wanted for as well. */
    int margin() {
        return margin;
    }

    /** Rows for which a gradient is wanted: those of the input and the margin. */
    int paddedHeight() {
        return shape.height() + 2 * margin;
    }

    /** Columns for which a gradient is wanted. */
    int paddedWidth() {
        return shape.width() + 2 * margin;
    }

    /**
     * Runs a pass and adds what it found for the margin.
     *
     * @param inputGradient height x width x channels; modified: overwritten
     * @param pass writes the gradient of every position, those of the margin too, where {@link #array} and {@link #offset}
     *     say
     */
    void compute(float[] inputGradient, Runnable pass) {
        gradient = inputGradient;
        try {
            pass.run();
            addRing();
        } finally {
            gradient = null;
        }
    }

    /** The array for the gradient of a position, of the input or its margin: the input's gradient, or the ring. */
    float[] array(int y, int x) {
        return isInside(y, x) ? gradient : ring;
    }

    /** Where in that array the position's gradient begins. */
    int offset(int y, int x) {
        return (isInside(y, x) ? y * shape.width() + x : ringPosition(y, x)) * shape.channels();
    }

    private boolean isInside(int y, int x) {
        return y >= 0 && y < shape.height() && x >= 0 && x < shape.width();
    }

    private int ringPosition(int y, int x) {
        if (y < 0) {
            return x + 1;
        }
        int row = shape.width() + 2;
        if (y == shape.height()) {
            return row + x + 1;
        }
        return 2 * row + (x < 0 ? y : shape.height() + y);
    }

    private void addRing() {
        if (margin == 0) {
            return;
        }
        for (int x = -1; x <= shape.width(); x++) {
            add(-1, x);
            add(shape.height(), x);
        }
        for (int y = 0; y < shape.height(); y++) {
            add(y, -1);
            add(y, shape.width());
        }
    }

    /** Adds the gradient of a position of the ring to the position that it was copied from. */
    private void add(int y, int x) {
        int from = offset(y, x);
        int to = offset(padding.source(y, shape.height()), padding.source(x, shape.width()));
        for (int c = 0; c < shape.channels(); c++) {
            gradient[to + c] += ring[from + c];
        }
    }
}
