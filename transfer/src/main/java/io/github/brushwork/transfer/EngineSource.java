package io.github.brushwork.transfer;

import io.github.brushwork.core.Engine;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Where a transfer gets its engine from, and who closes it.
 *
 * @param engine gives the engine
 * @param closed whether it is the transfer's own, made for one run and closed after it
 */
record EngineSource(Supplier<Engine> engine, boolean closed) {

    /** An engine that the caller made, and closes. */
    static EngineSource given(Engine engine) {
        return new EngineSource(() -> engine, false);
    }

    /** An engine for each run. */
    static EngineSource made(Supplier<Engine> engine) {
        return new EngineSource(engine, true);
    }

    <R> R use(Function<Engine, R> user) {
        if (!closed) {
            return user.apply(engine.get());
        }
        try (Engine own = engine.get()) {
            return user.apply(own);
        }
    }
}
