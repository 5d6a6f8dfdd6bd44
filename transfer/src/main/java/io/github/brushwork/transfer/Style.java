package io.github.brushwork.transfer;

import io.github.brushwork.core.image.Image;
import io.github.brushwork.core.image.LabelMap;
import io.github.brushwork.core.image.Mask;
import io.github.brushwork.transfer.settings.ImageSize;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * A picture whose style the result takes on, and how much and how large. Immutable; methods give changed copies.
 *
 * @param image the picture; its alpha is ignored
 * @param weight how much it counts relative to other styles; finite and more than 0
 * @param scale factor on the size that {@code StyleFit} gives it: more than 1 for larger strokes; finite and more than 0
 * @param size its own size in place of that of {@code StyleFit}, which null stands for
 * @param regions where it is painted, and from where it is taken; the whole picture if there are none
 */
public record Style(Image image, double weight, double scale, ImageSize size, List<Region> regions) {

    /**
     * @throws IllegalArgumentException if weight or scale is not positive and finite
     */
    public Style {
        Objects.requireNonNull(image, "image");
        regions = List.copyOf(regions);
        requirePositive("weight", weight);
        requirePositive("scale", scale);
    }

    /**
     * A style of weight 1 and scale 1.
     *
     * @param image the picture
     * @return the style
     */
    public static Style of(Image image) {
        return new Style(image, 1, 1, null, List.of());
    }

    /**
     * A style of weight 1 and scale 1, read at once.
     *
     * @param file a picture's file
     * @return the style
     * @throws io.github.brushwork.core.image.ImageException if it cannot be read
     */
    public static Style of(Path file) {
        return of(Image.read(file));
    }

    /**
     * With another weight.
     *
     * @param weight how much it counts relative to other styles; finite and more than 0
     * @return a copy
     * @throws IllegalArgumentException if the weight is not positive and finite
     */
    public Style withWeight(double weight) {
        return new Style(image, weight, scale, size, regions);
    }

    /**
     * With another scale.
     *
     * @param scale factor on its size: more than 1 for larger strokes; finite and more than 0
     * @return a copy
     * @throws IllegalArgumentException if the scale is not positive and finite
     */
    public Style withScale(double scale) {
        return new Style(image, weight, scale, size, regions);
    }

    /**
     * With a size of its own, at every scale of the result.
     *
     * @param size its size, before {@link #scale}
     * @return a copy
     */
    public Style withSize(ImageSize size) {
        return new Style(image, weight, scale, Objects.requireNonNull(size, "size"), regions);
    }

    /**
     * Painted in one region only.
     *
     * @param mask where in the result, of any size
     * @return a copy
     */
    public Style within(Mask mask) {
        return withRegions(List.of(new Region(mask)));
    }

    /**
     * Painted region by region.
     *
     * @param regions where it is painted, and from where it is taken; at least one
     * @return a copy
     */
    public Style withRegions(List<Region> regions) {
        return new Style(image, weight, scale, size, regions);
    }

    /**
     * Painted region by region, by two pictures whose colours are labels: what has a colour in the one is painted like what
     * has that colour in the other.
     *
     * @param content labels of the content, of any size
     * @param style labels of this style, of any size
     * @return a copy
     * @throws IllegalArgumentException if a label is in one of the pictures only; the message names it
     */
    public Style withLabels(LabelMap content, LabelMap style) {
        return withRegions(LabelMap.regions(content, style).stream()
                .map(region -> new Region(region.content(), region.style()))
                .toList());
    }

    Style withImage(Image image) {
        return new Style(image, weight, scale, size, regions);
    }

    private static void requirePositive(String what, double value) {
        if (!(value > 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException(
                    "a style of " + what + " " + value + ": it must be finite and more than 0");
        }
    }
}
