package io.github.brushwork.losses;

import io.github.brushwork.core.Shape;

/** Checks what a kernel is given. */
final class Lengths {

    private Lengths() {}

    static void check(Shape shape, float[] activations, float[] gradient) {
        if (activations.length != shape.size() || gradient.length != shape.size()) {
            throw new IllegalArgumentException("activations of shape " + shape + " and their gradient have "
                    + shape.size() + " elements, not " + activations.length + " and " + gradient.length);
        }
    }
}
