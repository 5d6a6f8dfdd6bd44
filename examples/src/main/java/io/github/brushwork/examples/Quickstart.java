package io.github.brushwork.examples;

import io.github.brushwork.transfer.StyleTransfer;
import io.github.brushwork.transfer.settings.Presets;
import java.nio.file.Path;
import java.util.List;

/**
 * Paints one picture in the style of another: all that a program needs. The first run fetches the network's weights.
 *
 * <p>Arguments: content, style, and the picture to write.
 */
public final class Quickstart {

    private Quickstart() {}

    /**
     * Paints a picture.
     *
     * @param arguments content, style, and the picture to write
     */
    public static void main(String[] arguments) {
        List<Path> paths = Arguments.paths("Quickstart CONTENT STYLE OUT", arguments);

        StyleTransfer.builder()
                .preset(Presets.draft())
                .content(paths.get(0))
                .style(paths.get(1))
                .build()
                .run()
                .save(paths.get(2));
    }
}
