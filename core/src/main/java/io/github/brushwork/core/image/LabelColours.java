package io.github.brushwork.core.image;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;

/** Finds the labels of a picture; see {@link LabelMap#of(Image)} for the rule. */
final class LabelColours {

    /** A label covers more than one part in so many. */
    private static final int LEAST_AREA = 200;

    private LabelColours() {}

    /** The picture's colours, 8 bits a channel, red in the highest byte. */
    static int[] of(Image image) {
        float[] rgb = image.sharedRgb();
        int[] colours = new int[rgb.length / 3];
        for (int i = 0; i < colours.length; i++) {
            colours[i] = eightBits(rgb[3 * i]) << 16 | eightBits(rgb[3 * i + 1]) << 8 | eightBits(rgb[3 * i + 2]);
        }
        return colours;
    }

    private static int eightBits(float value) {
        return Math.round(255 * value);
    }

    /** The labels that cover enough; none if there is none. */
    static List<Label> dominant(int[] colours) {
        Map<Integer, Integer> counts = new HashMap<>();
        for (int colour : colours) {
            counts.merge(colour, 1, Integer::sum);
        }
        List<Label> centres = new ArrayList<>();
        counts.entrySet().stream()
                .sorted(Entry.<Integer, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Entry.comparingByKey(Comparator.naturalOrder())))
                .map(entry -> Label.ofRgb(entry.getKey()))
                .filter(colour -> isApart(colour, centres))
                .forEachOrdered(centres::add);
        long[] areas = new long[centres.size()];
        counts.forEach((colour, count) -> areas[indexOfNearest(Label.ofRgb(colour), centres)] += count);
        List<Label> dominant = new ArrayList<>();
        for (int i = 0; i < areas.length; i++) {
            if (areas[i] * LEAST_AREA > colours.length) {
                dominant.add(centres.get(i));
            }
        }
        return dominant;
    }

    private static boolean isApart(Label colour, List<Label> centres) {
        return centres.stream().allMatch(centre -> colour.distance(centre) > Label.TOLERANCE);
    }

    /** For each colour the index of the nearest label. */
    static int[] nearest(int[] colours, List<Label> labels) {
        Map<Integer, Integer> known = new HashMap<>();
        int[] nearest = new int[colours.length];
        for (int i = 0; i < colours.length; i++) {
            nearest[i] = known.computeIfAbsent(colours[i], rgb -> indexOfNearest(Label.ofRgb(rgb), labels));
        }
        return nearest;
    }

    private static int indexOfNearest(Label colour, List<Label> labels) {
        int best = 0;
        for (int i = 1; i < labels.size(); i++) {
            if (colour.squaredDistance(labels.get(i)) < colour.squaredDistance(labels.get(best))) {
                best = i;
            }
        }
        return best;
    }
}
