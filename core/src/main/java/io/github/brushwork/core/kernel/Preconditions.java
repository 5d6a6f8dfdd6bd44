package io.github.brushwork.core.kernel;

import io.github.brushwork.core.Shape;

/** What every implementation checks before it computes. */
final class Preconditions {

    private Preconditions() {}

    /** Checks the length of an array that belongs to a layer; the words are put together only if they are needed. */
    static void checkLength(String what, String layer, float[] array, Shape shape) {
        if (array.length != shape.size()) {
            checkLength(what + " of " + layer, array, shape);
        }
    }

    static void checkLength(String what, float[] array, Shape shape) {
        if (array.length != shape.size()) {
            throw new IllegalArgumentException(
                    what + " of shape " + shape + " has " + shape.size() + " elements, not " + array.length);
        }
    }

    static void checkLength(String what, float[] array, int length) {
        if (array.length != length) {
            throw new IllegalArgumentException(what + " must have " + length + " elements, not " + array.length);
        }
    }

    static void checkAtLeast(String what, int length, long least) {
        if (length < least) {
            throw new IllegalArgumentException(what + " must have at least " + least + " elements, not " + length);
        }
    }
}
