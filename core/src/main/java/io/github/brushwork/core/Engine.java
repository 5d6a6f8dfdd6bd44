package io.github.brushwork.core;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Computes activations, and turns a network with losses into an {@link Objective}.
 *
 * <p>Two engines come with the library: {@code java}, the pure-Java tensor core, and {@code samediff}, a SameDiff graph
 * on an ND4J backend. Others join as {@link EngineProvider}s. An engine has no state but its
 * threads and may be shared between threads; what it makes belongs to one thread at a time.
 */
public interface Engine extends AutoCloseable {

    /**
     * The best engine that can run here: one on a GPU if there is one, else vectorised Java, else a native CPU library,
     * else plain Java. Logs one line that says which and why.
     *
     * @return an engine
     */
    static Engine auto() {
        return EngineSelection.installed().auto();
    }

    /**
     * The engine of this name.
     *
     * @param name {@code java} (its fastest kernels that run here), {@code java-vector}, {@code java-plain},
     *     {@code samediff}, or the name of another installed provider
     * @return the engine
     * @throws IllegalArgumentException if no engine of this name is on the class path; the message lists those that are
     * @throws IllegalStateException if it is there but cannot run; the message says why and what to do
     */
    static Engine named(String name) {
        return EngineSelection.installed().named(name);
    }

    /**
     * All engines on the class path, whether or not they can run here, in the order in which {@link #auto()} tries them; it takes
     * the first that can. Asking whether one can run may start a native library.
     *
     * @return their providers and what each says of running here; unmodifiable
     */
    static List<EngineChoice> choices() {
        return EngineSelection.installed().choices();
    }

    /**
     * The engine's name and what it runs on, for logs and results.
     *
     * @return for example {@code samediff (nd4j-native, 2 threads)}
     */
    String description();

    /**
     * What decides the bits of its results, for those who compare or resume runs: for an engine that gives the same bits
     * whatever the number of its threads, the description without it.
     *
     * @return a name; results of engines with the same are the same to the bit
     */
    default String arithmetic() {
        return description();
    }

    /**
     * Prepares the extraction of activations.
     *
     * @param network a network
     * @param layers names or aliases of layers
     * @return an extractor, to be closed
     * @throws IllegalArgumentException if the network has no such layer
     */
    FeatureExtractor extractor(Network network, Collection<String> layers);

    /**
     * Prepares the evaluation of a weighted sum of losses, with its gradient with respect to the image.
     *
     * @param network a network; what lies deeper than any loss reads is not computed
     * @param terms the weighted losses, at least one
     * @param input shape of the image in network space, height x width x 3
     * @return an objective of {@code input.size()} variables, to be closed
     * @throws IllegalArgumentException if there is no term, a layer is unknown, a target has another shape, or the image
     *     is too small for the network
     */
    Objective objective(Network network, List<Term> terms, Shape input);

    /**
     * The memory that {@link #objective} will take, found without allocating it. Targets may belong to another size of
     * image than the one asked about.
     *
     * @param network a network
     * @param terms the weighted losses, at least one
     * @param input shape of the image in network space, height x width x 3
     * @return what the objective will hold once it has been evaluated; empty if this engine cannot tell;
     *     those that come with the library can
     * @throws IllegalArgumentException if there is no term, a layer is unknown, or the image is too small or too large for
     *     the network
     */
    default Optional<MemoryEstimate> memory(Network network, List<Term> terms, Shape input) {
        return Optional.empty();
    }

    /** Ends the engine's threads. Close what the engine made before; none of it can be used afterwards. */
    @Override
    default void close() {}
}
