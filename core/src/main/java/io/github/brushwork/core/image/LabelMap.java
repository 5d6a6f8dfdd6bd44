package io.github.brushwork.core.image;

import io.github.brushwork.core.Shape;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A picture whose colours say what is where, as segmentations are stored: every pixel has one label. Immutable and
 * therefore thread-safe.
 *
 * <p>Pictures of labels are rarely clean: edges are smoothed, and JPEG changes colours a little. A pixel therefore has the
 * label of the nearest colour among a few, which are either given or found: see {@link #of(Image)}. Alpha is ignored.
 *
 * <p>Such pictures are what alexjc/neural-doodle and luanfujun/deep-photo-styletransfer take.
 */
public final class LabelMap {

    private final int width;
    private final int height;
    private final List<Label> candidates;
    /** The index of each pixel's label among the candidates. */
    private final int[] indices;
    /** Those that occur, the largest area first. */
    private final List<Label> labels;

    private LabelMap(int width, int height, List<Label> candidates, int[] indices) {
        this.width = width;
        this.height = height;
        this.candidates = candidates;
        this.indices = indices;
        int[] counts = new int[candidates.size()];
        for (int index : indices) {
            counts[index]++;
        }
        this.labels = IntStream.range(0, counts.length)
                .filter(i -> counts[i] > 0)
                .boxed()
                .sorted(Comparator.comparingInt(i -> -counts[i]))
                .map(candidates::get)
                .toList();
    }

    /**
     * One region of a picture of labels and the one of the same colour in another.
     *
     * @param label its colour in the first picture
     * @param content where it lies in the first picture
     * @param style where it lies in the second picture
     */
    public record Region(Label label, Mask content, Mask style) {

        public Region {
            Objects.requireNonNull(label, "label");
            Objects.requireNonNull(content, "content");
            Objects.requireNonNull(style, "style");
        }
    }

    /**
     * A map whose labels are found in the picture. Colours are rounded to 8 bits and visited, the most frequent first; one that lies
     * within {@link Label#TOLERANCE} of one that came before is taken for that colour, others start a label. Labels whose
     * nearest pixels cover no more than 0.5 % of the picture are what smoothed edges leave, and are dropped. Each pixel then
     * gets the nearest label that remains. In small pictures or along many edges, mixed colours may cover more: then name
     * the labels, see {@link #of(Image, Collection)}.
     *
     * @param image the picture
     * @return the map
     * @throws IllegalArgumentException if no label covers more than 0.5 % of the picture
     */
    public static LabelMap of(Image image) {
        int[] colours = LabelColours.of(image);
        List<Label> labels = LabelColours.dominant(colours);
        if (labels.isEmpty()) {
            throw new IllegalArgumentException("no colour covers more than 0.5 % of the picture of " + image
                    + ", so it has no labels: it must show regions of a plain colour each");
        }
        return new LabelMap(image.width(), image.height(), labels, LabelColours.nearest(colours, labels));
    }

    /**
     * A map of given labels, however small their areas, for example those of another map.
     *
     * @param image the picture
     * @param labels at least one; every pixel gets the nearest one, of equally near ones the first
     * @return the map; labels that no pixel got are left out
     * @throws IllegalArgumentException if there are no labels
     */
    public static LabelMap of(Image image, Collection<Label> labels) {
        List<Label> candidates = List.copyOf(labels);
        if (candidates.isEmpty()) {
            throw new IllegalArgumentException("a map of labels needs at least one label to choose from");
        }
        int[] colours = LabelColours.of(image);
        return new LabelMap(image.width(), image.height(), candidates, LabelColours.nearest(colours, candidates));
    }

    /**
     * Columns.
     *
     * @return at least 1
     */
    public int width() {
        return width;
    }

    /**
     * Rows.
     *
     * @return at least 1
     */
    public int height() {
        return height;
    }

    /**
     * The labels that occur.
     *
     * @return at least one, the largest area first
     */
    public List<Label> labels() {
        return labels;
    }

    /**
     * The share of the picture that has a label.
     *
     * @param label one of this map's labels
     * @return in (0, 1]
     * @throws IllegalArgumentException if the map has no such label
     */
    public double area(Label label) {
        int index = indexOf(label);
        return Arrays.stream(indices).filter(i -> i == index).count() / (double) indices.length;
    }

    /**
     * Where a label is.
     *
     * @param label one of this map's labels
     * @return a mask of this map's size, 1 where the label is and 0 elsewhere; the masks of all labels add up to 1
     * @throws IllegalArgumentException if the map has no such label
     */
    public Mask mask(Label label) {
        int index = indexOf(label);
        float[] weights = new float[indices.length];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = indices[i] == index ? 1 : 0;
        }
        return new Mask(width, height, weights);
    }

    /**
     * This map in another size: each pixel takes the label of the nearest, see {@link Resampling#NEAREST}. Labels of small
     * areas may vanish. Masks are resized further, to layers, by {@link Mask#resize}.
     *
     * @param width columns, at least 1
     * @param height rows, at least 1
     * @return a map of that size, this one if the size is the same
     * @throws IllegalArgumentException if a side is less than 1
     */
    public LabelMap resize(int width, int height) {
        if (width == this.width && height == this.height) {
            return this;
        }
        int[] resized = new int[new Shape(height, width, 1).size()];
        for (int i = 0; i < resized.length; i++) {
            int y = Resizing.nearest(i / width, this.height, height);
            int x = Resizing.nearest(i % width, this.width, width);
            resized[i] = indices[y * this.width + x];
        }
        return new LabelMap(width, height, candidates, resized);
    }

    /**
     * The regions that two pictures have in common. Labels belong together if each is the other's nearest and they lie
     * within {@link Label#TOLERANCE} of each other.
     *
     * @param content labels of the content image
     * @param style labels of the style image, which may have another size
     * @return a region for each label, in the order of the content's labels
     * @throws IllegalArgumentException if a label of one map has none in the other; the message names its colour and area
     */
    public static List<Region> regions(LabelMap content, LabelMap style) {
        content.requireCounterparts("content", style, "style");
        style.requireCounterparts("style", content, "content");
        return content.labels.stream()
                .map(label -> new Region(label, content.mask(label), style.mask(label.nearest(style.labels))))
                .toList();
    }

    private void requireCounterparts(String name, LabelMap other, String otherName) {
        for (Label label : labels) {
            Label counterpart = label.nearest(other.labels);
            if (label.distance(counterpart) > Label.TOLERANCE
                    || !counterpart.nearest(labels).equals(label)) {
                throw new IllegalArgumentException(String.format(
                        Locale.ROOT,
                        "the %s labels have %s on %.2f %% of the picture, but the %s labels have only %s: paint it there"
                                + " too, give it the colour of another region, or, if it is no region but the edge of"
                                + " one, name the labels to choose from",
                        name,
                        label,
                        100 * area(label),
                        otherName,
                        other));
            }
        }
    }

    private int indexOf(Label label) {
        if (!labels.contains(label)) {
            throw new IllegalArgumentException("there is no label " + label + ", only " + this);
        }
        return candidates.indexOf(label);
    }

    /** The labels and their areas. */
    @Override
    public String toString() {
        return labels.stream()
                .map(label -> String.format(Locale.ROOT, "%s (%.2f %%)", label, 100 * area(label)))
                .collect(Collectors.joining(", "));
    }
}
