package io.github.brushwork.examples;

import io.github.brushwork.core.Engine;
import io.github.brushwork.core.Network;
import io.github.brushwork.core.image.Mask;
import io.github.brushwork.transfer.Style;
import io.github.brushwork.transfer.StyleTransfer;
import io.github.brushwork.transfer.settings.Preset;
import io.github.brushwork.transfer.settings.Presets;
import io.github.brushwork.vgg.Vgg16;
import java.nio.file.Path;
import java.util.List;

/**
 * Paints one region in one style and the rest in another, for example the sky and the land. The mask is a grey picture of
 * any size, white in the region of the first style; where it is soft, so is the change.
 *
 * <p>Arguments: content, mask, two styles, and the picture to write.
 */
public final class MaskedStyles {

    private MaskedStyles() {}

    /**
     * Paints a picture.
     *
     * @param arguments content, mask, the style within the mask, the style of the rest, and the picture to write
     */
    public static void main(String[] arguments) {
        List<Path> paths = Arguments.paths("MaskedStyles CONTENT MASK INSIDE OUTSIDE OUT", arguments);
        try (Engine engine = Engine.auto()) {
            run(paths, Presets.balanced(), Vgg16.pretrained(), engine);
        }
    }

    static void run(List<Path> paths, Preset preset, Network network, Engine engine) {
        Mask region = Mask.read(paths.get(1));
        StyleTransfer.builder()
                .preset(preset)
                .content(paths.get(0))
                .styles(
                        Style.of(paths.get(2)).within(region),
                        Style.of(paths.get(3)).within(region.inverse()))
                .network(network)
                .engine(engine)
                .build()
                .run()
                .save(paths.get(4));
    }
}
