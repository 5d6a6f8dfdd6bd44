package io.github.brushwork.cli;

import io.github.brushwork.core.image.Image;
import java.nio.file.Path;

/** Little pictures for tests of the command. */
final class SmallPictures {

    static final Image HARBOUR = Samples.harbour().resize(48, 32);
    static final Image PAINTING = Samples.painting().resize(48, 32);

    private SmallPictures() {}

    /** Writes a picture into a folder. */
    static Path write(Image picture, Path folder, String name) {
        Path file = folder.resolve(name);
        picture.write(file);
        return file;
    }
}
