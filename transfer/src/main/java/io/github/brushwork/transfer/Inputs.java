package io.github.brushwork.transfer;

import io.github.brushwork.core.image.Image;
import io.github.brushwork.transfer.settings.ColourControl;
import io.github.brushwork.transfer.settings.ImageSize;
import io.github.brushwork.transfer.settings.StyleFit;
import java.util.List;

/**
 * Content and styles at one size.
 *
 * @param content the content image at that size
 * @param styles the styles, their images as they are read then
 */
record Inputs(Image content, List<Style> styles) {

    Inputs {
        styles = List.copyOf(styles);
    }

    List<Image> styleImages() {
        return styles.stream().map(Style::image).toList();
    }

    /** These pictures in other colours. */
    Inputs recoloured(ColourControl.Changes changes) {
        return new Inputs(
                changes.content().apply(content, styles.get(0).image()),
                styles.stream()
                        .map(style -> style.withImage(changes.style().apply(style.image(), content)))
                        .toList());
    }

    /** These pictures at another size. */
    Inputs at(int longerSide, StyleFit fit) {
        Image resized = content.withLongerSide(longerSide);
        return new Inputs(
                resized,
                styles.stream().map(style -> fitted(style, resized, fit)).toList());
    }

    private static Style fitted(Style style, Image content, StyleFit fit) {
        Image image = style.size() == null
                ? fit.applyTo(style.image(), content)
                : style.size().applyTo(style.image());
        int scaled = (int) Math.max(1, Math.round(style.scale() * longerSide(image)));
        return style.withImage(
                        style.scale() == 1
                                ? image
                                : ImageSize.longerSide(scaled).applyTo(image))
                .withScale(1);
    }

    static int longerSide(Image image) {
        return Math.max(image.width(), image.height());
    }
}
