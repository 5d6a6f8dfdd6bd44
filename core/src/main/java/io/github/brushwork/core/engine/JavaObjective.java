package io.github.brushwork.core.engine;

import io.github.brushwork.core.Evaluation;
import io.github.brushwork.core.LossKernel;
import io.github.brushwork.core.Objective;
import io.github.brushwork.core.Shape;
import io.github.brushwork.core.Term;
import io.github.brushwork.core.kernel.Kernels;
import io.github.brushwork.core.kernel.LayerKernel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

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

    JavaObjective(Kernels kernels, ObjectivePlan plan) {
        this.terms = plan.terms();
        this.input = plan.input();
        this.stages = Stage.make(plan.stages(), kernels);
        this.termsAtDepth = plan.termsAtDepth();
        BufferPlan.Buffers buffers = plan.buffers().allocate();
        this.activations = buffers.activations();
        this.gradients = buffers.gradients();
        this.losses = lossKernels(plan, kernels);
    }

    private static List<LossKernel> lossKernels(ObjectivePlan plan, Kernels kernels) {
        List<Term> terms = plan.terms();
        List<LossKernel> losses = new ArrayList<>();
        try {
            for (int i = 0; i < terms.size(); i++) {
                losses.add(terms.get(i).loss().kernel(plan.shapeReadBy(i), kernels));
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
            JavaEngine.checkInterrupt();
            stages.get(d).kernel().forward(activations[d], activations[d + 1]);
        }
    }

    private Evaluation backward() {
        double[] contributions = new double[terms.size()];
        int depth = stages.size();
        Arrays.fill(gradients[depth], 0f);
        double value = evaluateLosses(depth, contributions);
        for (int d = depth - 1; d >= 0; d--) {
            JavaEngine.checkInterrupt();
            stages.get(d).kernel().backward(gradients[d + 1], gradients[d]);
            value += evaluateLosses(d, contributions);
        }
        return new Evaluation(value, contributions);
    }

    private double evaluateLosses(int depth, double[] contributions) {
        double sum = 0;
        for (int i : termsAtDepth[depth]) {
            JavaEngine.checkInterrupt();
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
