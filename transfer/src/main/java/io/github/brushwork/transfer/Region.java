package io.github.brushwork.transfer;

import io.github.brushwork.core.image.Mask;
import java.util.Objects;

/**
 * Where a style is painted, and from where it is taken.
 *
 * @param content where in the result, of any size; soft at its borders where the mask is
 * @param style which part of the style image, of any size; null for all of it
 */
public record Region(Mask content, Mask style) {

    public Region {
        Objects.requireNonNull(content, "content");
    }

    /**
     * A region painted after the whole style image.
     *
     * @param content where in the result, of any size
     */
    public Region(Mask content) {
        this(content, null);
    }
}
