package io.github.brushwork.core.kernel;

/**
 * How a {@link VectorTilePass} is cut into tasks: blocks of tiles times slices of the output's panels.
 *
 * @param tiles all tiles
 * @param tilesOfBlock tiles of a block; the last may have fewer
 * @param depth columns of the left factor
 * @param panels panels of the right factor
 * @param slices how many parts of the panels there are
 */
record VectorTileBlocks(int tiles, int tilesOfBlock, int depth, int panels, int slices) {

    /** Tiles of a block: with few channels all between stays near the core, with many the filters are seldom read. */
    private static final int BLOCK = 8 * VectorMatrixProduct.ROWS;

    private static final int LARGE_BLOCK = 2 * BLOCK;
    private static final int MANY_CHANNELS = 512;

    /** Enough tasks that every worker is busy to the end. */
    private static final int TASKS_FOR_EACH_WORKER = 2;

    static VectorTileBlocks plan(int workers, int tiles, int depth, int paddedColumns) {
        int block = Math.max(depth, paddedColumns) < MANY_CHANNELS ? BLOCK : LARGE_BLOCK;
        int tilesOfBlock = Math.min(block, VectorMatrixProduct.paddedRows(tiles));
        int blocks = (tiles + tilesOfBlock - 1) / tilesOfBlock;
        int panels = paddedColumns / VectorLanes.PANEL;
        int slices = Math.min(panels, (TASKS_FOR_EACH_WORKER * workers + blocks - 1) / blocks);
        return new VectorTileBlocks(tiles, tilesOfBlock, depth, panels, slices);
    }

    int count() {
        return (tiles + tilesOfBlock - 1) / tilesOfBlock;
    }

    int firstTile(int block) {
        return block * tilesOfBlock;
    }

    int tilesFrom(int firstTile) {
        return Math.min(tilesOfBlock, tiles - firstTile);
    }

    /** Where a slice begins, and where the one before it ends. */
    int firstPanel(int slice) {
        return slice * panels / slices;
    }

    /** From the matrix of one frequency to the next. */
    static int stride(int rows, int columns) {
        return rows * columns + VectorTilePass.SKEW;
    }

    /** What the largest task needs of its worker: memory of source or output, then the left factors, then the products. */
    ScratchSize scratch(int frequencies, int sourceOrOutput) {
        int rows = VectorMatrixProduct.paddedRows(tilesFrom(0));
        int columns = (panels + slices - 1) / slices * VectorLanes.PANEL;
        return ScratchSize.floats(sourceOrOutput + (long) frequencies * (stride(rows, depth) + stride(rows, columns)));
    }
}
