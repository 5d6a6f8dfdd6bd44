/**
 * Pictures: reading, writing and resizing.
 *
 * <p>{@link io.github.brushwork.core.image.Image} is all that most users need. Files are decoded and encoded by ImageIO
 * with the TwelveMonkeys plug-ins; what is added here is what they leave to the caller: EXIF orientation, colour
 * profiles, damaged files, and resampling of floats with alpha.
 */
package io.github.brushwork.core.image;
