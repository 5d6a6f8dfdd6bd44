package io.github.brushwork.samediff;

import io.github.brushwork.core.Loss;
import io.github.brushwork.core.Network;
import io.github.brushwork.core.Shape;
import io.github.brushwork.core.Term;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * The graph of an objective: network, losses, and the gradient of the image. Whoever makes one runs it, and frees it with a
 * {@link GraphRunner} or by {@link Graphs#freeConstants}.
 *
 * <p>A loss without a SameDiff expression takes part as the sum of its activations times a placeholder, its seed, which is
 * to hold the gradient that the loss' kernel gives.
 */
final class ObjectiveGraph {

    /** A term the graph computes. */
    record GraphTerm(int index, String value) {}

    /** A term a kernel computes. */
    record KernelTerm(int index, Loss loss, Shape shape, String activations, String seed) {}

    private final LossDefinitions definitions;
    private final SameDiff graph;
    private final List<GraphTerm> graphTerms = new ArrayList<>();
    private final List<KernelTerm> kernelTerms = new ArrayList<>();
    private final Map<String, long[]> placeholders = new LinkedHashMap<>();
    private final String gradient;
    private final Set<String> lossOperations;
    private final long lossConstantBytes;

    ObjectiveGraph(
            Network network, NetworkGraph.Weights weights, LossDefinitions definitions, List<Term> terms, Shape input) {
        NetworkGraph networkGraph = new NetworkGraph(network, weights, input.height(), input.width());
        this.definitions = definitions;
        graph = networkGraph.graph();
        try {
            placeholders.put(Network.INPUT, new long[] {1, input.height(), input.width(), input.channels()});
            Set<String> networkOperations = Set.copyOf(graph.getOps().keySet());
            long networkConstantBytes = Graphs.constantBytes(graph);
            SDVariable total = total(networkGraph, network, terms, network.shapes(input));
            lossOperations = new HashSet<>(graph.getOps().keySet());
            lossOperations.removeAll(networkOperations);
            lossConstantBytes = Graphs.constantBytes(graph) - networkConstantBytes;
            gradient = networkGraph.imageGradient(total).name();
        } catch (RuntimeException | Error e) {
            Graphs.freeConstants(graph);
            throw e;
        }
    }

    private SDVariable total(NetworkGraph networkGraph, Network network, List<Term> terms, Map<String, Shape> shapes) {
        SDVariable total = graph.constant(0f);
        for (int i = 0; i < terms.size(); i++) {
            String layer = network.canonicalName(terms.get(i).loss().layer());
            Shape shape = shapes.get(layer);
            SDVariable activations =
                    networkGraph.activations(layer).reshape(shape.height(), shape.width(), shape.channels());
            total = total.add(summand(i, terms.get(i), shape, activations));
        }
        return total;
    }

    private SDVariable summand(int index, Term term, Shape shape, SDVariable activations) {
        Optional<LossDefinition> definition = definitions.of(term.loss(), shape);
        if (definition.isPresent()) {
            SDVariable value = definition.get().define(graph, activations);
            graphTerms.add(new GraphTerm(index, value.name()));
            return value.mul(term.weight());
        }
        String seedName = "gradient_of_term_" + index;
        SDVariable seed = graph.placeHolder(seedName, DataType.FLOAT, shape.height(), shape.width(), shape.channels());
        placeholders.put(seedName, new long[] {shape.height(), shape.width(), shape.channels()});
        kernelTerms.add(new KernelTerm(index, term.loss(), shape, activations.name(), seedName));
        return activations.mul(seed).sum();
    }

    SameDiff graph() {
        return graph;
    }

    List<GraphTerm> graphTerms() {
        return List.copyOf(graphTerms);
    }

    List<KernelTerm> kernelTerms() {
        return List.copyOf(kernelTerms);
    }

    /** Shapes of the arrays, of single precision, that a run needs. */
    Map<String, long[]> placeholders() {
        return Map.copyOf(placeholders);
    }

    /** Name of the image's gradient, 1 x height x width x 3. */
    String gradient() {
        return gradient;
    }

    /** What the kernels read, for a run before that of {@link #outputs()}; nothing if there are no kernels. */
    List<String> kernelInputs() {
        return kernelTerms.stream().map(KernelTerm::activations).distinct().toList();
    }

    /** The gradient and the values of the terms in the graph. */
    List<String> outputs() {
        return Stream.concat(Stream.of(gradient), graphTerms.stream().map(GraphTerm::value))
                .toList();
    }

    /** Names of the operations that the losses added, without those of the gradient. */
    Set<String> lossOperations() {
        return Set.copyOf(lossOperations);
    }

    /** The size of the constants that the losses added, such as targets. */
    long lossConstantBytes() {
        return lossConstantBytes;
    }
}
