package io.github.brushwork.core;

/**
 * What a convolution finds in the one row and column of positions around its input.
 *
 * <p>Zeros darken activations near the border, which shows as an edge in the picture; the other two continue the image.
 */
public enum Padding {

    /** Zeros, as VGG was trained. */
    ZERO(-1),
    /** The outermost row or column once more (PyTorch's {@code replicate}, NumPy's {@code edge}). */
    REPLICATE(0),
    /**
     * The image mirrored at its outermost row or column, which is not repeated: outside of it lies what lies inside of it
     * (PyTorch's and NumPy's {@code reflect}). Needs two rows and two columns.
     */
    REFLECT(1);

    /** How far inside the border lies the row or column that is copied next to it outside; -1 for none. */
    private final int depth;

    Padding(int depth) {
        this.depth = depth;
    }

    /**
     * The shortest side that can be padded this way: it must hold what is copied.
     *
     * @return 2 rows and columns for a reflection, else 1
     */
    public int shortestSide() {
        return Math.max(depth, 0) + 1;
    }

    /**
     * The row or column that an index reads: inside the input its own, just outside the one that is copied there.
     *
     * @param index a row or column, perhaps outside
     * @param length rows or columns of the input
     * @return the row or column to read; outside of 0 to {@code length - 1} where the padding is zeros
     */
    public int source(int index, int length) {
        if (index == -1) {
            return depth;
        }
        return index == length ? length - 1 - depth : index;
    }
}
