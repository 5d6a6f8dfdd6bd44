package io.github.brushwork.core;

/**
 * Makes an {@link Engine} known to {@link Engine#auto()} and {@link Engine#named}; found by
 * {@link java.util.ServiceLoader}.
 */
public interface EngineProvider {

    /** What an engine computes on, from the slowest to the fastest: the order in which {@link Engine#auto()} prefers. */
    enum Tier {
        /** Java that the JVM's compiler vectorises as it can. */
        PLAIN_JAVA,
        /** A native CPU library. */
        NATIVE_CPU,
        /** Java on the Vector API. */
        VECTOR_JAVA,
        /** A GPU. */
        GPU
    }

    /**
     * Whether the engine can run here.
     *
     * @param usable whether {@link EngineProvider#create()} will succeed
     * @param tier what it would compute on
     * @param reason if usable what it runs on, else why it cannot and what to do about it
     */
    record Availability(boolean usable, Tier tier, String reason) {}

    /**
     * The engine's name.
     *
     * @return a short name in lower case
     */
    String name();

    /**
     * Checks whether the engine can run here, without starting it.
     *
     * @return the answer and its reason
     */
    Availability availability();

    /**
     * Makes the engine.
     *
     * @return the engine
     * @throws IllegalStateException if it does not start after all; the message says why and what to do
     */
    Engine create();
}
