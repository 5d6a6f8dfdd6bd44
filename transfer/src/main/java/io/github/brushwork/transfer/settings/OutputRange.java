package io.github.brushwork.transfer.settings;

/** What becomes of colours that the optimizer moved out of the range of colours. */
public enum OutputRange {
    /** Each value is clamped to the range, as most systems do. */
    CLAMP,
    /** The whole image is stretched so that its least value is black and its greatest white, as the Keras demo does. */
    STRETCH
}
