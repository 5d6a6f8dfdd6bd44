package io.github.brushwork.core.kernel.vector;

import io.github.brushwork.core.Convolution;

/**
 * The right factors of a convolution's products: for each frequency {@link Panels} of depth x columns.
 *
 * @param depth input channels, or the elements of a window, rounded up to whole vectors; the rest are zeros
 * @param columns output channels
 * @param stride from one frequency to the next; 0 if all share one factor
 * @param values as {@link MatrixProduct} reads them
 */
record Filters(int depth, int columns, int stride, float[] values) {

    private static final int SIZE = Convolution.SIZE;

    int paddedColumns() {
        return Panels.paddedColumns(columns);
    }

    int panels() {
        return paddedColumns() / Lanes.PANEL;
    }

    int offset(int frequency) {
        return frequency * stride;
    }

    /** The filters in the forward direction, transformed by Winograd's method. */
    static Filters winograd(Convolution layer) {
        return winograd(layer.inputs(), layer.outputs(), layer.filters(), layer.outputs(), 1, false);
    }

    /** The filters of the input gradient, turned by 180 degrees and with channels swapped. */
    static Filters winogradOfGradient(Convolution layer) {
        return winograd(layer.outputs(), layer.inputs(), layer.filters(), 1, layer.outputs(), true);
    }

    /**
     * Transforms filters.
     *
     * @param inputStride in the given filters, from one input channel to the next
     * @param outputStride likewise for output channels
     * @param turned whether to take the taps in reverse order
     */
    private static Filters winograd(
            int inputs, int outputs, float[] filters, int inputStride, int outputStride, boolean turned) {
        int depth = Lanes.padded(inputs);
        int stride = depth * Panels.paddedColumns(outputs);
        float[] values = new float[Math.multiplyExact(Winograd.FREQUENCIES, stride)];
        double[] columns = new double[SIZE * Winograd.PATCH];
        double[] transformed = new double[Winograd.FREQUENCIES];
        int taps = SIZE * SIZE;
        int tapStride = turned ? -inputs * outputs : inputs * outputs;
        int firstTap = turned ? (taps - 1) * inputs * outputs : 0;
        for (int out = 0; out < outputs; out++) {
            int panel = out / Lanes.PANEL * depth * Lanes.PANEL + out % Lanes.PANEL;
            for (int in = 0; in < inputs; in++) {
                int first = firstTap + in * inputStride + out * outputStride;
                for (int kx = 0; kx < SIZE; kx++) {
                    int tap = first + kx * tapStride;
                    Winograd.filter(
                            filters[tap],
                            filters[tap + SIZE * tapStride],
                            filters[tap + 2 * SIZE * tapStride],
                            columns,
                            kx,
                            SIZE);
                }
                for (int i = 0; i < Winograd.PATCH; i++) {
                    int row = i * SIZE;
                    Winograd.filter(
                            columns[row], columns[row + 1], columns[row + 2], transformed, i * Winograd.PATCH, 1);
                }
                for (int f = 0; f < Winograd.FREQUENCIES; f++) {
                    values[f * stride + panel + in * Lanes.PANEL] = (float) transformed[f];
                }
            }
        }
        return new Filters(depth, outputs, stride, values);
    }

    /** The filters as one matrix, window elements x outputs, for all positions. */
    static Filters direct(Convolution layer) {
        int rows = SIZE * SIZE * layer.inputs();
        int depth = Lanes.padded(rows);
        Panels panels = Panels.zeros(depth, layer.outputs());
        panels.pack(layer.filters(), rows);
        return new Filters(depth, layer.outputs(), 0, panels.values());
    }
}
