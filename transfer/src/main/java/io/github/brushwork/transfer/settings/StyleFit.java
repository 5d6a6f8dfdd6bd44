package io.github.brushwork.transfer.settings;

import io.github.brushwork.core.image.Image;
import io.github.brushwork.core.image.Resampling;

/** How the style image is brought to the size of the result. */
public enum StyleFit {
    /** Its longer side becomes the content's longer side and its aspect ratio is kept, with high-quality resampling. */
    KEEP_ASPECT,
    /**
     * As {@link #KEEP_ASPECT}, but its longer side stays at least 512 pixels where it has as many. A painting that is
     * reduced further loses its brush strokes, and a small result is then painted with hatching.
     */
    KEEP_STROKES,
    /** It is stretched to the content's height and width, by nearest neighbour, as the Keras demo does. */
    STRETCH_NEAREST;

    private static final int STROKES_SIDE = 512;

    /**
     * Resizes a style image.
     *
     * @param style a style image of any size
     * @param content the content image at the size of the result
     * @return the style image as a transfer of that size reads it
     */
    public Image applyTo(Image style, Image content) {
        int contentSide = longerSide(content);
        return switch (this) {
            case KEEP_ASPECT -> style.withLongerSide(contentSide);
            case KEEP_STROKES -> style.withLongerSide(Math.max(contentSide, Math.min(longerSide(style), STROKES_SIDE)));
            case STRETCH_NEAREST -> style.resize(content.width(), content.height(), Resampling.NEAREST);
        };
    }

    private static int longerSide(Image image) {
        return Math.max(image.width(), image.height());
    }
}
