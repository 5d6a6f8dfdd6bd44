package io.github.brushwork.core;

import java.util.Objects;

/**
 * A float array with its {@link Shape}, channels-last: an image in network space, or a layer's activations.
 *
 * <p>The array is shared, not copied, because images are large: whoever hands one over no longer writes to it.
 *
 * @param shape height, width and channels
 * @param data the elements, {@code shape.size()} of them; not copied
 */
public record Tensor(Shape shape, float[] data) {

    /**
     * Wraps an array.
     *
     * @throws IllegalArgumentException if the array's length is not {@code shape.size()}
     */
    public Tensor {
        Objects.requireNonNull(shape, "shape");
        if (data.length != shape.size()) {
            throw new IllegalArgumentException(
                    "shape " + shape + " has " + shape.size() + " elements, but the array has " + data.length);
        }
    }

    /**
     * A tensor of zeros.
     *
     * @param shape height, width and channels
     * @return a tensor with an array of its own
     */
    public static Tensor zeros(Shape shape) {
        return new Tensor(shape, new float[shape.size()]);
    }

    /**
     * One element.
     *
     * @param y row
     * @param x column
     * @param channel channel
     * @return the element
     * @throws IndexOutOfBoundsException if the position lies outside the shape
     */
    public float get(int y, int x, int channel) {
        Objects.checkIndex(y, shape.height());
        Objects.checkIndex(x, shape.width());
        Objects.checkIndex(channel, shape.channels());
        return data[(y * shape.width() + x) * shape.channels() + channel];
    }

    @Override
    public String toString() {
        return "Tensor[" + shape + "]";
    }
}
