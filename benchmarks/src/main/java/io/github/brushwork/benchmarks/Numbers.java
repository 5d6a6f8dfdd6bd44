package io.github.brushwork.benchmarks;

import java.util.Arrays;
import java.util.Locale;

/** Medians, and numbers for people. */
final class Numbers {

    private Numbers() {}

    static double median(double[] values) {
        if (values.length == 0) {
            throw new IllegalArgumentException("there is no median of no values");
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /** About three digits. */
    static String short3(double value) {
        double size = Math.abs(value);
        int decimals = size >= 100 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 3;
        return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }
}
