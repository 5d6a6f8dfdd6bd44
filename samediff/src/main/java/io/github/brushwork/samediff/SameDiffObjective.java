package io.github.brushwork.samediff;

import io.github.brushwork.core.Evaluation;
import io.github.brushwork.core.LossKernel;
import io.github.brushwork.core.Network;
import io.github.brushwork.core.Objective;
import io.github.brushwork.core.Shape;
import io.github.brushwork.core.Term;
import io.github.brushwork.core.kernel.Kernels;
import io.github.brushwork.core.kernel.Workers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Network and losses as one SameDiff graph with the gradient of the image.
 *
 * <p>A loss without a SameDiff expression takes part through its kernel: a first run gives the activations it reads, the
 * kernel gives their gradient g, and the graph differentiates the sum of g times the activations in its place. This costs
 * one more forward pass.
 */
final class SameDiffObjective implements Objective {

    /** A kernel with its arrays. */
    private record Kernel(
            ObjectiveGraph.KernelTerm term, double weight, LossKernel kernel, float[] values, float[] gradient) {}

    private final List<Term> terms;
    private final int dimension;
    private final ObjectiveGraph graph;
    private final List<String> outputs;
    private final List<String> kernelInputs;
    private final GraphRunner runner;
    /** For the kernels. */
    private final Workers workers;

    private final List<Kernel> kernels = new ArrayList<>();
    private final Map<String, INDArray> inputs = new HashMap<>();

    SameDiffObjective(Network network, List<Term> terms, Shape input) {
        this.terms = List.copyOf(terms);
        this.dimension = input.size();
        this.graph = new ObjectiveGraph(network, NetworkGraph.Weights.COPIED, LossDefinitions.EXACT, this.terms, input);
        this.outputs = graph.outputs();
        this.kernelInputs = graph.kernelInputs();
        this.runner = new GraphRunner(graph.graph());
        this.workers = Workers.onAllProcessors();
        try {
            graph.placeholders().forEach((name, shape) -> inputs.put(name, NativeArrays.create(shape)));
            graph.kernelTerms().forEach(term -> kernels.add(kernel(term)));
        } catch (RuntimeException | Error e) {
            close();
            throw e;
        }
    }

    private Kernel kernel(ObjectiveGraph.KernelTerm term) {
        return new Kernel(
                term,
                terms.get(term.index()).weight(),
                term.loss().kernel(term.shape(), Kernels.fastest(workers)),
                new float[term.shape().size()],
                new float[term.shape().size()]);
    }

    @Override
    public int dimension() {
        return dimension;
    }

    @Override
    public List<String> terms() {
        return terms.stream().map(Term::name).toList();
    }

    @Override
    public Evaluation evaluate(float[] x, float[] imageGradient) {
        requireDimension("point", x);
        requireDimension("gradient", imageGradient);
        NativeArrays.write(x, inputs.get(Network.INPUT));
        double[] contributions = new double[terms.size()];
        if (!kernels.isEmpty()) {
            evaluateKernels(contributions);
        }
        Map<String, INDArray> results = runner.run(inputs, outputs);
        for (ObjectiveGraph.GraphTerm term : graph.graphTerms()) {
            contributions[term.index()] =
                    terms.get(term.index()).weight() * results.get(term.value()).getDouble(0);
        }
        NativeArrays.read(results.get(graph.gradient()), imageGradient);
        return new Evaluation(Arrays.stream(contributions).sum(), contributions);
    }

    private void evaluateKernels(double[] contributions) {
        Map<String, INDArray> activations = runner.run(inputs, kernelInputs);
        for (Kernel each : kernels) {
            NativeArrays.read(activations.get(each.term().activations()), each.values());
            Arrays.fill(each.gradient(), 0f);
            double value = each.kernel().evaluate(each.values(), each.weight(), each.gradient());
            contributions[each.term().index()] = each.weight() * value;
            NativeArrays.write(each.gradient(), inputs.get(each.term().seed()));
        }
    }

    private void requireDimension(String what, float[] array) {
        if (array.length != dimension) {
            throw new IllegalArgumentException(
                    "the " + what + " has " + array.length + " elements, but the objective has " + dimension);
        }
    }

    /** The native memory that it holds by now. */
    long nativeBytes() {
        long ofInputs = inputs.values().stream().mapToLong(NativeArrays::bytes).sum();
        return ofInputs + runner.bytes();
    }

    @Override
    public void close() {
        kernels.forEach(each -> each.kernel().close());
        workers.close();
        runner.close();
        inputs.values().forEach(INDArray::close);
    }
}
