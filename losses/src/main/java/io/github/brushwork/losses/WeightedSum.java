package io.github.brushwork.losses;

import io.github.brushwork.core.Loss;
import io.github.brushwork.core.LossKernel;
import io.github.brushwork.core.Shape;
import io.github.brushwork.core.Term;
import io.github.brushwork.core.kernel.Footprint;
import io.github.brushwork.core.kernel.Footprints;
import io.github.brushwork.core.kernel.Kernels;
import java.util.ArrayList;
import java.util.List;

/**
 * Several losses at one layer taken as one, for example the styles of two images mixed.
 *
 * <pre>{@code
 * L = sum over all terms of weight * loss
 * }</pre>
 *
 * <p>Every loss sees the same activations, H x W x C, and costs what it costs alone. Where all of them compare the same
 * statistics, such as Gram matrices, one loss for a {@link GramMatrix#blend blend} of the targets is faster.
 *
 * @param terms the weighted losses, at least one; all read the layer of the same name
 */
public record WeightedSum(List<Term> terms) implements Loss {

    /** @throws IllegalArgumentException if there is no term or two terms read layers of different names */
    public WeightedSum {
        terms = List.copyOf(terms);
        if (terms.isEmpty()) {
            throw new IllegalArgumentException("a weighted sum needs at least one term");
        }
        Term first = terms.get(0);
        for (Term term : terms) {
            if (!term.loss().layer().equals(first.loss().layer())) {
                throw new IllegalArgumentException(
                        "the terms of a weighted sum must read one layer, under one name, but \""
                                + first.name() + "\" reads " + first.loss().layer() + " and \"" + term.name()
                                + "\" reads "
                                + term.loss().layer());
            }
        }
    }

    @Override
    public String layer() {
        return terms.get(0).loss().layer();
    }

    @Override
    public LossKernel kernel(Shape shape, Kernels kernels) {
        List<LossKernel> parts = new ArrayList<>();
        try {
            terms.forEach(term -> parts.add(term.loss().kernel(shape, kernels)));
        } catch (RuntimeException e) {
            parts.forEach(LossKernel::close);
            throw e;
        }
        return new Kernel(terms, parts);
    }

    @Override
    public Footprint footprint(Shape shape, Footprints kernels) {
        return terms.stream().map(term -> term.loss().footprint(shape, kernels)).reduce(Footprint.NONE, Footprint::and);
    }

    private record Kernel(List<Term> terms, List<LossKernel> kernels) implements LossKernel {

        @Override
        public double evaluate(float[] activations, double weight, float[] gradient) {
            double sum = 0;
            for (int i = 0; i < kernels.size(); i++) {
                double share = terms.get(i).weight();
                sum += share * kernels.get(i).evaluate(activations, weight * share, gradient);
            }
            return sum;
        }

        @Override
        public void close() {
            kernels.forEach(LossKernel::close);
        }
    }
}
