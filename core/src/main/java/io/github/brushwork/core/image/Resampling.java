package io.github.brushwork.core.image;

import io.github.brushwork.core.Shape;
import io.github.brushwork.core.Tensor;

/** How the pixels of a resized image are computed. */
public enum Resampling {
    /**
     * The pixel whose area holds the centre of the new pixel: column {@code floor((i + 0.5) * width / newWidth)}. Sharp,
     * with jagged edges; invents no colours.
     */
    NEAREST,
    /**
     * Separable Lanczos with three lobes. When shrinking, the kernel is widened by the scale, so that fine detail is
     * averaged and not aliased; at the border the kernel is cut off and its weights are scaled to sum to one, as Pillow
     * does it. Colours are weighted by alpha, so that what is invisible does not bleed into what is visible. Works on the
     * sRGB-encoded values, as image editors and Pillow do, not on linear light.
     *
     * <p>Turkowski, Filters for Common Resampling Tasks, Graphics Gems I (1990).
     */
    LANCZOS;

    /**
     * Resizes any values that lie on a grid, such as the state of an optimizer that belongs to a picture. Nothing is clamped.
     *
     * @param values height x width x channels; not modified
     * @param height rows, at least 1
     * @param width columns, at least 1
     * @return values of that size
     * @throws IllegalArgumentException if a side is less than 1 or the values would be too many for Java's arrays
     */
    public Tensor resize(Tensor values, int height, int width) {
        return Resizing.resize(values, new Shape(height, width, values.shape().channels()), this);
    }
}
