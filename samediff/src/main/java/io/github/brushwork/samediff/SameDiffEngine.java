package io.github.brushwork.samediff;

import io.github.brushwork.core.Engine;
import io.github.brushwork.core.FeatureExtractor;
import io.github.brushwork.core.MemoryEstimate;
import io.github.brushwork.core.Network;
import io.github.brushwork.core.Objective;
import io.github.brushwork.core.Shape;
import io.github.brushwork.core.Term;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Runs network and losses as one SameDiff graph on the ND4J backend of the class path: nd4j-native on a CPU, nd4j-cuda on
 * a GPU.
 *
 * <p>Gradients come from SameDiff's automatic differentiation, except those of the frozen convolutions, whose weight gradients are not needed. Native memory is planned by the first evaluation, reused by all others and freed on close.
 */
public final class SameDiffEngine implements Engine {

    private final String description;

    /**
     * Starts ND4J, if it was not started yet.
     *
     * @throws IllegalStateException if there is no usable backend; the message says what to do
     */
    public SameDiffEngine() {
        try {
            description = "samediff (ND4J " + Nd4j.getBackend().getClass().getSimpleName() + ", "
                    + Nd4j.getEnvironment().maxThreads() + " threads)";
        } catch (RuntimeException | LinkageError e) {
            throw new IllegalStateException(
                    "the ND4J backend on the class path did not start: " + BackendCheck.rootMessage(e) + ". "
                            + SameDiffEngineProvider.REMEDY,
                    e);
        }
    }

    @Override
    public String description() {
        return description;
    }

    @Override
    public FeatureExtractor extractor(Network network, Collection<String> layers) {
        return new SameDiffExtractor(network, layers);
    }

    @Override
    public Objective objective(Network network, List<Term> terms, Shape input) {
        return new SameDiffObjective(cut(network, terms), terms, input);
    }

    /**
     * {@inheritDoc}
     *
     * <p>Builds the graph with arrays that have a shape and no elements, and goes through it as an evaluation does. The native memory of
     * the graph's arrays is exact to the byte, unless a loss has control flow or shapes that depend on activations. What the backend allocates within an
     * operation is not included: for VGG16 with 512 x 512 pixels, the process grew by 3 % more. In the heap, the targets of losses are taken to be as large as their copies in the graph.
     *
     * <p>Constants of losses are created for a moment; for each Wasserstein loss of 512 channels this takes seconds, as it does
     * when the objective is made.
     */
    @Override
    public Optional<MemoryEstimate> memory(Network network, List<Term> terms, Shape input) {
        return Optional.of(ObjectiveMemory.of(cut(network, terms), terms, input));
    }

    private static Network cut(Network network, List<Term> terms) {
        if (terms.isEmpty()) {
            throw new IllegalArgumentException("an objective needs at least one term");
        }
        return network.upTo(terms.stream().map(term -> term.loss().layer()).toList());
    }
}
