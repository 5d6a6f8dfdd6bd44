package io.github.brushwork.core.kernel;

import io.github.brushwork.core.Convolution;
import java.util.Arrays;

/**
 * Filters transformed by Winograd's method: four times as many numbers as the filters themselves. Where the image is small
 * or the filters are, they are transformed once and kept. Where the image is large, those of VGG's deeper layers would fill
 * hundreds of megabytes: each pass transforms them anew into memory that it borrows, in a few percent of its time.
 */
final class VectorWinogradFilters implements VectorTilePass.Filters {

    /** Transformed filters are always kept if they are no more than those of 128 x 256 channels. */
    private static final int SMALL = VectorWinograd.FREQUENCIES * 128 * 256;
    /** Larger ones are kept for less than 8 x 8 tiles, where transforming them would take a good part of the time. */
    private static final int FEW_TILES = 63;

    private static final int SIZE = Convolution.SIZE;
    private static final int TAPS = SIZE * SIZE;
    /** Floats of a vector of filters whose columns are transformed. */
    private static final int HALF = SIZE * VectorWinograd.PATCH * VectorLanes.COUNT;

    private final Workers workers;
    private final int inputs;
    private final int depth;
    private final int paddedColumns;
    /** Taps x inputs x padded columns; null once the transformed filters are kept. */
    private float[] taps;

    private final Workers.Loop transform;
    private final boolean keep;
    /** The transformed filters: frequencies x panels x depth x {@link VectorLanes#PANEL}. */
    private float[] values;

    private Scratch borrowed;

    private VectorWinogradFilters(Workers workers, int inputs, int outputs, float[] taps, int tiles) {
        this.workers = workers;
        this.inputs = inputs;
        this.depth = VectorLanes.padded(inputs);
        this.paddedColumns = VectorPanels.paddedColumns(outputs);
        this.taps = taps;
        this.transform = workers.loop(this::transformPanel);
        long size = size(inputs, outputs);
        this.keep = isKept(size, tiles);
        if (keep) {
            this.values = new float[Math.toIntExact(size)];
            transform.run(paddedColumns / VectorLanes.PANEL);
            this.taps = null;
        }
    }

    /** Floats of the transformed filters. */
    private static long size(int inputs, int outputs) {
        return VectorWinograd.FREQUENCIES
                * ((long) VectorPanels.paddedColumns(outputs) * VectorLanes.padded(inputs) + VectorTilePass.SKEW);
    }

    private static boolean isKept(long size, int tiles) {
        return size <= SMALL + VectorWinograd.FREQUENCIES * VectorTilePass.SKEW || tiles <= FEW_TILES;
    }

    /** The filters in the forward direction: they share the layer's own where these are as wide as the panels. */
    static Footprint footprintForward(Convolution layer, int tiles) {
        boolean isShared = VectorPanels.paddedColumns(layer.outputs()) == layer.outputs();
        return footprint(layer.inputs(), layer.outputs(), isShared ? 0 : layer.inputs(), tiles);
    }

    static Footprint footprintBackward(Convolution layer, int tiles) {
        return footprint(layer.outputs(), layer.inputs(), layer.outputs(), tiles);
    }

    private static Footprint footprint(int inputs, int outputs, int copiedRows, int tiles) {
        Footprint transform = Footprint.scratch(ScratchSize.floats(HALF));
        long size = size(inputs, outputs);
        if (isKept(size, tiles)) {
            return Footprint.filters(size).and(transform);
        }
        return Footprint.filters((long) TAPS * copiedRows * VectorPanels.paddedColumns(outputs))
                .and(Footprint.lent(size))
                .and(transform);
    }

    /** The filters in the forward direction. */
    static VectorWinogradFilters forward(Workers workers, Convolution layer, int tiles) {
        int columns = VectorPanels.paddedColumns(layer.outputs());
        if (columns == layer.outputs()) {
            return new VectorWinogradFilters(workers, layer.inputs(), layer.outputs(), layer.filters(), tiles);
        }
        int rows = TAPS * layer.inputs();
        float[] taps = new float[rows * columns];
        for (int row = 0; row < rows; row++) {
            System.arraycopy(layer.filters(), row * layer.outputs(), taps, row * columns, layer.outputs());
        }
        return new VectorWinogradFilters(workers, layer.inputs(), layer.outputs(), taps, tiles);
    }

    /** The filters of the input gradient: turned by 180 degrees, and with channels swapped. */
    static VectorWinogradFilters backward(Workers workers, Convolution layer, int tiles) {
        int inputs = layer.inputs();
        int outputs = layer.outputs();
        int columns = VectorPanels.paddedColumns(inputs);
        float[] taps = new float[TAPS * outputs * columns];
        for (int tap = 0; tap < TAPS; tap++) {
            int from = (TAPS - 1 - tap) * inputs * outputs;
            int to = tap * outputs * columns;
            for (int in = 0; in < inputs; in++) {
                for (int out = 0; out < outputs; out++) {
                    taps[to + out * columns + in] = layer.filters()[from + in * outputs + out];
                }
            }
        }
        return new VectorWinogradFilters(workers, outputs, inputs, taps, tiles);
    }

    @Override
    public int depth() {
        return depth;
    }

    @Override
    public int paddedColumns() {
        return paddedColumns;
    }

    @Override
    public int stride() {
        return paddedColumns * depth + VectorTilePass.SKEW;
    }

    @Override
    public float[] acquire() {
        if (!keep) {
            borrowed = workers.borrow();
            values = borrowed.floats(VectorWinograd.FREQUENCIES * stride());
            transform.run(paddedColumns / VectorLanes.PANEL);
        }
        return values;
    }

    @Override
    public void release() {
        if (borrowed != null) {
            workers.giveBack(borrowed);
            borrowed = null;
            values = null;
        }
    }

    private void transformPanel(int index, Scratch scratch) {
        int column = index * VectorLanes.PANEL;
        int panel = column * depth;
        float[] half = scratch.floats(HALF);
        for (int in = 0; in < inputs; in++) {
            int from = in * paddedColumns + column;
            int at = panel + in * VectorLanes.PANEL;
            transformVector(from, half, at);
            transformVector(from + VectorLanes.COUNT, half, at + VectorLanes.COUNT);
        }
        for (int f = 0; f < VectorWinograd.FREQUENCIES && inputs < depth; f++) {
            int at = panel + f * stride();
            Arrays.fill(values, at + inputs * VectorLanes.PANEL, at + depth * VectorLanes.PANEL, 0f);
        }
    }

    /** Transforms a vector of filters: their columns, then their rows. */
    private void transformVector(int from, float[] half, int to) {
        int tap = inputs * paddedColumns;
        for (int x = 0; x < SIZE; x++) {
            VectorWinograd.filter(
                    taps, from + x * tap, SIZE * tap, half, x * VectorLanes.COUNT, SIZE * VectorLanes.COUNT);
        }
        for (int y = 0; y < VectorWinograd.PATCH; y++) {
            int at = to + y * VectorWinograd.PATCH * stride();
            VectorWinograd.filter(half, y * SIZE * VectorLanes.COUNT, VectorLanes.COUNT, values, at, stride());
        }
    }
}
