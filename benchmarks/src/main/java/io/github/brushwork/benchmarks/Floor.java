package io.github.brushwork.benchmarks;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A ratio that must not fall.
 *
 * @param benchmark short name of the benchmark
 * @param workload what is computed
 * @param contender whose speed is looked at
 * @param reference what it is compared with: another contender, or {@link Measurements#PEAK}
 * @param least how many times as fast as the reference it must be
 */
record Floor(String benchmark, String workload, String contender, String reference, double least) {

    private static final Pattern KEY = Pattern.compile("(\\w+\\.\\w+)\\.([^./]+)\\.([^./]+)/([^./]+)");

    /**
     * Reads one line of the file of floors.
     *
     * @param key for example {@code convolution.forward.64-64@256.vector/plain}
     * @param value for example {@code 2.5}
     */
    static Floor parse(String key, String value) {
        Matcher matcher = KEY.matcher(key);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("the floor \"" + key
                    + "\" is not written like convolution.forward.64-64@256.vector/plain (benchmark, method, workload,"
                    + " contender/reference)");
        }
        return new Floor(matcher.group(1), matcher.group(2), matcher.group(3), matcher.group(4), least(key, value));
    }

    private static double least(String key, String value) {
        double least;
        try {
            least = Double.parseDouble(value.trim());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("the floor \"" + key + "\" is \"" + value + "\": give a number", e);
        }
        if (!(least > 0)) {
            throw new IllegalArgumentException("the floor \"" + key + "\" is " + value + ": it must be greater than 0");
        }
        return least;
    }

    String description() {
        return benchmark + " " + workload + ": " + contender + "/" + reference;
    }
}
