package io.github.brushwork.core.kernel.vector;

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

    /** Tiles of a block: with few channels all between stays near the core, with many the filters are seldom read. */
    private static final int BLOCK = 8 * MatrixProduct.ROWS;

    private static final int LARGE_BLOCK = 2 * BLOCK;
    private static final int MANY_CHANNELS = 512;

    /** Enough tasks that every worker is busy to the end. */
    private static final int TASKS_FOR_EACH_WORKER = 2;

    private final TileSource source;
    private final Filters filters;
    private final TileOutput output;
    private final int tiles;
    private final int tilesOfBlock;
    private final int slices;
    private final Workers.Loop loop;
    /** Set for each pass. */
    private float[] factors;

    TilePass(Workers workers, int tiles, TileSource source, Filters filters, TileOutput output) {
        this.source = source;
        this.filters = filters;
        this.output = output;
        this.tiles = tiles;
        int channels = Math.max(filters.depth(), filters.paddedColumns());
        this.tilesOfBlock = Math.min(channels < MANY_CHANNELS ? BLOCK : LARGE_BLOCK, MatrixProduct.paddedRows(tiles));
        int wanted = TASKS_FOR_EACH_WORKER * workers.count();
        this.slices = Math.min(filters.paddedColumns() / Lanes.PANEL, (wanted + blocks() - 1) / blocks());
        this.loop = workers.loop(this::compute);
    }

    private int blocks() {
        return (tiles + tilesOfBlock - 1) / tilesOfBlock;
    }

    void run() {
        try {
            factors = filters.acquire();
            loop.run(blocks() * slices);
        } finally {
            factors = null;
            filters.release();
        }
    }

    private void compute(int task, Scratch scratch) {
        int slice = task % slices;
        int panels = filters.paddedColumns() / Lanes.PANEL;
        int firstPanel = slice * panels / slices;
        int endPanel = (slice + 1) * panels / slices;
        int firstTile = task / slices * tilesOfBlock;
        int count = Math.min(tilesOfBlock, tiles - firstTile);
        int rows = MatrixProduct.paddedRows(count);
        int columns = (endPanel - firstPanel) * Lanes.PANEL;
        int inputStride = rows * filters.depth() + SKEW;
        int productStride = rows * columns + SKEW;
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
