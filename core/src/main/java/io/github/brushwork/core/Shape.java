package io.github.brushwork.core;

/**
 * Height, width and channels of an array that is stored channels-last: the element at row {@code y}, column {@code x}
 * and channel {@code c} is at {@code (y * width + x) * channels + c}.
 *
 * @param height rows, at least 1
 * @param width columns, at least 1
 * @param channels values at each position, at least 1
 */
public record Shape(int height, int width, int channels) {

    /** The longest array that every JVM can allocate. */
    static final int LARGEST_ARRAY = Integer.MAX_VALUE - 8;

    /**
     * Creates a shape.
     *
     * @throws IllegalArgumentException if a side is less than 1 or the array would be longer than Java allows
     */
    public Shape {
        if (height < 1 || width < 1 || channels < 1) {
            throw new IllegalArgumentException(
                    "shape " + height + " x " + width + " x " + channels + ": every side must be at least 1");
        }
        if ((double) height * width * channels > LARGEST_ARRAY) {
            throw new IllegalArgumentException("shape " + height + " x " + width + " x " + channels
                    + " has more elements than a Java array can hold (" + LARGEST_ARRAY + "): use a smaller image");
        }
    }

    /**
     * Number of positions.
     *
     * @return height times width
     */
    public int positions() {
        return height * width;
    }

    /**
     * Number of elements.
     *
     * @return height times width times channels
     */
    public int size() {
        return height * width * channels;
    }

    /**
     * The same height and width with other channels.
     *
     * @param channels values at each position
     * @return the shape
     */
    public Shape withChannels(int channels) {
        return new Shape(height, width, channels);
    }

    @Override
    public String toString() {
        return height + " x " + width + " x " + channels;
    }
}
