package io.github.brushwork.losses.region;

import io.github.brushwork.core.Shape;
import io.github.brushwork.core.Tensor;
import io.github.brushwork.core.image.Mask;
import java.util.Arrays;
import java.util.Locale;

/** Carries masks of an image to the positions of a layer. */
final class LayerMask {

    /** From here on a position belongs to a region whose edge is sharp. */
    private static final float INSIDE = 0.5f;

    private LayerMask() {}

    /** The weight of each position, H x W x 1, not all of them 0. */
    static Tensor weights(String layer, Mask mask, Shape shape) {
        Mask resized = mask.resize(shape.width(), shape.height());
        if (resized.isEmpty()) {
            throw empty(layer, mask, shape, "no position has a weight");
        }
        return new Tensor(shape.withChannels(1), resized.weights());
    }

    /** Which positions belong to a region, in order; at least one. */
    static int[] positions(String layer, Mask mask, Shape shape) {
        float[] weights = mask.resize(shape.width(), shape.height()).weights();
        int[] positions = new int[weights.length];
        int count = 0;
        for (int p = 0; p < weights.length; p++) {
            if (weights[p] >= INSIDE) {
                positions[count++] = p;
            }
        }
        if (count == 0) {
            throw empty(layer, mask, shape, "no position lies inside by half or more");
        }
        return Arrays.copyOf(positions, count);
    }

    private static IllegalArgumentException empty(String layer, Mask mask, Shape shape, String reason) {
        String inside = String.format(Locale.ROOT, "%.3f", 100 * mask.area());
        return new IllegalArgumentException("the region is empty at layer " + layer + ": of its " + shape.width()
                + " x "
                + shape.height() + " positions (width x height) " + reason + "; the mask is " + mask.width() + " x "
                + mask.height() + " with " + inside
                + " % inside: enlarge the region or the image, or leave this layer out");
    }
}
