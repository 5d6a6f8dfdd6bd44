package io.github.brushwork.core.kernel;

import io.github.brushwork.core.Convolution;
import io.github.brushwork.core.Shape;

/**
 * The backward pass through a convolution, parallel over rows. Each task makes the three rows of the gradient that its window
 * touches anew, behind the ReLU mask: that is little work beside the convolution, and no array of that size is needed.
 */
final class PlainConvolutionGradient {

    /** What gives the gradient of the convolution's output before the ReLU mask. */
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
    private final PaddedGradient padded;
    private final PlainCorrelation correlation;
    private final PlainReluMask mask;
    private final Rows rows;
    private final Workers.Loop loop;
    /** Made once, so that a run allocates nothing. */
    private final Runnable pass;
    /** Set for each run. */
    private float[] gradient;

    PlainConvolutionGradient(Convolution layer, Shape output, PlainReluMask mask, Rows rows, Workers workers) {
        this.shape = output;
        this.inputs = layer.inputs();
        this.padded = new PaddedGradient(layer.padding(), output.withChannels(inputs));
        this.correlation = PlainCorrelation.gradientOf(layer, output, padded.margin());
        this.mask = mask;
        this.rows = rows;
        this.loop = workers.loop(this::row);
        this.pass = () -> loop.run(padded.paddedHeight());
    }

    static Footprint footprint(Convolution layer, Shape output) {
        int margin = PaddedGradient.margin(layer.padding());
        long memory = memory(output, output.width() + 2 * margin, layer.inputs());
        return PaddedGradient.footprint(layer.padding(), output.withChannels(layer.inputs()))
                .and(PlainCorrelation.footprintOfGradient(layer, output, margin))
                .and(Footprint.scratch(ScratchSize.floats(memory)));
    }

    /** What a task needs: the rows of the window and the row that it makes. */
    private static int memory(Shape output, int paddedWidth, int inputs) {
        return WINDOW * output.width() * output.channels() + paddedWidth * inputs;
    }

    void run(float[] gradient, float[] inputGradient) {
        this.gradient = gradient;
        try {
            padded.compute(inputGradient, pass);
        } finally {
            this.gradient = null;
        }
    }

    private void row(int index, Scratch scratch) {
        int y = index - padded.margin();
        int length = shape.width() * shape.channels();
        int made = WINDOW * length;
        float[] memory = scratch.floats(memory(shape, padded.paddedWidth(), inputs));
        for (int i = 0; i < WINDOW; i++) {
            int windowY = y - 1 + i;
            if (windowY >= 0 && windowY < shape.height()) {
                rows.row(gradient, windowY, memory, i * length);
                mask.apply(windowY, memory, i * length);
            }
        }
        correlation.row(memory, y - 1, y, memory, made, scratch);
        for (int i = 0; i < padded.paddedWidth(); i++) {
            int x = i - padded.margin();
            System.arraycopy(memory, made + i * inputs, padded.array(y, x), padded.offset(y, x), inputs);
        }
    }
}
