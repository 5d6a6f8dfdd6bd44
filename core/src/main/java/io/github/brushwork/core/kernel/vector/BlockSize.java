package io.github.brushwork.core.kernel.vector;

/** How many tiles make a block. */
final class BlockSize {

    /** Blocks of few channels: inputs and products of all frequencies stay in the second-level cache. */
    private static final int FEW = 24;
    /** Blocks of many channels: what counts is how often the filters are read from memory. */
    private static final int MANY = 96;

    private BlockSize() {}

    static int tiles(int inputs, int outputs) {
        int channels = Math.max(inputs, outputs);
        String o = System.getProperty("bs." + channels);
        if (o != null) return Integer.parseInt(o);
        return channels <= 64 ? FEW : channels <= 256 ? 2 * FEW : MANY;
    }
}
