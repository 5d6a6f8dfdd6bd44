package io.github.brushwork.optim;

import java.time.Duration;
import java.util.function.LongSupplier;

/** The time that a run has taken, over all its sittings. */
final class Stopwatch {

    private final LongSupplier nanoClock;
    private final long begin;

    /** Starts, as if so much time had passed already. */
    Stopwatch(LongSupplier nanoClock, Duration already) {
        this.nanoClock = nanoClock;
        this.begin = nanoClock.getAsLong() - already.toNanos();
    }

    Duration elapsed() {
        return Duration.ofNanos(nanoClock.getAsLong() - begin);
    }
}
