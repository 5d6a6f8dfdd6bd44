package io.github.brushwork.core.kernel;

/**
 * An image cut into tiles of 4 x 4 positions, row by row; those at the right and lower border may reach beyond it.
 *
 * @param height rows of the image
 * @param width columns of the image
 */
record VectorTileGrid(int height, int width) {

    /** Height and width of a tile. */
    static final int SIDE = 4;

    /** Positions of a tile. */
    static final int POSITIONS = SIDE * SIDE;

    int columns() {
        return (width + SIDE - 1) / SIDE;
    }

    int rows() {
        return (height + SIDE - 1) / SIDE;
    }

    int count() {
        return rows() * columns();
    }

    /** First row of a tile. */
    int top(int tile) {
        return tile / columns() * SIDE;
    }

    /** First column of a tile. */
    int left(int tile) {
        return tile % columns() * SIDE;
    }

    /** The tile that holds a position. */
    int tileAt(int y, int x) {
        return y / SIDE * columns() + x / SIDE;
    }

    /** A position's index within its tile. */
    static int within(int y, int x) {
        return y % SIDE * SIDE + x % SIDE;
    }
}
