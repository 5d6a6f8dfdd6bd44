package io.github.brushwork.core.kernel;

/** The 6 x 6 patches around the tiles of an array, height x width x channels, and of what lies around it. */
interface VectorPatches {

    /** Channels of the array. */
    int channels();

    /**
     * Copies a tile's patch.
     *
     * @param tile which
     * @param to modified: overwritten with 6 x 6 x channels, the channels filled up with zeros to whole vectors
     * @param toOffset where the patch begins
     */
    void copy(int tile, float[] to, int toOffset);
}
