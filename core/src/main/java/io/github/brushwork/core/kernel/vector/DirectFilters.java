package io.github.brushwork.core.kernel.vector;

import io.github.brushwork.core.Convolution;
import io.github.brushwork.core.kernel.Footprint;

/**
 * One matrix, window elements x outputs, for all positions.
 *
 * @param panels the matrix
 */
record DirectFilters(Panels panels) implements Filters {

    static DirectFilters of(Convolution layer) {
        Panels panels = Panels.zeros(WindowSource.depth(layer.inputs()), layer.outputs());
        panels.pack(layer.filters(), Convolution.SIZE * Convolution.SIZE * layer.inputs());
        return new DirectFilters(panels);
    }

    static Footprint footprint(Convolution layer) {
        return Footprint.filters(Panels.length(WindowSource.depth(layer.inputs()), layer.outputs()));
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
