package io.github.brushwork.core.kernel;

/**
 * Patches of a masked gradient, with zeros around it.
 *
 * @param gradient the gradient
 * @param tiles of it and a margin around it
 * @param margin positions by which the first tile begins outside
 */
record VectorGradientPatches(VectorReluGradient gradient, VectorTileGrid tiles, int margin)
        implements VectorWinogradSource.Patches {

    @Override
    public int channels() {
        return gradient.shape().channels();
    }

    @Override
    public void copy(int tile, float[] to, int toOffset) {
        int padded = VectorLanes.padded(channels());
        int top = tiles.top(tile) - margin - 1;
        int left = tiles.left(tile) - margin - 1;
        for (int i = 0; i < VectorWinograd.PATCH; i++) {
            for (int j = 0; j < VectorWinograd.PATCH; j++) {
                gradient.copy(
                        top + i, left + j, to, toOffset + (i * VectorWinograd.PATCH + j) * padded, VectorLanes.COUNT);
            }
        }
    }
}
