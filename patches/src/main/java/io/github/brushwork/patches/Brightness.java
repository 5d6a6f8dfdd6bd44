package io.github.brushwork.patches;

import io.github.brushwork.core.Tensor;

/** The coordinate of a key that makes bright places choose bright strokes. */
final class Brightness {

    private static final double BLUR = 2;

    private Brightness() {}

    /**
     * Mean brightness of the patch around each pixel, blurred; times the patch's side, so that beside squared distances of a whole patch it
     * counts as much as a difference of all its pixels.
     */
    static Tensor of(Tensor picture, int size) {
        Tensor mean = Filters.box(Filters.gaussian(Filters.grey(picture), BLUR), size / 2);
        for (int i = 0; i < mean.data().length; i++) {
            mean.data()[i] *= size;
        }
        return mean;
    }
}
