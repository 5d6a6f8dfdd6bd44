package io.github.brushwork.core.kernel.vector;

/** Where a {@link TilePass} gets the left factors of its products from. */
interface TileSource {

    /** Products for each tile. */
    int frequencies();

    /** Columns of the left factor, a multiple of {@link Lanes#COUNT}. */
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
     *     {@link MatrixProduct#blockDistance()} apart
     * @param stride from one factor to the next
     */
    void read(int tile, float[] memory, int scratch, int row, int stride);
}
