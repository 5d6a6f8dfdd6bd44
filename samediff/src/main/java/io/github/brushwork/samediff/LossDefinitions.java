package io.github.brushwork.samediff;

import io.github.brushwork.core.Loss;
import io.github.brushwork.core.Shape;
import io.github.brushwork.core.Tensor;
import io.github.brushwork.core.Term;
import io.github.brushwork.losses.ContentLoss;
import io.github.brushwork.losses.GramMatrix;
import io.github.brushwork.losses.MomentLoss;
import io.github.brushwork.losses.NormalizedGradient;
import io.github.brushwork.losses.StyleLoss;
import io.github.brushwork.losses.WassersteinLoss;
import io.github.brushwork.losses.WeightedSum;
import io.github.brushwork.losses.ranks.HistogramLoss;
import io.github.brushwork.losses.ranks.SlicedWassersteinLoss;
import io.github.brushwork.losses.region.GuidedLoss;
import io.github.brushwork.losses.region.MaskedContentLoss;
import io.github.brushwork.losses.region.RegionLoss;
import io.github.brushwork.losses.smoothness.TotalVariationLoss;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The built-in losses as SameDiff expressions: their second form, written from the formulas and independent of the kernels
 * in the {@code losses} module. One that wraps other losses has an expression if all of them have.
 */
final class LossDefinitions {

    /** For a graph that is computed: a target has the shape of the activations, or is refused. */
    static final LossDefinitions EXACT = new LossDefinitions(false);
    /** For a graph that only tells its memory: zeros stand for a target that belongs to another size of image. */
    static final LossDefinitions FITTED = new LossDefinitions(true);

    /** The expression of a loss of one class, if it has any. */
    @FunctionalInterface
    private interface Form<L extends Loss> {

        Optional<LossDefinition> of(L loss, Shape shape);
    }

    /** Adds the expression of a loss to a graph. */
    @FunctionalInterface
    private interface Expression<L extends Loss> {

        SDVariable define(L loss, Shape shape, SameDiff graph, SDVariable activations);
    }

    private final boolean fitting;
    private final Map<Class<? extends Loss>, Form<?>> forms = new HashMap<>();

    private LossDefinitions(boolean fitting) {
        this.fitting = fitting;
        expression(ContentLoss.class, this::content);
        expression(MaskedContentLoss.class, this::maskedContent);
        expression(StyleLoss.class, LossDefinitions::style);
        expression(MomentLoss.class, LossDefinitions::moments);
        expression(WassersteinLoss.class, WassersteinDefinition::define);
        expression(TotalVariationLoss.class, VariationDefinition::define);
        form(AutodiffLoss.class, (loss, shape) -> Optional.of(loss.definition()));
        form(WeightedSum.class, this::weightedSum);
        form(GuidedLoss.class, this::guided);
        form(RegionLoss.class, this::region);
        // ND4J has no derivative of sorting
        form(SlicedWassersteinLoss.class, (loss, shape) -> Optional.empty());
        form(HistogramLoss.class, (loss, shape) -> Optional.empty());
        // there is no value that this could be the gradient of
        form(NormalizedGradient.class, (loss, shape) -> Optional.empty());
    }

    private <L extends Loss> void form(Class<L> type, Form<L> form) {
        forms.put(type, form);
    }

    private <L extends Loss> void expression(Class<L> type, Expression<L> expression) {
        form(
                type,
                (loss, shape) ->
                        Optional.of((graph, activations) -> expression.define(loss, shape, graph, activations)));
    }

    /** The classes of losses of which it is known whether they have an expression; all others are taken to have none. */
    Set<Class<? extends Loss>> known() {
        return Set.copyOf(forms.keySet());
    }

    /**
     * The expression of a loss.
     *
     * @param loss a loss
     * @param shape shape of the activations it will read
     * @return the expression, or nothing if the loss is only a kernel, as one of the user's own is
     */
    Optional<LossDefinition> of(Loss loss, Shape shape) {
        return forms.containsKey(loss.getClass()) ? of(loss.getClass(), loss, shape) : Optional.empty();
    }

    /** Only {@link #form} puts forms in, each under the class whose losses it takes. */
    @SuppressWarnings("unchecked")
    private <L extends Loss> Optional<LossDefinition> of(Class<L> type, Loss loss, Shape shape) {
        return ((Form<L>) forms.get(type)).of(type.cast(loss), shape);
    }

    /** A target of other channels is refused in any case. */
    private Tensor target(String kind, ContentLoss loss, Shape shape) {
        Shape own = loss.target().shape();
        if (own.equals(shape)) {
            return loss.target();
        }
        if (fitting && own.channels() == shape.channels()) {
            return Tensor.zeros(shape);
        }
        throw new IllegalArgumentException(
                kind + " loss at " + loss.layer() + ": the target is " + own + ", but the activations are " + shape);
    }

    private SDVariable content(ContentLoss loss, Shape shape, SameDiff graph, SDVariable activations) {
        Tensor target = target("content", loss, shape);
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

    private SDVariable maskedContent(MaskedContentLoss loss, Shape shape, SameDiff graph, SDVariable activations) {
        Tensor target = target("masked content", loss.content(), shape);
        SDVariable wanted = constant(graph, target.data(), shape.height(), shape.width(), shape.channels());
        SDVariable weights = perPosition(graph, loss.weights(shape), shape);
        SDVariable squares = graph.math().square(activations.sub(wanted)).mul(weights);
        return switch (loss.content().scaling()) {
            case SUM -> squares.sum();
            case GATYS -> squares.sum().div(2);
            case MEAN -> weightedMean(squares, weights, shape);
            case RELATIVE -> {
                SDVariable mean = weightedMean(wanted.mul(weights), weights, shape);
                SDVariable deviations = graph.math().square(wanted.sub(mean)).mul(weights);
                yield weightedMean(squares, weights, shape).div(weightedMean(deviations, weights, shape));
            }
            case MAGNITUDES -> throw new IllegalStateException("refused by the loss itself");
        };
    }

    private static SDVariable weightedMean(SDVariable weighted, SDVariable weights, Shape shape) {
        return weighted.sum().div(weights.sum().mul(shape.channels()));
    }

    /** A factor for each position, the same for all its channels. */
    private static SDVariable perPosition(SameDiff graph, Tensor weights, Shape shape) {
        return constant(graph, weights.data(), shape.height(), shape.width(), 1);
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

    private Optional<LossDefinition> weightedSum(WeightedSum sum, Shape shape) {
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

    private Optional<LossDefinition> guided(GuidedLoss loss, Shape shape) {
        Tensor guidance = loss.guidance(shape);
        return of(loss.loss(), shape)
                .map(wrapped -> (graph, activations) ->
                        wrapped.define(graph, activations.mul(perPosition(graph, guidance, shape))));
    }

    private Optional<LossDefinition> region(RegionLoss loss, Shape shape) {
        int[] positions = loss.positions(shape);
        Shape inside = new Shape(positions.length, 1, shape.channels());
        return of(loss.loss(), inside).map(wrapped -> (graph, activations) -> {
            SDVariable indices = graph.constant(Nd4j.createFromArray(positions));
            SDVariable rows = graph.gather(rows(activations, shape), indices, 0);
            return wrapped.define(graph, rows.reshape(inside.height(), inside.width(), inside.channels()));
        });
    }

    static SDVariable constant(SameDiff graph, float[] values, long... shape) {
        return graph.constant(Nd4j.create(values, shape, 'c'));
    }
}
