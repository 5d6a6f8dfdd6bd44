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
import java.util.Optional;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Network and losses as one SameDiff graph with the gradient of the image.
 *
 * <p>A loss without a SameDiff expression takes part through its kernel: a first run gives the activations it reads, the
 * kernel gives their gradient g, and the graph differentiates the sum of g times the activations in its place. This costs
 * one more forward pass.
 */
final class SameDiffObjective implements Objective {

    /** A term the graph computes. */
    private record GraphTerm(int index, String value) {}

    /** A term a kernel computes. */
    private record KernelTerm(
            int index, LossKernel kernel, String activations, String seed, float[] values, float[] gradient) {}

    private final List<Term> terms;
    private final int dimension;
    private final List<GraphTerm> graphTerms = new ArrayList<>();
    private final List<KernelTerm> kernelTerms = new ArrayList<>();
    private final Map<String, INDArray> inputs = new HashMap<>();
    private final List<String> outputs = new ArrayList<>();
    private final String gradient;
    private final GraphRunner runner;
    /** For the kernels. */
    private final Workers workers;

    SameDiffObjective(Network network, List<Term> terms, Shape input) {
        this.terms = List.copyOf(terms);
        this.dimension = input.size();
        Map<String, Shape> shapes = network.shapes(input);
        NetworkGraph networkGraph = new NetworkGraph(network, input.height(), input.width());
        SameDiff graph = networkGraph.graph();
        runner = new GraphRunner(graph);
        workers = Workers.onAllProcessors();
        try {
            inputs.put(Network.INPUT, NativeArrays.create(1, input.height(), input.width(), input.channels()));
            SDVariable total = graph.constant(0f);
            for (int i = 0; i < this.terms.size(); i++) {
                Term term = this.terms.get(i);
                String layer = network.canonicalName(term.loss().layer());
                Shape shape = shapes.get(layer);
                SDVariable activations =
                        networkGraph.activations(layer).reshape(shape.height(), shape.width(), shape.channels());
                total = total.add(summand(graph, i, term, shape, activations));
            }
            gradient = networkGraph.imageGradient(total).name();
            outputs.add(gradient);
        } catch (RuntimeException | Error e) {
            close();
            throw e;
        }
    }

    private SDVariable summand(SameDiff graph, int index, Term term, Shape shape, SDVariable activations) {
        Optional<LossDefinition> definition = LossDefinitions.of(term.loss(), shape);
        if (definition.isPresent()) {
            SDVariable value = definition.get().define(graph, activations);
            graphTerms.add(new GraphTerm(index, value.name()));
            outputs.add(value.name());
            return value.mul(term.weight());
        }
        String seedName = "gradient_of_term_" + index;
        SDVariable seed = graph.placeHolder(seedName, DataType.FLOAT, shape.height(), shape.width(), shape.channels());
        kernelTerms.add(new KernelTerm(
                index,
                term.loss().kernel(shape, Kernels.fastest(workers)),
                activations.name(),
                seedName,
                new float[shape.size()],
                new float[shape.size()]));
        inputs.put(seedName, NativeArrays.create(shape.height(), shape.width(), shape.channels()));
        return activations.mul(seed).sum();
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
        if (!kernelTerms.isEmpty()) {
            evaluateKernels(contributions);
        }
        Map<String, INDArray> results = runner.run(inputs, outputs);
        for (GraphTerm term : graphTerms) {
            contributions[term.index()] =
                    terms.get(term.index()).weight() * results.get(term.value()).getDouble(0);
        }
        NativeArrays.read(results.get(gradient), imageGradient);
        return new Evaluation(Arrays.stream(contributions).sum(), contributions);
    }

    private void evaluateKernels(double[] contributions) {
        List<String> needed =
                kernelTerms.stream().map(KernelTerm::activations).distinct().toList();
        Map<String, INDArray> activations = runner.run(inputs, needed);
        for (KernelTerm term : kernelTerms) {
            double weight = terms.get(term.index()).weight();
            NativeArrays.read(activations.get(term.activations()), term.values());
            Arrays.fill(term.gradient(), 0f);
            contributions[term.index()] = weight * term.kernel().evaluate(term.values(), weight, term.gradient());
            NativeArrays.write(term.gradient(), inputs.get(term.seed()));
        }
    }

    private void requireDimension(String what, float[] array) {
        if (array.length != dimension) {
            throw new IllegalArgumentException(
                    "the " + what + " has " + array.length + " elements, but the objective has " + dimension);
        }
    }

    @Override
    public void close() {
        kernelTerms.forEach(term -> term.kernel().close());
        workers.close();
        runner.close();
        inputs.values().forEach(INDArray::close);
    }
}
