package io.github.brushwork.core.engine;

import io.github.brushwork.core.Evaluation;
import io.github.brushwork.core.Layer;
import io.github.brushwork.core.LossKernel;
import io.github.brushwork.core.Network;
import io.github.brushwork.core.Objective;
import io.github.brushwork.core.Shape;
import io.github.brushwork.core.Term;
import io.github.brushwork.core.kernel.Kernels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Forward to the deepest layer that a loss reads, then backward to the image; each loss adds its gradient when the way
 * back comes past its layer. Depth 0 is the image, depth d the output of the d-th layer. All buffers are made once.
 */
final class JavaObjective implements Objective {

    private final List<Term> terms;
    private final Shape[] shapes;
    private final List<LayerStep> steps;
    private final List<LossKernel> losses;
    /** For each depth the indices of the terms that read it. */
    private final List<List<Integer>> termsAtDepth;
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
        Map<String, Shape> shapesByName = cut.shapes(input);
        List<String> names = List.copyOf(shapesByName.keySet());
        int depth = read.stream().mapToInt(names::indexOf).max().orElseThrow();

        this.shapes = shapesByName.values().stream().limit(depth + 1).toArray(Shape[]::new);
        this.termsAtDepth = names.stream()
                .limit(depth + 1)
                .map(name -> indicesOf(name, read))
                .toList();
        List<Layer> layers = cut.layers().subList(0, depth);
        this.steps = layers.stream().map(layer -> LayerStep.of(layer, kernels)).toList();
        this.losses = lossKernels(this.terms, shapesByName, read);
        this.activations = new float[depth + 1][];
        this.gradients = new float[depth + 1][];
        allocate(depth);
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

    private static List<Integer> indicesOf(String name, List<String> read) {
        List<Integer> indices = new ArrayList<>();
        for (int i = 0; i < read.size(); i++) {
            if (read.get(i).equals(name)) {
                indices.add(i);
            }
        }
        return indices;
    }

    private static List<LossKernel> lossKernels(List<Term> terms, Map<String, Shape> shapes, List<String> read) {
        List<LossKernel> kernels = new ArrayList<>();
        try {
            for (int i = 0; i < terms.size(); i++) {
                kernels.add(terms.get(i).loss().kernel(shapes.get(read.get(i))));
            }
        } catch (IllegalArgumentException e) {
            String name = terms.get(kernels.size()).name();
            kernels.forEach(LossKernel::close);
            throw new IllegalArgumentException("term \"" + name + "\": " + e.getMessage(), e);
        } catch (RuntimeException e) {
            kernels.forEach(LossKernel::close);
            throw e;
        }
        return kernels;
    }

    /**
     * A convolution's output is not needed once its losses and its ReLU have been passed on the way back, so where the
     * sizes agree the gradient of its input takes its place: half the memory of an image's largest layers.
     */
    private void allocate(int depth) {
        for (int d = 1; d <= depth; d++) {
            activations[d] = new float[shapes[d].size()];
        }
        for (int d = 1; d <= depth; d++) {
            boolean outputIsFree =
                    d < depth && steps.get(d) instanceof LayerStep.ConvolutionStep && shapes[d].equals(shapes[d + 1]);
            gradients[d] = outputIsFree ? activations[d + 1] : new float[shapes[d].size()];
        }
    }

    @Override
    public int dimension() {
        return shapes[0].size();
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
        forward();
        double[] contributions = backward();
        return new Evaluation(Arrays.stream(contributions).sum(), contributions);
    }

    private void checkLength(String what, float[] array) {
        if (array.length != dimension()) {
            throw new IllegalArgumentException(what + " has " + array.length + " elements, but an image of shape "
                    + shapes[0] + " has " + dimension());
        }
    }

    private void forward() {
        for (int d = 0; d < steps.size(); d++) {
            steps.get(d).forward(activations[d], shapes[d], activations[d + 1]);
        }
    }

    private double[] backward() {
        double[] contributions = new double[terms.size()];
        int depth = steps.size();
        Arrays.fill(gradients[depth], 0f);
        evaluateLosses(depth, contributions);
        for (int d = depth - 1; d >= 0; d--) {
            steps.get(d).backward(activations[d], shapes[d], activations[d + 1], gradients[d + 1], gradients[d]);
            evaluateLosses(d, contributions);
        }
        return contributions;
    }

    private void evaluateLosses(int depth, double[] contributions) {
        for (int i : termsAtDepth.get(depth)) {
            double weight = terms.get(i).weight();
            contributions[i] = weight * losses.get(i).evaluate(activations[depth], weight, gradients[depth]);
        }
    }

    @Override
    public void close() {
        losses.forEach(LossKernel::close);
    }
}
