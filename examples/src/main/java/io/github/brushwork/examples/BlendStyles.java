package io.github.brushwork.examples;

import io.github.brushwork.core.Engine;
import io.github.brushwork.core.Network;
import io.github.brushwork.core.image.Image;
import io.github.brushwork.transfer.Style;
import io.github.brushwork.transfer.StyleTransfer;
import io.github.brushwork.transfer.settings.Preset;
import io.github.brushwork.transfer.settings.Presets;
import io.github.brushwork.vgg.Vgg16;
import java.nio.file.Path;
import java.util.List;

/**
 * Goes from one style to another: the same picture in the first, in three mixtures of both, and in the second, from left to
 * right. The five transfers share one engine and one network, so that the weights are read once.
 *
 * <p>Arguments: content, two styles, and the picture to write.
 */
public final class BlendStyles {

    private BlendStyles() {}

    /**
     * Paints five pictures and puts them into one.
     *
     * @param arguments content, two styles, and the picture to write
     */
    public static void main(String[] arguments) {
        List<Path> paths = Arguments.paths("BlendStyles CONTENT FIRST SECOND OUT", arguments);
        try (Engine engine = Engine.auto()) {
            run(paths, Presets.draft(), Vgg16.pretrained(), engine);
        }
    }

    static void run(List<Path> paths, Preset preset, Network network, Engine engine) {
        Image content = Image.read(paths.get(0));
        Style first = Style.of(paths.get(1));
        Style second = Style.of(paths.get(2));
        // Weights are shares of all styles; one that has none is left out.
        List<List<Style>> mixtures = List.of(
                List.of(first),
                List.of(first.withWeight(3), second),
                List.of(first, second),
                List.of(first, second.withWeight(3)),
                List.of(second));
        List<Image> painted = mixtures.stream()
                .map(styles -> StyleTransfer.builder()
                        .preset(preset)
                        .content(content)
                        .styles(styles.toArray(Style[]::new))
                        .network(network)
                        .engine(engine)
                        .build()
                        .run()
                        .image())
                .toList();
        SideBySide.of(painted).write(paths.get(3));
    }
}
