package io.github.brushwork.losses;

import io.github.brushwork.core.Shape;

/**
 * Pairs of elements of an image: every position of a rectangle with the one that is a step away, channel by channel. An
 * empty rectangle has no pairs.
 *
 * @param top first row of the rectangle
 * @param bottom row below its last one
 * @param left first column of the rectangle
 * @param right column after its last one
 * @param down rows to the other position, 0 or 1
 * @param across columns to the other position, from -1 to 1
 * @param weight how much each pair counts
 */
record NeighbourPairs(int top, int bottom, int left, int right, int down, int across, double weight) {

    /** Pairs side by side, those with the left one in some rows. */
    static NeighbourPairs sideBySide(Shape shape, int top, int bottom, double weight) {
        return new NeighbourPairs(top, bottom, 0, shape.width() - 1, 0, 1, weight);
    }

    /** Pairs one above the other, those in some columns. */
    static NeighbourPairs oneAboveTheOther(Shape shape, int left, int right, double weight) {
        return new NeighbourPairs(0, shape.height() - 1, left, right, 1, 0, weight);
    }

    boolean beginsIn(int row) {
        return row >= top && row < bottom && left < right;
    }

    boolean endsIn(int row) {
        return beginsIn(row - down);
    }

    int columns() {
        return right - left;
    }
}
