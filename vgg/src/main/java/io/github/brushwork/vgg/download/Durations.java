package io.github.brushwork.vgg.download;

import java.math.BigDecimal;
import java.time.Duration;

/** Durations in settings and messages. */
final class Durations {

    private Durations() {}

    /** In seconds, without needless digits. */
    static String inWords(Duration duration) {
        return BigDecimal.valueOf(duration.toMillis(), 3).stripTrailingZeros().toPlainString() + " s";
    }

    /**
     * Checks a setting.
     *
     * @throws IllegalArgumentException if it is under a millisecond, the resolution of the waits
     */
    static Duration requirePositive(String setting, Duration duration) {
        if (duration.toMillis() < 1) {
            throw new IllegalArgumentException(
                    "the " + setting + " is " + duration + ": give at least one millisecond");
        }
        return duration;
    }
}
