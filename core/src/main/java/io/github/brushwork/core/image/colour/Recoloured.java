package io.github.brushwork.core.image.colour;

import io.github.brushwork.core.image.Image;

/** A picture with other colours. */
final class Recoloured {

    private Recoloured() {}

    /**
     * @param picture gives the size and the alpha
     * @param rgb its new colours, sRGB-encoded; clamped to [0, 1]
     */
    static Image of(Image picture, float[] rgb) {
        return Image.clamped(picture.width(), picture.height(), rgb).withAlphaOf(picture);
    }
}
