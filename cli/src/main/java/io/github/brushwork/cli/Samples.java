package io.github.brushwork.cli;

import io.github.brushwork.core.image.Image;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The two pictures that come with the command. */
public final class Samples {

    /** What people are told that the scene is. */
    static final String HARBOUR = "the sample harbour";

    /** What people are told that the painting is. */
    static final String PAINTING = "the sample painting";

    private Samples() {}

    /**
     * A scene, to be painted.
     *
     * @return the picture
     */
    public static Image harbour() {
        return read("harbour.jpg");
    }

    /**
     * A painting, to give the style.
     *
     * @return the picture
     */
    public static Image painting() {
        return read("painting.jpg");
    }

    private static Image read(String name) {
        try (InputStream stream = Samples.class.getResourceAsStream("samples/" + name)) {
            return Image.read(stream);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
