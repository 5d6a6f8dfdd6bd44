package io.github.brushwork.tools;

import io.github.brushwork.cli.Samples;
import io.github.brushwork.core.image.Image;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A content and a style that are compared on.
 *
 * @param name for the table
 * @param content the picture to paint
 * @param style the picture whose style to use
 */
record PicturePair(String name, Image content, Image style) {

    /**
     * The two samples, and with a folder also chelsea.png painted as hibiscus.jpeg and coffee.png as harvesters.jpeg.
     *
     * @param folder where those pictures are
     */
    static List<PicturePair> all(Optional<Path> folder) {
        PicturePair samples = new PicturePair("harbour, painting", Samples.harbour(), Samples.painting());
        return folder.map(pictures -> List.of(
                        samples,
                        read(pictures, "chelsea.png", "hibiscus.jpeg"),
                        read(pictures, "coffee.png", "harvesters.jpeg")))
                .orElse(List.of(samples));
    }

    private static PicturePair read(Path folder, String content, String style) {
        return new PicturePair(
                content + ", " + style, Image.read(folder.resolve(content)), Image.read(folder.resolve(style)));
    }
}
