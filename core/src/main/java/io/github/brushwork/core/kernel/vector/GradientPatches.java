package io.github.brushwork.core.kernel.vector;

/**
 * Patches of a gated gradient, with zeros around it.
 *
 * @param gradient the gradient
 * @param tiles of it and a margin around it
 * @param margin positions by which the first tile begins outside
 */
record GradientPatches(GatedGradient gradient, TileGrid tiles, int margin) implements Patches {

    @Override
    public int channels() {
        return gradient.shape().channels();
    }

    @Override
    public void copy(int tile, float[] to, int toOffset) {
        int padded = Lanes.padded(channels());
        int top = tiles.top(tile) - margin - 1;
        int left = tiles.left(tile) - margin - 1;
        for (int i = 0; i < Winograd.PATCH; i++) {
            for (int j = 0; j < Winograd.PATCH; j++) {
                gradient.copy(top + i, left + j, to, toOffset + (i * Winograd.PATCH + j) * padded, Lanes.COUNT);
            }
        }
    }
}
