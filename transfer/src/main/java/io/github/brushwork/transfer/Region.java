package io.github.brushwork.transfer;

import io.github.brushwork.core.image.Mask;
import java.util.Objects;
import java.util.Optional;

/**
 * Where a style is painted, and from where it is taken.
 *
 * @param content where in the result, of any size; soft at its borders where the mask is
 * @param style which part of the style image, of any size; all of it if empty
 */
public record Region(Mask content, Optional<Mask> style) {

    public Region {
        Objects.requireNonNull(content, "content");
        Objects.requireNonNull(style, "style");
    }
}
