package io.github.brushwork.core.kernel;

import io.github.brushwork.core.Convolution;
import io.github.brushwork.core.Padding;
import io.github.brushwork.core.Shape;

/**
 * The direct correlation with 3 x 3 filters, one row at a time: what a convolution and its gradient are made of. A row is
 * made in blocks of positions; each filter tap adds, for the positions whose window lies on the image or its padding there,
 * the product of input channels and that tap's inputs x outputs matrix. Immutable.
 */
final class PlainCorrelation {

    /** Positions that share one load of filters: their sums, at 256 channels 32 KiB, stay in the first-level cache. */
    private static final int BLOCK = 32;

    private static final int SIZE = Convolution.SIZE;

    private final Shape shape;
    private final Padding padding;
    /** How many positions on each side a row is longer than the input's. */
    private final int margin;

    private final int outputs;
    /** {@code [3][3][inputs][outputs]}. */
    private final float[] filters;

    private final float[] bias;

    private PlainCorrelation(Shape shape, Padding padding, int margin, int outputs, float[] filters, float[] bias) {
        this.shape = shape;
        this.padding = padding;
        this.margin = margin;
        this.outputs = outputs;
        this.filters = filters;
        this.bias = bias;
    }

    /** The convolution itself, before its ReLU. */
    static PlainCorrelation of(Convolution layer, Shape input) {
        return new PlainCorrelation(input, layer.padding(), 0, layer.outputs(), layer.filters(), layer.bias());
    }

    /** The gradient with respect to its input and a margin around it: filters are rotated, channels swapped. */
    static PlainCorrelation gradientOf(Convolution layer, Shape output, int margin) {
        return new PlainCorrelation(
                output, Padding.ZERO, margin, layer.inputs(), rotate(layer), new float[layer.inputs()]);
    }

    /** The convolution itself: the filters are the layer's own. */
    static Footprint footprintOf(Convolution layer, Shape input) {
        return Footprint.scratch(ScratchSize.block(Math.min(BLOCK, input.width()), layer.outputs()));
    }

    /** The gradient with its rotated filters and the bias of zeros. */
    static Footprint footprintOfGradient(Convolution layer, Shape output, int margin) {
        int width = output.width() + 2 * margin;
        return Footprint.filters((long) layer.filters().length + layer.inputs())
                .and(Footprint.scratch(ScratchSize.block(Math.min(BLOCK, width), layer.inputs())));
    }

    private static float[] rotate(Convolution layer) {
        int inputs = layer.inputs();
        int outputs = layer.outputs();
        float[] filters = layer.filters();
        float[] rotated = new float[filters.length];
        int taps = SIZE * SIZE;
        for (int tap = 0; tap < taps; tap++) {
            int from = (taps - 1 - tap) * inputs * outputs;
            int to = tap * inputs * outputs;
            for (int in = 0; in < inputs; in++) {
                for (int out = 0; out < outputs; out++) {
                    rotated[to + out * inputs + in] = filters[from + in * outputs + out];
                }
            }
        }
        return rotated;
    }

    /**
     * Makes one row, with the margin on its left and right.
     *
     * @param source rows of the input; not modified
     * @param firstRow which row of the input the array begins with; it holds all rows that the window touches
     * @param y the row to make, perhaps in the margin
     * @param target modified: the row's sums from {@code offset}
     * @param offset where they begin
     * @param scratch its block of rows is used
     */
    void row(float[] source, int firstRow, int y, float[] target, int offset, Scratch scratch) {
        int width = shape.width() + 2 * margin;
        RowBlock block = scratch.rowBlock(Math.min(BLOCK, width), outputs);
        for (int x = 0; x < width; x += BLOCK) {
            int count = Math.min(BLOCK, width - x);
            for (int i = 0; i < count; i++) {
                System.arraycopy(bias, 0, block.row(i), 0, outputs);
            }
            addWindows(source, firstRow, y, x - margin, count, block);
            for (int i = 0; i < count; i++) {
                System.arraycopy(block.row(i), 0, target, offset + (x + i) * outputs, outputs);
            }
        }
    }

    /** Adds the correlation for {@code count} positions of row {@code y} from column {@code x}. */
    private void addWindows(float[] source, int firstRow, int y, int x, int count, RowBlock block) {
        int inputs = shape.channels();
        for (int ky = 0; ky < SIZE; ky++) {
            int sourceY = padding.source(y + ky - 1, shape.height());
            if (sourceY < 0 || sourceY >= shape.height()) {
                continue;
            }
            int row = (sourceY - firstRow) * shape.width();
            for (int kx = 0; kx < SIZE; kx++) {
                int tap = (ky * SIZE + kx) * inputs * outputs;
                for (int c = 0; c < inputs; c += RowBlock.STEP) {
                    int step = Math.min(RowBlock.STEP, inputs - c);
                    block.load(filters, tap + c * outputs, outputs, step);
                    for (int i = 0; i < count; i++) {
                        int sourceX = padding.source(x + i + kx - 1, shape.width());
                        if (sourceX >= 0 && sourceX < shape.width()) {
                            block.add(i, source, (row + sourceX) * inputs + c, 1, step);
                        }
                    }
                }
            }
        }
    }
}
