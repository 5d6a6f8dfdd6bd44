package io.github.brushwork.core.kernel.vector;

import io.github.brushwork.core.Convolution;

/**
 * One matrix, window elements x outputs, for all positions.
 *
 * @param panels the matrix
 */
record DirectFilters(Panels panels) implements Filters {

    static DirectFilters of(Convolution layer) {
        int rows = Convolution.SIZE * Convolution.SIZE * layer.inputs();
        Panels panels = Panels.zeros(Lanes.padded(rows), layer.outputs());
        panels.pack(layer.filters(), rows);
        return new DirectFilters(panels);
    }

    @Override
    public int depth() {
        return panels.depth();
    }

    @Override
    public int paddedColumns() {
        return panels.paddedColumns();
    }

    @Override
    public int stride() {
        return 0;
    }

    @Override
    public float[] acquire() {
        return panels.values();
    }

    @Override
    public void release() {}
}
