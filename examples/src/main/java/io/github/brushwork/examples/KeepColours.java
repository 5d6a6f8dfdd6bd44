package io.github.brushwork.examples;

import io.github.brushwork.core.Engine;
import io.github.brushwork.core.Network;
import io.github.brushwork.core.image.Image;
import io.github.brushwork.core.image.colour.ColourSpace;
import io.github.brushwork.core.image.colour.ColourTransfer;
import io.github.brushwork.core.image.colour.LinearMethod;
import io.github.brushwork.core.image.colour.Luminance;
import io.github.brushwork.transfer.StyleTransfer;
import io.github.brushwork.transfer.settings.ColourControl;
import io.github.brushwork.transfer.settings.Preset;
import io.github.brushwork.transfer.settings.Presets;
import io.github.brushwork.vgg.Vgg16;
import java.nio.file.Path;
import java.util.List;

/**
 * Takes a style's strokes and leaves its colours, in three ways. From left to right: the style's colours, for comparison;
 * only luminance painted; the content's colours put back afterwards; the style recoloured before.
 *
 * <p>Arguments: content, style, and the picture to write.
 */
public final class KeepColours {

    private KeepColours() {}

    /**
     * Paints four pictures and puts them into one.
     *
     * @param arguments content, style, and the picture to write
     */
    public static void main(String[] arguments) {
        List<Path> paths = Arguments.paths("KeepColours CONTENT STYLE OUT", arguments);
        try (Engine engine = Engine.auto()) {
            run(paths, Presets.draft(), Vgg16.pretrained(), engine);
        }
    }

    static void run(List<Path> paths, Preset preset, Network network, Engine engine) {
        Image content = Image.read(paths.get(0));
        Image style = Image.read(paths.get(1));
        List<ColourControl> ways = List.of(
                ColourControl.none(),
                ColourControl.luminanceOnly(Luminance.REC_601),
                ColourControl.chromaOfContent(Luminance.REC_601),
                ColourControl.recolourStyle(ColourTransfer.linear(LinearMethod.CHOLESKY, ColourSpace.SRGB)));
        List<Image> painted = ways.stream()
                .map(way -> StyleTransfer.builder()
                        .preset(preset)
                        .content(content)
                        .style(style)
                        .colour(way)
                        .network(network)
                        .engine(engine)
                        .build()
                        .run()
                        .image())
                .toList();
        SideBySide.of(painted).write(paths.get(2));
    }
}
