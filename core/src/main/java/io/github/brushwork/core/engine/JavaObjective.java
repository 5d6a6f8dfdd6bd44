package io.github.brushwork.core.engine;

import io.github.brushwork.core.Evaluation;
import io.github.brushwork.core.LossKernel;
import io.github.brushwork.core.Network;
import io.github.brushwork.core.Objective;
import io.github.brushwork.core.Shape;
import io.github.brushwork.core.Term;
import io.github.brushwork.core.kernel.Kernels;
import io.github.brushwork.core.kernel.LayerKernel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Forward to the deepest layer that a loss reads, then backward to the image; each loss adds its gradient when the way
 * back comes past its layer. Depth 0 is the image, depth d the output of the d-th stage. Kernels and buffers are made
 * once; an evaluation allocates nothing but what it returns.
 */
final class JavaObjective implements Objective {

    private final List<Term> terms;
    private final Shape input;
    private final List<Stage<LayerKernel>> stages;
    private final List<LossKernel> losses;
    /** For each depth the indices of the terms that read it. */
    private final int[][] termsAtDepth;
    /** By depth; 0 is set for each evaluation. */
    private final float[][] activations;
    /** By depth; 0 is set for each evaluation. */
    private final float[][] gradients;

    JavaObjective(Kernels kernels, Network network, List<Term> terms, Shape input) {
        this.terms = List.copyOf(terms);
        requireDistinctTerms(this.terms);
        List<String> read = this.terms.stream()
                .map(term -> network.canonicalName(term.loss().layer()))
                .toList();
        Network cut = network.upTo(read);
        Map<String, Shape> shapes = cut.shapes(input);
        boolean imageAlone = Set.copyOf(read).equals(Set.of(Network.INPUT));

        this.input = input;
        this.stages = Stage.plan(imageAlone ? List.of() : cut.layers(), Set.copyOf(read), input, kernels);
        this.termsAtDepth = termsAtDepth(stages, read);
        BufferPlan buffers = buffers(input, stages, termsAtDepth);
        this.activations = buffers.activations();
        this.gradients = buffers.gradients();
        this.losses = lossKernels(this.terms, shapes, read, kernels);
    }

    private static void requireDistinctTerms(List<Term> terms) {
        if (terms.isEmpty()) {
            throw new IllegalArgumentException("an objective needs at least one term");
        }
        Set<String> names = new HashSet<>();
        for (Term term : terms) {
            if (!names.add(term.name())) {
                throw new IllegalArgumentException("two terms are named \"" + term.name() + "\"");
            }
        }
    }

    private static int[][] termsAtDepth(List<Stage<LayerKernel>> stages, List<String> read) {
        return Stream.concat(Stream.of(Network.INPUT), stages.stream().map(Stage::output))
                .map(name -> IntStream.range(0, read.size())
                        .filter(i -> read.get(i).equals(name))
                        .toArray())
                .toArray(int[][]::new);
    }

    private static BufferPlan buffers(Shape input, List<Stage<LayerKernel>> stages, int[][] termsAtDepth) {
        int[] lengths = IntStream.concat(
                        IntStream.of(input.size()),
                        stages.stream()
                                .mapToInt(stage -> stage.kernel().outputShape().size()))
                .toArray();
        boolean[] read = new boolean[lengths.length];
        for (int d = 0; d < read.length; d++) {
            read[d] = termsAtDepth[d].length > 0;
        }
        return new BufferPlan(lengths, read);
    }

    private static List<LossKernel> lossKernels(
            List<Term> terms, Map<String, Shape> shapes, List<String> read, Kernels kernels) {
        List<LossKernel> losses = new ArrayList<>();
        try {
            for (int i = 0; i < terms.size(); i++) {
                losses.add(terms.get(i).loss().kernel(shapes.get(read.get(i)), kernels));
            }
        } catch (IllegalArgumentException e) {
            String name = terms.get(losses.size()).name();
            losses.forEach(LossKernel::close);
            throw new IllegalArgumentException("term \"" + name + "\": " + e.getMessage(), e);
        } catch (RuntimeException e) {
            losses.forEach(LossKernel::close);
            throw e;
        }
        return losses;
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
        checkLength("x", x);
        checkLength("the gradient", gradient);
        activations[0] = x;
        gradients[0] = gradient;
        try {
            forward();
            return backward();
        } finally {
            activations[0] = null;
            gradients[0] = null;
        }
    }

    private void checkLength(String what, float[] array) {
        if (array.length != dimension()) {
            throw new IllegalArgumentException(what + " has " + array.length + " elements, but an image of shape "
                    + input + " has " + dimension());
        }
    }

    private void forward() {
        for (int d = 0; d < stages.size(); d++) {
            Interruption.check();
            stages.get(d).kernel().forward(activations[d], activations[d + 1]);
        }
    }

    private Evaluation backward() {
        double[] contributions = new double[terms.size()];
        int depth = stages.size();
        Arrays.fill(gradients[depth], 0f);
        double value = evaluateLosses(depth, contributions);
        for (int d = depth - 1; d >= 0; d--) {
            Interruption.check();
            stages.get(d).kernel().backward(gradients[d + 1], gradients[d]);
            value += evaluateLosses(d, contributions);
        }
        return new Evaluation(value, contributions);
    }

    private double evaluateLosses(int depth, double[] contributions) {
        double sum = 0;
        for (int i : termsAtDepth[depth]) {
            Interruption.check();
            double weight = terms.get(i).weight();
            contributions[i] = weight * losses.get(i).evaluate(activations[depth], weight, gradients[depth]);
            sum += contributions[i];
        }
        return sum;
    }

    @Override
    public void close() {
        losses.forEach(LossKernel::close);
    }
}
