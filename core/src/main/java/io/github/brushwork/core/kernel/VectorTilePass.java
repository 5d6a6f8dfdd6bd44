package io.github.brushwork.core.kernel;

/**
 * A convolution, forward or back, as a pass over tiles: a block of tiles is read, multiplied with the filters and written
 * by one task, so that what lies between stays in the caches. Where there are few blocks, a task writes only a part of the
 * channels.
 */
final class VectorTilePass {

    /** Floats between the matrices of two frequencies, lest the same element of all of them fall into one cache set. */
    static final int SKEW = 16;

    private final VectorTileSource source;
    private final VectorFilters filters;
    private final VectorTileOutput output;
    private final VectorTileBlocks blocks;
    private final Workers.Loop loop;
    /** Set for each pass. */
    private float[] factors;

    VectorTilePass(
            Workers workers, int tiles, VectorTileSource source, VectorFilters filters, VectorTileOutput output) {
        this.source = source;
        this.filters = filters;
        this.output = output;
        this.blocks = VectorTileBlocks.plan(workers.count(), tiles, filters.depth(), filters.paddedColumns());
        this.loop = workers.loop(this::compute);
    }

    /** That of a pass by Winograd's method, without the filters. */
    static Footprint footprintOfWinograd(int workers, int tiles, int inputs, int outputs) {
        int depth = VectorLanes.padded(inputs);
        int sourceOrOutput = Math.max(VectorWinogradSource.scratch(depth), VectorWinogradOutput.SCRATCH);
        return Footprint.scratch(VectorTileBlocks.plan(workers, tiles, depth, VectorPanels.paddedColumns(outputs))
                .scratch(VectorWinograd.FREQUENCIES, sourceOrOutput));
    }

    /** That of a direct convolution, without the filters. */
    static Footprint footprintOfDirect(int workers, int tiles, int inputs, int outputs) {
        return Footprint.scratch(VectorTileBlocks.plan(
                        workers, tiles, VectorWindowSource.depth(inputs), VectorPanels.paddedColumns(outputs))
                .scratch(VectorTileGrid.POSITIONS, 0));
    }

    void run() {
        try {
            factors = filters.acquire();
            loop.run(blocks.count() * blocks.slices());
        } finally {
            factors = null;
            filters.release();
        }
    }

    private void compute(int task, Scratch scratch) {
        int slice = task % blocks.slices();
        int firstPanel = blocks.firstPanel(slice);
        int endPanel = blocks.firstPanel(slice + 1);
        int firstTile = blocks.firstTile(task / blocks.slices());
        int count = blocks.tilesFrom(firstTile);
        int rows = VectorMatrixProduct.paddedRows(count);
        int columns = (endPanel - firstPanel) * VectorLanes.PANEL;
        int inputStride = VectorTileBlocks.stride(rows, filters.depth());
        int productStride = VectorTileBlocks.stride(rows, columns);
        int inputs = Math.max(source.scratch(), output.scratch());
        int products = inputs + source.frequencies() * inputStride;
        float[] memory = scratch.floats(products + source.frequencies() * productStride);

        for (int i = 0; i < count; i++) {
            int row = inputs + VectorMatrixProduct.rowOffset(i, filters.depth());
            source.read(firstTile + i, memory, 0, row, inputStride);
        }
        for (int f = 0; f < source.frequencies(); f++) {
            VectorMatrixProduct.multiply(
                    memory,
                    inputs + f * inputStride,
                    rows,
                    factors,
                    f * filters.stride() + firstPanel * filters.depth() * VectorLanes.PANEL,
                    filters.depth(),
                    endPanel - firstPanel,
                    memory,
                    products + f * productStride,
                    columns);
        }
        for (int i = 0; i < count; i++) {
            int row = products + i * columns;
            output.write(
                    firstTile + i,
                    firstPanel * VectorLanes.PANEL,
                    endPanel * VectorLanes.PANEL,
                    memory,
                    0,
                    row,
                    productStride);
        }
    }
}
