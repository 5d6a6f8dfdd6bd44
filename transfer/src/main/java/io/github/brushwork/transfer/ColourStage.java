package io.github.brushwork.transfer;

import io.github.brushwork.core.image.Image;
import io.github.brushwork.transfer.settings.ColourControl;
import io.github.brushwork.transfer.settings.ColourControl.ChromaOfContent;
import io.github.brushwork.transfer.settings.ColourControl.LuminanceOnly;
import io.github.brushwork.transfer.settings.ColourControl.RecolourContent;
import io.github.brushwork.transfer.settings.ColourControl.RecolourResult;
import io.github.brushwork.transfer.settings.ColourControl.RecolourStyle;
import java.util.function.UnaryOperator;

/** What a {@link ColourControl} does to the pictures before the transfer, and to the result after it. */
record ColourStage(ColourControl control) {

    /** The pictures that the transfer sees. */
    Inputs before(Inputs inputs) {
        Image content = inputs.content();
        if (control instanceof LuminanceOnly only) {
            return new Inputs(
                    only.luminance().grey(content),
                    styles(inputs, style -> only.luminance().greyLike(style, content))
                            .styles());
        }
        if (control instanceof RecolourStyle recolour) {
            return styles(inputs, style -> recolour.transfer().apply(style, content));
        }
        if (control instanceof RecolourContent recolour) {
            Image first = inputs.styles().get(0).image();
            return new Inputs(recolour.transfer().apply(content, first), inputs.styles());
        }
        return inputs;
    }

    private static Inputs styles(Inputs inputs, UnaryOperator<Image> change) {
        return new Inputs(
                inputs.content(),
                inputs.styles().stream()
                        .map(style -> new Style(
                                change.apply(style.image()),
                                style.weight(),
                                style.scale(),
                                style.size(),
                                style.regions()))
                        .toList());
    }

    /** The result in its final colours. */
    Image after(Image result, Image content) {
        if (control instanceof LuminanceOnly only) {
            return only.luminance().withLuminanceOf(content, result);
        }
        if (control instanceof ChromaOfContent chroma) {
            return chroma.luminance().withLuminanceOf(content, result);
        }
        if (control instanceof RecolourResult recolour) {
            return recolour.transfer().apply(result, content);
        }
        return result;
    }
}
