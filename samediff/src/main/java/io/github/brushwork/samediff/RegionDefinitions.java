package io.github.brushwork.samediff;

import io.github.brushwork.core.Loss;
import io.github.brushwork.core.Shape;
import io.github.brushwork.core.Tensor;
import io.github.brushwork.losses.GuidedLoss;
import io.github.brushwork.losses.MaskedContentLoss;
import io.github.brushwork.losses.RegionLoss;
import java.util.Optional;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.factory.Nd4j;

/** The built-in losses of regions as SameDiff expressions; those that wrap another loss have one if that has. */
final class RegionDefinitions {

    private RegionDefinitions() {}

    static Optional<LossDefinition> of(Loss loss, Shape shape) {
        if (loss instanceof GuidedLoss guided) {
            return guided(guided, shape);
        }
        if (loss instanceof RegionLoss region) {
            return region(region, shape);
        }
        if (loss instanceof MaskedContentLoss content) {
            return Optional.of((graph, activations) -> content(content, shape, graph, activations));
        }
        return Optional.empty();
    }

    private static Optional<LossDefinition> guided(GuidedLoss loss, Shape shape) {
        Tensor guidance = loss.guidance(shape);
        return LossDefinitions.of(loss.loss(), shape)
                .map(wrapped -> (graph, activations) ->
                        wrapped.define(graph, activations.mul(perPosition(graph, guidance, shape))));
    }

    private static Optional<LossDefinition> region(RegionLoss loss, Shape shape) {
        int[] positions = loss.positions(shape);
        Shape inside = new Shape(positions.length, 1, shape.channels());
        return LossDefinitions.of(loss.loss(), inside).map(wrapped -> (graph, activations) -> {
            SDVariable indices = graph.constant(Nd4j.createFromArray(positions));
            SDVariable rows = graph.gather(LossDefinitions.rows(activations, shape), indices, 0);
            return wrapped.define(graph, rows.reshape(inside.height(), inside.width(), inside.channels()));
        });
    }

    private static SDVariable content(MaskedContentLoss loss, Shape shape, SameDiff graph, SDVariable activations) {
        Tensor target = loss.content().target();
        if (!target.shape().equals(shape)) {
            throw new IllegalArgumentException("masked content loss at " + loss.layer() + ": the target is "
                    + target.shape() + ", but the activations are " + shape);
        }
        SDVariable wanted =
                LossDefinitions.constant(graph, target.data(), shape.height(), shape.width(), shape.channels());
        SDVariable weights = perPosition(graph, loss.weights(), shape);
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
        return LossDefinitions.constant(graph, weights.data(), shape.height(), shape.width(), 1);
    }
}
