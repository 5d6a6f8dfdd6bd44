package io.github.brushwork.transfer.settings;

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
    STRETCH_NEAREST
}
