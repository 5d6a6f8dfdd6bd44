package io.github.brushwork.core.kernel;

/**
 * The right factor of matrix products, depth x columns, in the order in which the product reads it: panels of
 * {@link VectorLanes#PANEL} columns, each with its rows one after the other; the last panel is filled up with zeros.
 *
 * @param depth rows
 * @param columns columns that were given
 * @param values panels x depth x {@link VectorLanes#PANEL}
 */
record VectorPanels(int depth, int columns, float[] values) {

    static VectorPanels zeros(int depth, int columns) {
        return new VectorPanels(depth, columns, new float[depth * paddedColumns(columns)]);
    }

    /** How many floats there are. */
    static long length(int depth, int columns) {
        return (long) depth * paddedColumns(columns);
    }

    static int paddedColumns(int columns) {
        return VectorLanes.roundUp(columns, VectorLanes.PANEL);
    }

    int paddedColumns() {
        return paddedColumns(columns);
    }

    int count() {
        return paddedColumns() / VectorLanes.PANEL;
    }

    /** Where a panel begins. */
    int offset(int panel) {
        return panel * depth * VectorLanes.PANEL;
    }

    /**
     * Overwrites the values with those of a row-major matrix.
     *
     * @param matrix rows x columns
     * @param rows of the matrix, at most the depth; rows after them keep their zeros
     */
    void pack(float[] matrix, int rows) {
        pack(matrix, 0, rows);
    }

    /**
     * Overwrites the values with some rows of a row-major matrix.
     *
     * @param matrix any number of rows x columns
     * @param firstRow the first row to take
     * @param rows how many, at most the depth; rows after them keep their zeros
     */
    void pack(float[] matrix, int firstRow, int rows) {
        for (int panel = 0; panel < count(); panel++) {
            int first = panel * VectorLanes.PANEL;
            int width = Math.min(VectorLanes.PANEL, columns - first);
            for (int row = 0; row < rows; row++) {
                int from = (firstRow + row) * columns + first;
                System.arraycopy(matrix, from, values, offset(panel) + row * VectorLanes.PANEL, width);
            }
        }
    }
}
