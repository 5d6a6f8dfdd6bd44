package io.github.brushwork.core.kernel;

/** How products become sums at the positions of a tile. */
interface VectorTileOutput {

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
