package io.github.brushwork.transfer.quality;

import io.github.brushwork.core.Shape;
import io.github.brushwork.core.image.Image;

/** What sizes pictures have. */
final class Sizes {

    private Sizes() {}

    /** For messages: width and height. */
    static String text(Image picture) {
        return picture.width() + " x " + picture.height();
    }

    /** The shape of a picture in a network's space. */
    static Shape shape(Image picture) {
        return new Shape(picture.height(), picture.width(), 3);
    }

    static void requireSame(Image a, Image b) {
        if (a.width() != b.width() || a.height() != b.height()) {
            throw new IllegalArgumentException("pictures of " + text(a) + " and of " + text(b)
                    + " pixels are compared pixel by pixel: resize one of them to the other's size first");
        }
    }
}
