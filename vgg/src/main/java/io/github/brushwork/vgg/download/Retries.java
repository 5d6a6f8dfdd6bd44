package io.github.brushwork.vgg.download;

import java.time.Duration;

/**
 * How often and when a mirror is asked again.
 *
 * @param attempts how many attempts in a row may fail without bringing the file on, at least 1
 * @param firstDelay the wait after the first failure; it doubles with every further one
 * @param longestDelay no wait is longer, whatever a server asks for
 */
record Retries(int attempts, Duration firstDelay, Duration longestDelay) {

    // Doubling more often than this would overflow; the longest delay is reached long before.
    private static final int MOST_DOUBLINGS = 20;

    Retries {
        if (attempts < 1) {
            throw new IllegalArgumentException("the number of attempts is " + attempts + ": give at least 1");
        }
        Durations.requirePositive("first delay", firstDelay);
        if (longestDelay.compareTo(firstDelay) < 0) {
            throw new IllegalArgumentException("the longest delay, " + longestDelay + ", is shorter than the first, "
                    + firstDelay + ": give a longer one");
        }
    }

    /**
     * The wait before the next attempt.
     *
     * @param failures how many attempts in a row have failed, at least 1
     * @param asked what the server asked for, or zero
     */
    Duration delay(int failures, Duration asked) {
        Duration backOff = firstDelay.multipliedBy(1L << Math.min(failures - 1, MOST_DOUBLINGS));
        Duration wanted = asked.compareTo(backOff) > 0 ? asked : backOff;
        return wanted.compareTo(longestDelay) < 0 ? wanted : longestDelay;
    }
}
