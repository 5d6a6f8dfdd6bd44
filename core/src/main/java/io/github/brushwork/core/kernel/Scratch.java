package io.github.brushwork.core.kernel;

/** The memory of one worker for what lives no longer than a task; it grows to the largest that was asked for. */
public final class Scratch {

    private float[] floats = new float[0];

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
}
