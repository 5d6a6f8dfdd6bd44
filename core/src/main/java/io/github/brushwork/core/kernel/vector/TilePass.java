package io.github.brushwork.core.kernel.vector;

import io.github.brushwork.core.kernel.Footprint;
import io.github.brushwork.core.kernel.Scratch;
import io.github.brushwork.core.kernel.Workers;

/**
 * A convolution, forward or back, as a pass over tiles: a block of tiles is read, multiplied with the filters and written
 * by one task, so that what lies between stays in the caches. Where there are few blocks, a task writes only a part of the
 * channels.
 */
final class TilePass {

    /** Floats between the matrices of two frequencies, lest the same element of all of them fall into one cache set. */
    static final int SKEW = 16;

    private final TileSource source;
    private final Filters filters;
    private final TileOutput output;
    private final TileBlocks blocks;
    private final Workers.Loop loop;
    /** Set for each pass. */
    private float[] factors;

    TilePass(Workers workers, int tiles, TileSource source, Filters filters, TileOutput output) {
        this.source = source;
        this.filters = filters;
        this.output = output;
        this.blocks = TileBlocks.plan(workers.count(), tiles, filters.depth(), filters.paddedColumns());
        this.loop = workers.loop(this::compute);
    }

    /** That of a pass by Winograd's method, without the filters. */
    static Footprint footprintOfWinograd(int workers, int tiles, int inputs, int outputs) {
        int depth = Lanes.padded(inputs);
        int sourceOrOutput = Math.max(WinogradSource.scratch(depth), WinogradOutput.SCRATCH);
        return Footprint.scratch(TileBlocks.plan(workers, tiles, depth, Panels.paddedColumns(outputs))
                .scratch(Winograd.FREQUENCIES, sourceOrOutput));
    }

    /** That of a direct convolution, without the filters. */
    static Footprint footprintOfDirect(int workers, int tiles, int inputs, int outputs) {
        return Footprint.scratch(
                TileBlocks.plan(workers, tiles, WindowSource.depth(inputs), Panels.paddedColumns(outputs))
                        .scratch(TileGrid.POSITIONS, 0));
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
        int rows = MatrixProduct.paddedRows(count);
        int columns = (endPanel - firstPanel) * Lanes.PANEL;
        int inputStride = TileBlocks.stride(rows, filters.depth());
        int productStride = TileBlocks.stride(rows, columns);
        int inputs = Math.max(source.scratch(), output.scratch());
        int products = inputs + source.frequencies() * inputStride;
        float[] memory = scratch.floats(products + source.frequencies() * productStride);

        for (int i = 0; i < count; i++) {
            int row = inputs + MatrixProduct.rowOffset(i, filters.depth());
            source.read(firstTile + i, memory, 0, row, inputStride);
        }
        for (int f = 0; f < source.frequencies(); f++) {
            MatrixProduct.multiply(
                    memory,
                    inputs + f * inputStride,
                    rows,
                    factors,
                    f * filters.stride() + firstPanel * filters.depth() * Lanes.PANEL,
                    filters.depth(),
                    endPanel - firstPanel,
                    memory,
                    products + f * productStride,
                    columns);
        }
        for (int i = 0; i < count; i++) {
            int row = products + i * columns;
            output.write(
                    firstTile + i, firstPanel * Lanes.PANEL, endPanel * Lanes.PANEL, memory, 0, row, productStride);
        }
    }
}
