package io.github.brushwork.benchmarks;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The size of activations, written {@code 65536x128}: positions times channels.
 *
 * @param positions height times width
 * @param channels channels
 */
record GramSize(int positions, int channels) {

    private static final Pattern FORM = Pattern.compile("(\\d+)x(\\d+)");

    static GramSize parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "the activations \"" + text + "\" are not written like 65536x128 (positions, channels)");
        }
        return new GramSize(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
    }

    /** What the full product computes; symmetry would allow half, and a kernel that uses it shows twice its rate. */
    double flops() {
        return 2.0 * positions * channels * channels;
    }
}
