package io.github.brushwork.core.kernel;

/**
 * A convolution, forward or back, as a pass over tiles: a block of tiles is read, multiplied with the filters and written
 * by one task, so that what lies between stays in the caches. Where there are few blocks, a task writes only a part of the
 * channels.
 */
final class VectorTilePass {

    /** Floats between the matrices of two frequencies, lest the same element of all of them fall into one cache set. */
    static final int SKEW = 16;

    private final VectorTilePass.Source source;
    private final VectorTilePass.Filters filters;
    private final VectorTilePass.Output output;
    private final VectorTileBlocks blocks;
    private final Workers.Loop loop;
    /** Set for each pass. */
    private float[] factors;

    VectorTilePass(
            Workers workers,
            int tiles,
            VectorTilePass.Source source,
            VectorTilePass.Filters filters,
            VectorTilePass.Output output) {
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

    /** Where a pass gets the left factors of its products from. */
    interface Source {

        /** Products for each tile. */
        int frequencies();

        /** Columns of the left factor, a multiple of {@link VectorLanes#COUNT}. */
        int depth();

        /** Floats of scratch that reading a tile takes. */
        int scratch();

        /**
         * Writes one tile's row of each product's left factor.
         *
         * @param tile which
         * @param memory holds both the scratch and the factors; modified
         * @param scratch where the scratch begins
         * @param row where the tile's row of the first factor begins; its blocks of columns lie
         *     {@link VectorMatrixProduct#blockDistance()} apart
         * @param stride from one factor to the next
         */
        void read(int tile, float[] memory, int scratch, int row, int stride);
    }

    /**
     * The right factors of a convolution's products, one for each frequency, in the order in which {@link VectorMatrixProduct} reads
     * {@link VectorPanels}.
     */
    interface Filters {

        /** Rows: the left factor's columns. */
        int depth();

        /** Columns, rounded up to whole panels. */
        int paddedColumns();

        /** From the factor of one frequency to the next; 0 if all share one. */
        int stride();

        /** The factors, until {@link #release()}; for one pass at a time. */
        float[] acquire();

        /** Says that they are not needed any more. */
        void release();
    }

    /** How products become sums at the positions of a tile. */
    interface Output {

        /** Floats of scratch that writing a tile takes. */
        int scratch();

        /**
         * Hands one tile's sums to the sink.
         *
         * @param tile which
         * @param channel the first channel to write
         * @param endChannel one past the last, a multiple of {@link VectorLanes#COUNT} away from the first
         * @param memory holds both the scratch and the products; the scratch is modified
         * @param scratch where the scratch begins
         * @param row where the tile's row of the first product begins, at the first channel to write
         * @param stride from one product to the next
         */
        void write(int tile, int channel, int endChannel, float[] memory, int scratch, int row, int stride);
    }

    /** What becomes of the sums that a pass finds at the 16 positions of a tile. */
    interface Sink {

        /**
         * Takes the sums of some channels of one tile; different threads bring different tiles or channels.
         *
         * @param tile which
         * @param channel the first channel, a multiple of {@link VectorLanes#COUNT}
         * @param vectors how many vectors of channels; those past the last channel are to be ignored
         * @param sums may be modified
         * @param offset of the first position's first channel
         * @param stride from one position to the next
         */
        void write(int tile, int channel, int vectors, float[] sums, int offset, int stride);
    }
}
