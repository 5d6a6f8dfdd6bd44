package io.github.brushwork.tools;

import io.github.brushwork.cli.Samples;
import io.github.brushwork.core.image.Image;
import java.nio.file.Path;
import java.util.function.UnaryOperator;

/**
 * The pictures of the gallery.
 *
 * @param harbour a scene under a wide sky
 * @param painting broad strokes in blue and yellow
 * @param cat a face, near
 * @param coffee a cup in the middle
 * @param glass lines of lead around plain colours
 * @param harvest many small things in ochre
 */
record Pictures(Image harbour, Image painting, Image cat, Image coffee, Image glass, Image harvest) {

    /** Where the painted fields of the sample begin, as a fraction of its height. */
    private static final double FIELDS = 0.66;

    /** The two samples in all places; only glass and harvest are a part of the painting, so that there are two styles. */
    static Pictures samples() {
        Image harbour = Samples.harbour();
        Image painting = Samples.painting();
        Image fields = below(FIELDS, painting);
        return new Pictures(harbour, painting, harbour, harbour, fields, fields);
    }

    /**
     * The samples, and chelsea.png, coffee.png, hibiscus.jpeg and harvesters.jpeg.
     *
     * @param folder where those are
     */
    static Pictures read(Path folder) {
        return new Pictures(
                Samples.harbour(),
                Samples.painting(),
                Image.read(folder.resolve("chelsea.png")),
                Image.read(folder.resolve("coffee.png")),
                Image.read(folder.resolve("hibiscus.jpeg")),
                Image.read(folder.resolve("harvesters.jpeg")));
    }

    /** All pictures changed alike. */
    Pictures map(UnaryOperator<Image> change) {
        return new Pictures(
                change.apply(harbour),
                change.apply(painting),
                change.apply(cat),
                change.apply(coffee),
                change.apply(glass),
                change.apply(harvest));
    }

    private static Image below(double fraction, Image picture) {
        int top = (int) (fraction * picture.height());
        return Image.of(picture.toBufferedImage().getSubimage(0, top, picture.width(), picture.height() - top));
    }
}
