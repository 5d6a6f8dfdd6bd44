package io.github.brushwork.samediff;

import io.github.brushwork.core.Loss;
import io.github.brushwork.core.Shape;
import io.github.brushwork.core.Tensor;
import io.github.brushwork.core.Term;
import io.github.brushwork.losses.ContentLoss;
import io.github.brushwork.losses.GramMatrix;
import io.github.brushwork.losses.MomentLoss;
import io.github.brushwork.losses.StyleLoss;
import io.github.brushwork.losses.TotalVariationLoss;
import io.github.brushwork.losses.WassersteinLoss;
import io.github.brushwork.losses.WeightedSum;
import java.util.List;
import java.util.Optional;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The built-in losses as SameDiff expressions: their second form, written from the formulas and independent of the kernels
 * in the {@code losses} module.
 */
final class LossDefinitions {

    private LossDefinitions() {}

    /**
     * The expression of a loss.
     *
     * @param loss a loss
     * @param shape shape of the activations it will read
     * @return the expression, or nothing if the loss is only a kernel
     */
    static Optional<LossDefinition> of(Loss loss, Shape shape) {
        if (loss instanceof AutodiffLoss autodiff) {
            return Optional.of(autodiff.definition());
        }
        if (loss instanceof ContentLoss content) {
            return Optional.of((graph, activations) -> content(content, shape, graph, activations));
        }
        if (loss instanceof StyleLoss style) {
            return Optional.of((graph, activations) -> style(style, shape, graph, activations));
        }
        if (loss instanceof MomentLoss moments) {
            return Optional.of((graph, activations) -> moments(moments, shape, graph, activations));
        }
        if (loss instanceof WassersteinLoss wasserstein) {
            return Optional.of(
                    (graph, activations) -> WassersteinDefinition.define(wasserstein, shape, graph, activations));
        }
        if (loss instanceof TotalVariationLoss variation) {
            return Optional.of((graph, image) -> VariationDefinition.define(variation, shape, graph, image));
        }
        if (loss instanceof WeightedSum sum) {
            return weightedSum(sum, shape);
        }
        return RegionDefinitions.of(loss, shape);
    }

    private static SDVariable content(ContentLoss loss, Shape shape, SameDiff graph, SDVariable activations) {
        Tensor target = loss.target();
        if (!target.shape().equals(shape)) {
            throw new IllegalArgumentException("content loss at " + loss.layer() + ": the target is " + target.shape()
                    + ", but the activations are " + shape);
        }
        SDVariable targetActivations = constant(graph, target.data(), shape.height(), shape.width(), shape.channels());
        SDVariable differences = activations.sub(targetActivations);
        SDVariable squares = graph.math().square(differences);
        return switch (loss.scaling()) {
            case SUM -> squares.sum();
            case GATYS -> squares.sum().div(2);
            case MEAN -> squares.mean();
            case RELATIVE ->
                squares.mean()
                        .div(graph.math()
                                .square(targetActivations.sub(targetActivations.mean()))
                                .mean());
            case MAGNITUDES -> squares.sum().div(magnitudes(graph, differences));
        };
    }

    private static SDVariable style(StyleLoss loss, Shape shape, SameDiff graph, SDVariable activations) {
        int channels = shape.channels();
        GramMatrix target = loss.target();
        requireChannels("style", loss, target.channels(), shape);
        SDVariable rows = rows(activations, shape);
        if (target.shift() != 0) {
            rows = rows.add(target.shift());
        }
        SDVariable gram = graph.mmul(rows, rows, true, false, false)
                .div(target.normalization().divisor(shape));
        SDVariable targetGram = constant(graph, target.values(), channels, channels);
        SDVariable differences = gram.sub(targetGram);
        SDVariable squares = graph.math().square(differences);
        return switch (loss.scaling()) {
            case SUM -> squares.sum();
            case GATYS -> squares.mean().div(4);
            case MEAN -> squares.mean();
            case RELATIVE -> squares.sum().div(graph.math().square(targetGram).sum());
            case MAGNITUDES -> squares.sum().div(magnitudes(graph, differences));
        };
    }

    private static SDVariable magnitudes(SameDiff graph, SDVariable differences) {
        return graph.math().abs(differences).sum().add(1e-8);
    }

    private static SDVariable moments(MomentLoss loss, Shape shape, SameDiff graph, SDVariable activations) {
        requireChannels("moment", loss, loss.target().channels(), shape);
        SDVariable rows = rows(activations, shape);
        SDVariable means = rows.mean(true, 0);
        SDVariable variances = graph.math().square(rows.sub(means)).mean(true, 0);
        SDVariable meanDifferences = means.sub(row(graph, loss.target().means()));
        SDVariable deviationDifferences = deviations(graph, variances)
                .sub(deviations(graph, row(graph, loss.target().variances())));
        return graph.math()
                .square(meanDifferences)
                .mean()
                .mul(loss.meanWeight())
                .add(graph.math().square(deviationDifferences).mean().mul(loss.deviationWeight()));
    }

    private static SDVariable deviations(SameDiff graph, SDVariable variances) {
        return graph.math().sqrt(variances.add(MomentLoss.EPSILON));
    }

    /** ND4J would repeat a target of one channel without a word. */
    static void requireChannels(String kind, Loss loss, int channels, Shape shape) {
        if (channels != shape.channels()) {
            throw new IllegalArgumentException(kind + " loss at " + loss.layer() + ": the target has " + channels
                    + " channels, but the activations are " + shape);
        }
    }

    static SDVariable rows(SDVariable activations, Shape shape) {
        return activations.reshape(shape.positions(), shape.channels());
    }

    /** A constant of one row, rounded to single precision. */
    private static SDVariable row(SameDiff graph, double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) values[i];
        }
        return constant(graph, floats, 1, floats.length);
    }

    private static Optional<LossDefinition> weightedSum(WeightedSum sum, Shape shape) {
        List<Term> terms = sum.terms();
        List<LossDefinition> definitions =
                terms.stream().flatMap(term -> of(term.loss(), shape).stream()).toList();
        if (definitions.size() < terms.size()) {
            return Optional.empty();
        }
        return Optional.of((graph, activations) -> {
            SDVariable total = graph.constant(0f);
            for (int i = 0; i < definitions.size(); i++) {
                total = total.add(definitions
                        .get(i)
                        .define(graph, activations)
                        .mul(terms.get(i).weight()));
            }
            return total;
        });
    }

    static SDVariable constant(SameDiff graph, float[] values, long... shape) {
        return graph.constant(Nd4j.create(values, shape, 'c'));
    }
}
