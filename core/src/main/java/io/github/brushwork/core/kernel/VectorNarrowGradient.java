package io.github.brushwork.core.kernel;

import io.github.brushwork.core.Convolution;

/**
 * The input gradient of a convolution with few channels on one side, such as a network's first: each position's gradient
 * is multiplied with the filters' matrix, outputs x (taps and inputs), and every input then adds up what nine positions
 * have for it. By rectangles, each with a border of one position that its neighbours compute as well; the padding's margin
 * is part of them.
 */
final class VectorNarrowGradient {

    private static final int HEIGHT = 16;
    private static final int WIDTH = 64;
    private static final int SIZE = Convolution.SIZE;

    private final VectorReluGradient gradient;
    private final PaddedGradient inputGradient;
    private final int channels;
    private final VectorPanels filters;
    private final int depth;
    private final int columns;
    private final Workers.Loop loop;

    VectorNarrowGradient(
            Workers workers, Convolution layer, VectorReluGradient gradient, PaddedGradient inputGradient) {
        this.gradient = gradient;
        this.inputGradient = inputGradient;
        this.channels = layer.inputs();
        this.depth = VectorLanes.padded(layer.outputs());
        this.filters = filters(layer);
        this.columns = (inputGradient.paddedWidth() + WIDTH - 1) / WIDTH;
        this.loop = workers.loop(this::compute);
    }

    private static VectorPanels filters(Convolution layer) {
        int taps = SIZE * SIZE * layer.inputs();
        float[] matrix = new float[layer.outputs() * taps];
        for (int out = 0; out < layer.outputs(); out++) {
            for (int i = 0; i < taps; i++) {
                matrix[out * taps + i] = layer.filters()[i * layer.outputs() + out];
            }
        }
        VectorPanels panels = VectorPanels.zeros(VectorLanes.padded(layer.outputs()), taps);
        panels.pack(matrix, layer.outputs());
        return panels;
    }

    static Footprint footprint(Convolution layer, int paddedHeight, int paddedWidth) {
        int depth = VectorLanes.padded(layer.outputs());
        int taps = SIZE * SIZE * layer.inputs();
        int rows = VectorMatrixProduct.paddedRows(Math.min(WIDTH, paddedWidth) + 2);
        int memory = memory(rows, depth, Math.min(HEIGHT, paddedHeight), VectorPanels.paddedColumns(taps));
        return Footprint.filters(VectorPanels.length(depth, taps)).and(Footprint.scratch(ScratchSize.floats(memory)));
    }

    /** What a task needs: a row of gradients and the products of all rows. */
    private static int memory(int rows, int depth, int height, int stride) {
        return rows * depth + rows * (height + 2) * stride;
    }

    void run() {
        loop.run((inputGradient.paddedHeight() + HEIGHT - 1) / HEIGHT * columns);
    }

    private void compute(int task, Scratch scratch) {
        int firstRow = task / columns * HEIGHT;
        int firstColumn = task % columns * WIDTH;
        int height = Math.min(HEIGHT, inputGradient.paddedHeight() - firstRow);
        int width = Math.min(WIDTH, inputGradient.paddedWidth() - firstColumn);
        int top = firstRow - inputGradient.margin();
        int left = firstColumn - inputGradient.margin();
        int rows = VectorMatrixProduct.paddedRows(width + 2);
        int stride = filters.paddedColumns();
        int products = rows * depth;
        float[] memory = scratch.floats(memory(rows, depth, height, stride));
        for (int i = 0; i < height + 2; i++) {
            for (int j = 0; j < width + 2; j++) {
                int to = VectorMatrixProduct.rowOffset(j, depth);
                gradient.copy(top - 1 + i, left - 1 + j, memory, to, VectorMatrixProduct.blockDistance());
            }
            int row = products + i * rows * stride;
            VectorMatrixProduct.multiply(
                    memory, 0, rows, filters.values(), 0, depth, filters.count(), memory, row, stride);
        }
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                float[] to = inputGradient.array(top + y, left + x);
                int at = inputGradient.offset(top + y, left + x);
                addUp(memory, products + (y * rows + x) * stride, rows * stride, stride, to, at);
            }
        }
    }

    /** Adds up, for each channel of one input, what the 3 x 3 positions around it have for it; tap (0, 0) lies last. */
    private void addUp(float[] products, int corner, int rowStride, int stride, float[] to, int at) {
        for (int c = 0; c < channels; c++) {
            float sum = 0;
            for (int i = 0; i < SIZE; i++) {
                for (int j = 0; j < SIZE; j++) {
                    int tap = (SIZE - 1 - i) * SIZE + SIZE - 1 - j;
                    sum += products[corner + i * rowStride + j * stride + tap * channels + c];
                }
            }
            to[at + c] = sum;
        }
    }
}
