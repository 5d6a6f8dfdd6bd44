package io.github.brushwork.core.kernel.vector;

/** What the kernels check before they compute. */
final class Lengths {

    private Lengths() {}

    static void check(String what, float[] array, int length) {
        if (array.length != length) {
            throw new IllegalArgumentException(what + " must have " + length + " elements, not " + array.length);
        }
    }
}
