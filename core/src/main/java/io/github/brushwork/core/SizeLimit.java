package io.github.brushwork.core;

import java.util.List;
import java.util.Optional;

/** How large an image can be before the output of a layer no longer fits a Java array. */
final class SizeLimit {

    private SizeLimit() {}

    /** Whether it is its length that keeps a convolution's output from being an array. */
    static boolean isExceeded(Layer layer, Shape input) {
        return layer instanceof Convolution convolution
                && (double) input.positions() * convolution.outputs() > Shape.LARGEST_ARRAY;
    }

    /** Says what is too long and how large an image can be. */
    static String message(Convolution layer, Shape input, List<Layer> layers, Shape image) {
        String remedy = largest(layers, image)
                .map(shape -> "; the largest image of this aspect ratio that fits is " + shape.height() + " x "
                        + shape.width() + " pixels")
                .orElse("; use a smaller image");
        return "the output of layer " + layer.name() + ", " + input.height() + " x " + input.width() + " x "
                + layer.outputs() + ", has more elements than a Java array can hold (" + Shape.LARGEST_ARRAY + ")"
                + remedy;
    }

    /** The largest image of the same aspect ratio; empty if even the smallest that the layers take is too large. */
    private static Optional<Shape> largest(List<Layer> layers, Shape image) {
        int longest = Math.max(image.height(), image.width());
        int fitting = 0;
        int tooLong = longest;
        while (tooLong - fitting > 1) {
            int middle = fitting + (tooLong - fitting) / 2;
            if (fits(layers, scaled(image, middle, longest))) {
                fitting = middle;
            } else {
                tooLong = middle;
            }
        }
        return fitting == 0 ? Optional.empty() : Optional.of(scaled(image, fitting, longest));
    }

    private static Shape scaled(Shape image, long numerator, int denominator) {
        return new Shape(
                (int) Math.max(1, image.height() * numerator / denominator),
                (int) Math.max(1, image.width() * numerator / denominator),
                image.channels());
    }

    private static boolean fits(List<Layer> layers, Shape image) {
        try {
            Shape shape = image;
            for (Layer layer : layers) {
                shape = layer.outputShape(shape);
            }
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
