package io.github.brushwork.core.kernel;

/** Products of matrices, parallel over blocks of rows. */
final class PlainProduct implements ProductKernel {

    /** Rows of the product that one task computes. */
    private static final int ROWS = 32;

    private final int rows;
    private final int depth;
    private final int columns;
    private final RowLoop loop;
    /** Set for each call. */
    private float[] right;
    /** Of the left factor, set for each call: from one row to the next. */
    private int rowStride;
    /** Of the left factor, set for each call: from one column to the next. */
    private int columnStride;

    PlainProduct(Workers workers, int rows, int depth, int columns) {
        this.rows = rows;
        this.depth = depth;
        this.columns = columns;
        this.loop = new RowLoop(workers, (rows + ROWS - 1) / ROWS, this::block);
    }

    static Footprint footprint(int rows, int columns) {
        return Footprint.scratch(ScratchSize.block(Math.min(ROWS, rows), columns));
    }

    @Override
    public void multiply(float[] a, float[] b, float[] product) {
        run(a, depth, 1, b, product);
    }

    @Override
    public void multiplyTransposed(float[] aTransposed, float[] b, float[] product) {
        run(aTransposed, 1, rows, b, product);
    }

    private void run(float[] left, int rowStride, int columnStride, float[] right, float[] product) {
        Preconditions.checkLength("the left factor", left, Math.multiplyExact(rows, depth));
        Preconditions.checkLength("the right factor", right, Math.multiplyExact(depth, columns));
        Preconditions.checkLength("the product", product, Math.multiplyExact(rows, columns));
        this.rowStride = rowStride;
        this.columnStride = columnStride;
        this.right = right;
        try {
            loop.run(left, product);
        } finally {
            this.right = null;
        }
    }

    private void block(float[] left, float[] product, int task, Scratch scratch) {
        int first = task * ROWS;
        int count = Math.min(ROWS, rows - first);
        RowBlock block = scratch.rowBlock(count, columns);
        block.product(count, left, first * rowStride, rowStride, columnStride, right, 0, columns, depth);
        for (int i = 0; i < count; i++) {
            System.arraycopy(block.row(i), 0, product, (first + i) * columns, columns);
        }
    }
}
