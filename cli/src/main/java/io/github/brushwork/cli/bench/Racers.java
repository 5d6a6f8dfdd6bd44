package io.github.brushwork.cli.bench;

import io.github.brushwork.core.Engine;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Engines by name, each started once and kept until the end.
 *
 * @param engines in the order in which they were named
 */
record Racers(Map<String, Engine> engines) implements AutoCloseable {

    Racers {
        engines = Collections.unmodifiableMap(new LinkedHashMap<>(engines));
    }

    /**
     * Starts engines.
     *
     * @throws IllegalArgumentException if there is no engine of such a name
     * @throws IllegalStateException if one cannot run here
     */
    static Racers started(Collection<String> names) {
        Map<String, Engine> started = new LinkedHashMap<>();
        try {
            names.forEach(name -> started.computeIfAbsent(name, Engine::named));
            return new Racers(started);
        } catch (RuntimeException e) {
            started.values().forEach(Engine::close);
            throw e;
        }
    }

    @Override
    public void close() {
        engines.values().forEach(Engine::close);
    }
}
