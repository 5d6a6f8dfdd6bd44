package io.github.brushwork.benchmarks;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import io.github.brushwork.core.Evaluation;
import io.github.brushwork.core.Network;
import io.github.brushwork.core.Objective;
import io.github.brushwork.core.Shape;
import io.github.brushwork.core.Term;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Network and losses in libtorch's operations and autograd. Weights and targets are made once; everything of an evaluation
 * belongs to a manager that is closed with it. Nothing but the image asks for a gradient, so autograd computes none of the
 * weights.
 */
final class LibtorchObjective implements Objective {

    private final Engine torch;
    private final NDManager manager;
    private final LibtorchNetwork network;
    private final List<Term> terms;
    private final List<LibtorchLoss> losses = new ArrayList<>();
    private final Shape input;

    LibtorchObjective(Engine torch, Network network, List<Term> terms, Shape input) {
        this.torch = torch;
        this.terms = List.copyOf(terms);
        this.input = input;
        this.manager = torch.newBaseManager();
        this.network = new LibtorchNetwork(network, manager);
        terms.forEach(term -> losses.add(LibtorchLoss.of(term.loss(), manager)));
    }

    @Override
    public int dimension() {
        return input.size();
    }

    @Override
    public List<String> terms() {
        return terms.stream().map(Term::name).toList();
    }

    @Override
    public Evaluation evaluate(float[] x, float[] gradient) {
        try (NDManager evaluation = manager.newSubManager();
                GradientCollector collector = torch.newGradientCollector()) {
            NDArray image = Layouts.channelsFirst(x, input, evaluation);
            image.setRequiresGradient(true);
            NDList weighted = weightedLosses(image);
            NDArray total = weighted.get(0);
            for (int i = 1; i < weighted.size(); i++) {
                total = total.add(weighted.get(i));
            }
            collector.backward(total);
            Layouts.channelsLast(image.getGradient().toFloatArray(), input, gradient);
            double[] contributions =
                    weighted.stream().mapToDouble(NDArray::getFloat).toArray();
            return new Evaluation(total.getFloat(), contributions);
        }
    }

    private NDList weightedLosses(NDArray image) {
        Map<String, NDArray> activations = network.forward(image);
        NDList weighted = new NDList();
        for (int i = 0; i < losses.size(); i++) {
            NDArray read = activations.get(terms.get(i).loss().layer());
            weighted.add(losses.get(i).define(read).mul((float) terms.get(i).weight()));
        }
        return weighted;
    }

    @Override
    public void close() {
        manager.close();
    }
}
