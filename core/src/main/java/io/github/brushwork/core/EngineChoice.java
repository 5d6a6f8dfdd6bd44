package io.github.brushwork.core;

import io.github.brushwork.core.EngineProvider.Availability;

/**
 * An engine that is on the class path.
 *
 * @param provider makes it
 * @param availability whether it can run here, and why not
 */
public record EngineChoice(EngineProvider provider, Availability availability) {}
