package io.github.brushwork.transfer.settings;

import io.github.brushwork.core.image.Image;

/** How large the result is, by its longer side; the content's aspect ratio is always kept. */
public sealed interface ImageSize {

    /**
     * The content's own size.
     *
     * @return the size
     */
    static ImageSize original() {
        return new Original();
    }

    /**
     * A longer side of exactly so many pixels; a smaller content is enlarged.
     *
     * @param pixels length of the longer side, at least 1
     * @return the size
     * @throws IllegalArgumentException if the length is less than 1
     */
    static ImageSize longerSide(int pixels) {
        return new LongerSide(pixels);
    }

    /**
     * A longer side of at most so many pixels; a smaller content keeps its size.
     *
     * @param pixels greatest length of the longer side, at least 1
     * @return the size
     * @throws IllegalArgumentException if the length is less than 1
     */
    static ImageSize atMost(int pixels) {
        return new AtMost(pixels);
    }

    /**
     * Resizes an image.
     *
     * @param image an image
     * @return the image at this size; the same object where nothing changes
     */
    Image applyTo(Image image);

    /** The content's own size. */
    record Original() implements ImageSize {
        @Override
        public Image applyTo(Image image) {
            return image;
        }

        @Override
        public String toString() {
            return "the content's size";
        }
    }

    /**
     * A longer side of exactly so many pixels.
     *
     * @param pixels length of the longer side
     */
    record LongerSide(int pixels) implements ImageSize {

        public LongerSide {
            requirePositive(pixels);
        }

        @Override
        public Image applyTo(Image image) {
            return image.withLongerSide(pixels);
        }

        @Override
        public String toString() {
            return pixels + " pixels";
        }
    }

    /**
     * A longer side of at most so many pixels.
     *
     * @param pixels greatest length of the longer side
     */
    record AtMost(int pixels) implements ImageSize {

        public AtMost {
            requirePositive(pixels);
        }

        @Override
        public Image applyTo(Image image) {
            return Math.max(image.width(), image.height()) <= pixels ? image : image.withLongerSide(pixels);
        }

        @Override
        public String toString() {
            return "at most " + pixels + " pixels";
        }
    }

    private static void requirePositive(int pixels) {
        if (pixels < 1) {
            throw new IllegalArgumentException("size " + pixels + ": the longer side must have at least 1 pixel");
        }
    }
}
