package io.github.brushwork.core.kernel;

/**
 * The right factors of a convolution's products, one for each frequency, in the order in which {@link VectorMatrixProduct} reads
 * {@link VectorPanels}.
 */
interface VectorFilters {

    /** Rows: the left factor's columns. */
    int depth();

    /** Columns, rounded up to whole panels. */
    int paddedColumns();

    /** From the factor of one frequency to the next; 0 if all share one. */
    int stride();

    /** The factors, until {@link #release()}; for one pass at a time. */
    float[] acquire();

    /** Says that they are not needed any more. */
    void release();
}
