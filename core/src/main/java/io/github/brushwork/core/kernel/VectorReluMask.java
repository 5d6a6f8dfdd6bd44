package io.github.brushwork.core.kernel;

/**
 * Which gradients pass a layer on the backward pass: for every tile and channel a word, of which bit {@code y * 4 + x} belongs
 * to the tile's position (y, x).
 *
 * @param tiles the layer's output, before a pooling that is part of it
 * @param stride words from tile to tile: the channels, rounded up to whole vectors
 * @param words tiles x stride
 */
record VectorReluMask(VectorTileGrid tiles, int stride, int[] words) {

    static VectorReluMask create(VectorTileGrid tiles, int channels) {
        int stride = VectorLanes.padded(channels);
        return new VectorReluMask(tiles, stride, new int[Math.multiplyExact(tiles.count(), stride)]);
    }

    static Footprint footprint(VectorTileGrid tiles, int channels) {
        return Footprint.ints((long) tiles.count() * VectorLanes.padded(channels));
    }

    int offset(int tile) {
        return tile * stride;
    }
}
