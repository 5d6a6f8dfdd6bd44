package io.github.brushwork.core.kernel;

import io.github.brushwork.core.Convolution;

/**
 * One matrix, window elements x outputs, for all positions.
 *
 * @param panels the matrix
 */
record VectorDirectFilters(VectorPanels panels) implements VectorTilePass.Filters {

    static VectorDirectFilters of(Convolution layer) {
        VectorPanels panels = VectorPanels.zeros(VectorWindowSource.depth(layer.inputs()), layer.outputs());
        panels.pack(layer.filters(), Convolution.SIZE * Convolution.SIZE * layer.inputs());
        return new VectorDirectFilters(panels);
    }

    static Footprint footprint(Convolution layer) {
        return Footprint.filters(VectorPanels.length(VectorWindowSource.depth(layer.inputs()), layer.outputs()));
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
