package io.github.brushwork.core.kernel;

/** What becomes of the sums that a {@link VectorTilePass} finds at the 16 positions of a tile. */
interface VectorTileSink {

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
