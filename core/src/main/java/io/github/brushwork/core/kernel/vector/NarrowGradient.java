package io.github.brushwork.core.kernel.vector;

import io.github.brushwork.core.Convolution;
import io.github.brushwork.core.Shape;
import io.github.brushwork.core.kernel.Scratch;
import io.github.brushwork.core.kernel.Workers;

/**
 * The input gradient of a convolution with few channels on one side, such as a network's first: each position's gradient
 * is multiplied with the filters' matrix, outputs x (taps and inputs), and every input then adds up what nine positions
 * have for it. By rectangles, each with a border of one position that its neighbours compute as well.
 */
final class NarrowGradient {

    private static final int HEIGHT = 16;
    private static final int WIDTH = 64;
    private static final int SIZE = Convolution.SIZE;

    private final GatedGradient gradient;
    private final Shape input;
    private final Panels filters;
    private final int depth;
    private final int columns;
    private final Workers.Loop loop;
    /** Set for each pass. */
    private float[] inputGradient;

    NarrowGradient(Workers workers, Convolution layer, GatedGradient gradient) {
        this.gradient = gradient;
        this.input = gradient.shape().withChannels(layer.inputs());
        this.depth = Lanes.padded(layer.outputs());
        this.filters = filters(layer);
        this.columns = (input.width() + WIDTH - 1) / WIDTH;
        this.loop = workers.loop(this::compute);
    }

    private static Panels filters(Convolution layer) {
        int taps = SIZE * SIZE * layer.inputs();
        float[] matrix = new float[layer.outputs() * taps];
        for (int out = 0; out < layer.outputs(); out++) {
            for (int i = 0; i < taps; i++) {
                matrix[out * taps + i] = layer.filters()[i * layer.outputs() + out];
            }
        }
        Panels panels = Panels.zeros(Lanes.padded(layer.outputs()), taps);
        panels.pack(matrix, layer.outputs());
        return panels;
    }

    void run(float[] inputGradient) {
        this.inputGradient = inputGradient;
        loop.run((input.height() + HEIGHT - 1) / HEIGHT * columns);
        this.inputGradient = null;
    }

    private void compute(int task, Scratch scratch) {
        int top = task / columns * HEIGHT;
        int left = task % columns * WIDTH;
        int height = Math.min(HEIGHT, input.height() - top);
        int width = Math.min(WIDTH, input.width() - left);
        int rows = MatrixProduct.paddedRows(width + 2);
        int stride = filters.paddedColumns();
        int products = rows * depth;
        float[] memory = scratch.floats(products + rows * (height + 2) * stride);
        for (int i = 0; i < height + 2; i++) {
            for (int j = 0; j < width + 2; j++) {
                int to = MatrixProduct.rowOffset(j, depth);
                gradient.copy(top - 1 + i, left - 1 + j, memory, to, MatrixProduct.blockDistance());
            }
            int row = products + i * rows * stride;
            MatrixProduct.multiply(memory, 0, rows, filters.values(), 0, depth, filters.count(), memory, row, stride);
        }
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int to = ((top + y) * input.width() + left + x) * input.channels();
                addUp(memory, products + (y * rows + x) * stride, rows * stride, stride, to);
            }
        }
    }

    /** Adds up, for each channel of one input, what the 3 x 3 positions around it have for it; tap (0, 0) lies last. */
    private void addUp(float[] products, int corner, int rowStride, int stride, int to) {
        int channels = input.channels();
        for (int c = 0; c < channels; c++) {
            float sum = 0;
            for (int i = 0; i < SIZE; i++) {
                for (int j = 0; j < SIZE; j++) {
                    int tap = (SIZE - 1 - i) * SIZE + SIZE - 1 - j;
                    sum += products[corner + i * rowStride + j * stride + tap * channels + c];
                }
            }
            inputGradient[to + c] = sum;
        }
    }
}
