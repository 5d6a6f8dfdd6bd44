package io.github.brushwork.transfer;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The losses after one iteration.
 *
 * @param scale number of the scale, from 1
 * @param iteration number of the iteration, from 1, through all scales
 * @param evaluations evaluations so far
 * @param loss the sum that is minimised
 * @param contributions each term's share of it by the term's name, weights included
 * @param elapsed time since the optimisation began
 */
public record TracePoint(
        int scale, int iteration, int evaluations, double loss, Map<String, Double> contributions, Duration elapsed) {

    /** Before the first iteration. */
    static final TracePoint NONE = new TracePoint(0, 0, 0, Double.NaN, Map.of(), Duration.ZERO);

    public TracePoint {
        contributions = Collections.unmodifiableMap(new LinkedHashMap<>(contributions));
    }
}
