package io.github.brushwork.core.kernel;

/**
 * The memory of one worker for what lives no longer than a task; it grows to the largest that was asked for. Each kind of
 * memory is a slot of its own: asking for one kind leaves what another holds, asking for the same kind twice in a task
 * gives the same memory.
 */
public final class Scratch {

    private float[] floats = new float[0];
    private double[] doubles = new double[0];
    private final RowBlock rowBlock = new RowBlock();

    /** Creates an empty one. */
    public Scratch() {}

    /**
     * An array to write to; what it holds is undefined.
     *
     * @param length how long it must be at least
     * @return the same array until a longer one is asked for
     */
    public float[] floats(int length) {
        if (floats.length < length) {
            floats = new float[length];
        }
        return floats;
    }

    /**
     * An array to write to; what it holds is undefined.
     *
     * @param length how long it must be at least
     * @return the same array until a longer one is asked for
     */
    public double[] doubles(int length) {
        if (doubles.length < length) {
            doubles = new double[length];
        }
        return doubles;
    }

    /** The block of sums, of this size; what its rows hold is undefined. */
    RowBlock rowBlock(int rows, int columns) {
        rowBlock.resize(rows, columns);
        return rowBlock;
    }
}
