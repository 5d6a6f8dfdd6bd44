package io.github.brushwork.cli.bench;

import java.time.Duration;

/**
 * How fast an engine is at one size.
 *
 * @param size the longer side of the picture, in pixels
 * @param engine the engine's name
 * @param iteration the median time of an iteration
 * @param iterations how many were measured
 */
record Timing(int size, String engine, Duration iteration, int iterations) {

    double milliseconds() {
        return iteration.toNanos() / 1e6;
    }
}
