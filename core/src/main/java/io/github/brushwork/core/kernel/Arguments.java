package io.github.brushwork.core.kernel;

import io.github.brushwork.core.Pooling;
import io.github.brushwork.core.Shape;

/** What every implementation checks before it computes. */
final class Arguments {

    private Arguments() {}

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

    static void checkChannels(String what, Shape shape, int channels) {
        if (shape.channels() != channels) {
            throw new IllegalArgumentException(what + " must have " + channels + " channels, but is " + shape);
        }
    }

    static Shape pooled(Shape input, Pooling pooling) {
        if (input.height() < 2 || input.width() < 2) {
            throw new IllegalArgumentException(
                    pooling + " pooling needs at least 2 x 2 positions, but its input is " + input);
        }
        return new Shape(input.height() / 2, input.width() / 2, input.channels());
    }
}
