package io.github.brushwork.core.kernel;

import io.github.brushwork.core.Convolution;
import io.github.brushwork.core.Shape;

/**
 * The way back through a convolution, parallel over rows. Each task makes the three rows of the gradient that its window
 * touches anew, behind the gates: that is little work beside the convolution, and no array of that size is needed.
 */
final class PlainConvolutionGradient {

    /** What gives the gradient of the convolution's output before the gates. */
    @FunctionalInterface
    interface Rows {

        /**
         * Makes one row.
         *
         * @param gradient the whole gradient that {@link PlainConvolutionGradient#run} was given; not modified
         * @param y the row of the convolution's output
         * @param target modified: the row from {@code offset}
         * @param offset where the row begins
         */
        void row(float[] gradient, int y, float[] target, int offset);
    }

    private static final int WINDOW = Convolution.SIZE;

    private final Shape shape;
    private final int inputs;
    private final PlainCorrelation correlation;
    private final Gates gates;
    private final Rows rows;
    private final RowLoop loop;

    /**
     * Plans the way back.
     *
     * @param layer the convolution
     * @param output shape of its output
     * @param gates of its output
     * @param rows what gives the gradient of its output
     * @param workers the threads to use
     */
    PlainConvolutionGradient(Convolution layer, Shape output, Gates gates, Rows rows, Workers workers) {
        this.shape = output;
        this.inputs = layer.inputs();
        this.correlation = PlainCorrelation.gradientOf(layer, output);
        this.gates = gates;
        this.rows = rows;
        this.loop = new RowLoop(workers, output.height(), this::row);
    }

    void run(float[] gradient, float[] inputGradient) {
        loop.run(gradient, inputGradient);
    }

    private void row(float[] gradient, float[] inputGradient, int y, Scratch scratch) {
        int length = shape.width() * shape.channels();
        float[] window = scratch.floats(WINDOW * length);
        for (int i = 0; i < WINDOW; i++) {
            int windowY = y - 1 + i;
            if (windowY >= 0 && windowY < shape.height()) {
                rows.row(gradient, windowY, window, i * length);
                gates.close(windowY, window, i * length);
            }
        }
        correlation.row(window, y - 1, y, inputGradient, y * shape.width() * inputs, scratch);
    }
}
