package io.github.brushwork.core.kernel.vector;

import io.github.brushwork.core.kernel.Scratch;
import io.github.brushwork.core.kernel.Workers;

/**
 * A convolution, forward or back, as a pass over tiles: a block of tiles is read, multiplied with the filters and written
 * by one task, so that all between stays in the caches. Where there are few blocks, a task writes only a part of the
 * channels.
 */
final class TilePass {

    /** Floats between the matrices of two frequencies, lest the same element of all of them fall into one cache set. */
    private static final int SKEW = 16;

    /** Tasks that are few enough to share their filters and many enough to keep every worker busy to the end. */
    private static final int TASKS_FOR_EACH_WORKER = 4;

    private final TileSource source;
    private final TileOutput output;
    private final Filters filters;
    private final int tiles;
    private final int tilesInBlock;
    private final int blocks;
    private final int slices;
    private final Workers.Loop loop;

    TilePass(Workers workers, int tiles, TileSource source, Filters filters, TileOutput output) {
        this.source = source;
        this.output = output;
        this.filters = filters;
        this.tiles = tiles;
        this.tilesInBlock =
                Math.min(MatrixProduct.paddedRows(tiles), BlockSize.tiles(source.depth(), filters.columns()));
        this.blocks = (tiles + tilesInBlock - 1) / tilesInBlock;
        int wanted = TASKS_FOR_EACH_WORKER * workers.count();
        this.slices = Math.max(1, Math.min(filters.panels(), (wanted + blocks - 1) / blocks / 2));
        this.loop = workers.loop(this::compute);
    }

    void run() {
        loop.run(blocks * slices);
    }

    private void compute(int task, Scratch scratch) {
        int slice = task % slices;
        int firstPanel = slice * filters.panels() / slices;
        int endPanel = (slice + 1) * filters.panels() / slices;
        int firstTile = task / slices * tilesInBlock;
        int count = Math.min(tilesInBlock, tiles - firstTile);
        int rows = MatrixProduct.paddedRows(count);
        int depth = source.depth();
        int columns = filters.paddedColumns();
        int inputStride = rows * depth + SKEW;
        int productStride = rows * columns + SKEW;
        int inputs = Math.max(source.scratch(), output.scratch());
        int products = inputs + source.frequencies() * inputStride;
        float[] memory = scratch.floats(products + source.frequencies() * productStride);

        for (int i = 0; i < count; i++) {
            source.read(firstTile + i, memory, 0, inputs + MatrixProduct.rowOffset(i, depth), inputStride);
        }
        for (int f = 0; f < source.frequencies(); f++) {
            MatrixProduct.multiply(
                    memory,
                    inputs + f * inputStride,
                    rows,
                    filters.values(),
                    filters.offset(f),
                    depth,
                    firstPanel,
                    endPanel,
                    memory,
                    products + f * productStride,
                    columns);
        }
        for (int i = 0; i < count; i++) {
            output.write(
                    firstTile + i,
                    firstPanel * Lanes.PANEL,
                    endPanel * Lanes.PANEL,
                    memory,
                    0,
                    products + i * columns,
                    productStride);
        }
    }
}
