package io.github.brushwork.optim;

import io.github.brushwork.core.kernel.Arithmetic;
import java.time.Duration;
import java.util.Objects;
import java.util.function.LongSupplier;

/**
 * What all runs have settings for.
 *
 * @param bounds range of every variable
 * @param outcome which point is the result
 * @param nanoClock nanoseconds from any fixed moment
 * @param arithmetic on vectors
 */
record RunSettings(Bounds bounds, Outcome outcome, LongSupplier nanoClock, Arithmetic arithmetic) {

    /** Looked for once: an optimizer asks for its settings whenever it begins a run, tells its memory, or describes itself. */
    private static final Arithmetic FASTEST = Arithmetic.fastest();

    static RunSettings of(Bounds bounds, Outcome outcome) {
        return new RunSettings(bounds, outcome, System::nanoTime, FASTEST);
    }

    RunSettings {
        Objects.requireNonNull(bounds, "bounds");
        Objects.requireNonNull(outcome, "outcome");
        Objects.requireNonNull(nanoClock, "nanoClock");
        Objects.requireNonNull(arithmetic, "arithmetic");
    }

    RunSettings withClock(LongSupplier nanoClock) {
        return new RunSettings(bounds, outcome, nanoClock, arithmetic);
    }

    RunSettings withArithmetic(Arithmetic arithmetic) {
        return new RunSettings(bounds, outcome, nanoClock, arithmetic);
    }

    /** Bytes of what every run keeps: its point, the best one, the result, and the average if that is wanted. */
    long heapBytes(int variables) {
        long average = outcome instanceof Outcome.Average ? Double.BYTES : 0;
        return (3L * Float.BYTES + average) * variables;
    }

    Stopwatch stopwatch(Duration already) {
        return new Stopwatch(nanoClock, already);
    }

    /** The settings that are not the usual ones, for the end of an optimizer's description. */
    String suffix() {
        return (bounds.isUnbounded() ? "" : " within [" + bounds.lower() + ", " + bounds.upper() + "]")
                + (outcome instanceof Outcome.Best ? "" : ", giving " + outcome);
    }
}
