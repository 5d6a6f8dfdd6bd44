package io.github.brushwork.core.kernel;

import io.github.brushwork.core.Shape;

/** What every implementation checks before it computes. */
final class Preconditions {

    private Preconditions() {}

    /**
     * Checks the length of an array that belongs to a layer; the words are put together only if they are needed.
     *
     * @param what the array is, for the message
     * @param layer name of the layer, for the message
     * @param array an array
     * @param shape what it should hold
     * @throws IllegalArgumentException if the length does not fit
     */
    static void checkLength(String what, String layer, float[] array, Shape shape) {
        if (array.length != shape.size()) {
            checkLength(what + " of " + layer, array, shape);
        }
    }

    /**
     * Checks an array's length against its shape.
     *
     * @param what the array is, for the message
     * @param array an array
     * @param shape what it should hold
     * @throws IllegalArgumentException if the length does not fit
     */
    static void checkLength(String what, float[] array, Shape shape) {
        if (array.length != shape.size()) {
            throw new IllegalArgumentException(
                    what + " of shape " + shape + " has " + shape.size() + " elements, not " + array.length);
        }
    }

    /**
     * Checks an array's length.
     *
     * @param what the array is, for the message
     * @param array an array
     * @param length what it should have
     * @throws IllegalArgumentException if it has another
     */
    static void checkLength(String what, float[] array, int length) {
        if (array.length != length) {
            throw new IllegalArgumentException(what + " must have " + length + " elements, not " + array.length);
        }
    }
}
