package io.github.brushwork.core.kernel;

/**
 * How much of each kind of a worker's {@link Scratch} is used. Kinds grow each to the largest that was asked for, so what
 * several kernels use together is the maximum of each.
 *
 * @param floats elements of {@link Scratch#floats}
 * @param doubles elements of {@link Scratch#doubles}
 * @param blockRows rows of the block of sums
 * @param blockColumns columns of the block of sums
 */
record ScratchSize(long floats, long doubles, long blockRows, long blockColumns) {

    static final ScratchSize NONE = new ScratchSize(0, 0, 0, 0);

    static ScratchSize floats(long count) {
        return new ScratchSize(count, 0, 0, 0);
    }

    static ScratchSize block(long rows, long columns) {
        return new ScratchSize(0, 0, rows, columns);
    }

    /** What serves both. */
    ScratchSize max(ScratchSize other) {
        return new ScratchSize(
                Math.max(floats, other.floats),
                Math.max(doubles, other.doubles),
                Math.max(blockRows, other.blockRows),
                Math.max(blockColumns, other.blockColumns));
    }

    /** Bytes of the elements of one worker's arrays. */
    long bytes() {
        return Float.BYTES * (floats + RowBlock.elements(blockRows, blockColumns)) + Double.BYTES * doubles;
    }
}
