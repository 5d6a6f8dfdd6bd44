package io.github.brushwork.core.kernel;

/** Where a {@link VectorTilePass} gets the left factors of its products from. */
interface VectorTileSource {

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
