package io.github.brushwork.core.image;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * What marks a region in a {@link LabelMap}: its colour, sRGB-encoded with 8 bits a channel.
 *
 * @param red from 0 to 255
 * @param green from 0 to 255
 * @param blue from 0 to 255
 */
public record Label(int red, int green, int blue) {

    /**
     * How far colours of one label may lie apart: 48, the Euclidean distance in units of 8 bits. It takes in what JPEG does
     * to plain areas and keeps the corners and middles of the colour cube apart, which are 127 from each other.
     */
    public static final double TOLERANCE = 48;

    private static final int MAXIMUM = 255;

    /**
     * Creates a label.
     *
     * @throws IllegalArgumentException if a value is out of range
     */
    public Label {
        if (Math.min(red, Math.min(green, blue)) < 0 || Math.max(red, Math.max(green, blue)) > MAXIMUM) {
            throw new IllegalArgumentException("a label of red " + red + ", green " + green + ", blue " + blue
                    + ": each must lie between 0 and 255");
        }
    }

    /** Red, green and blue from the highest to the lowest byte. */
    static Label ofRgb(int rgb) {
        return new Label(rgb >> 16 & MAXIMUM, rgb >> 8 & MAXIMUM, rgb & MAXIMUM);
    }

    /**
     * How far two colours lie apart.
     *
     * @param other a colour
     * @return the Euclidean distance, from 0 to 442
     */
    public double distance(Label other) {
        return Math.sqrt(squaredDistance(other));
    }

    int squaredDistance(Label other) {
        return square(red - other.red) + square(green - other.green) + square(blue - other.blue);
    }

    /** The nearest of some colours, at least one; of equally near ones the first. */
    Label nearest(List<Label> labels) {
        return labels.stream()
                .min(Comparator.comparingInt(this::squaredDistance))
                .orElseThrow();
    }

    private static int square(int value) {
        return value * value;
    }

    /** As HTML writes colours, for example {@code #ff8000}. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "#%02x%02x%02x", red, green, blue);
    }
}
