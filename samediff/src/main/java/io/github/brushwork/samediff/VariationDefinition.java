package io.github.brushwork.samediff;

import io.github.brushwork.core.Shape;
import io.github.brushwork.losses.smoothness.TotalVariationLoss;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;

/** The forms of {@link TotalVariationLoss} as SameDiff expressions: differences of slices of the image. */
final class VariationDefinition {

    private final SameDiff graph;
    private final Shape shape;
    private final SDVariable image;

    private VariationDefinition(SameDiff graph, Shape shape, SDVariable image) {
        this.graph = graph;
        this.shape = shape;
        this.image = image;
    }

    static SDVariable define(TotalVariationLoss loss, Shape shape, SameDiff graph, SDVariable image) {
        VariationDefinition definition = new VariationDefinition(graph, shape, image.div(loss.unit()));
        return switch (loss.form()) {
            case MEAN_SQUARES -> definition.meanSquares();
            case HALF_SQUARES -> definition.halfSquares();
            case MAGNITUDES -> definition.magnitudes();
            case NINE_POINTS -> definition.ninePoints();
        };
    }

    private SDVariable meanSquares() {
        SDVariable variation = nothing();
        if (shape.height() > 1) {
            variation = variation.add(square(vertical(shape.width())).mean());
        }
        if (shape.width() > 1) {
            variation = variation.add(square(horizontal(shape.height())).mean());
        }
        return variation;
    }

    private SDVariable halfSquares() {
        int height = shape.height() - 1;
        int width = shape.width() - 1;
        if (height == 0 || width == 0) {
            return nothing();
        }
        return square(vertical(width))
                .sum()
                .add(square(horizontal(height)).sum())
                .div(2);
    }

    private SDVariable magnitudes() {
        SDVariable variation = nothing();
        if (shape.height() > 1) {
            variation = variation.add(graph.math().abs(vertical(shape.width())).sum());
        }
        if (shape.width() > 1) {
            variation =
                    variation.add(graph.math().abs(horizontal(shape.height())).sum());
        }
        return variation;
    }

    /** On the padded image: position 1, 1 of it is 0, 0 of the image. */
    private SDVariable ninePoints() {
        int height = shape.height();
        int width = shape.width();
        SDVariable padded = replicated(replicated(image, 0), 1);
        SDVariable here = slice(padded, 1, 1, height, width);
        SDVariable horizontal = slice(padded, 1, 2, height, width).sub(here);
        SDVariable vertical = slice(padded, 2, 1, height, width).sub(here);
        SDVariable falling = slice(padded, 1, 1, height + 1, width + 1).sub(slice(padded, 0, 0, height + 1, width + 1));
        SDVariable rising = slice(padded, 1, 0, height + 1, width + 1).sub(slice(padded, 0, 1, height + 1, width + 1));
        SDVariable straight = square(horizontal).mean().add(square(vertical).mean());
        SDVariable diagonal = square(falling).mean().add(square(rising).mean());
        return straight.div(3).add(diagonal.div(12)).mul(2);
    }

    /** With one more copy of the first and of the last row, or column, outside. */
    private SDVariable replicated(SDVariable x, int axis) {
        int height = axis == 0 ? 1 : shape.height() + 2;
        int last = axis == 0 ? shape.height() - 1 : shape.width() - 1;
        int width = axis == 0 ? shape.width() : 1;
        SDVariable first = slice(x, 0, 0, height, width);
        return graph.concat(axis, first, x, slice(x, last * (1 - axis), last * axis, height, width));
    }

    /** Zero, but of the image: the gradient of a single pixel's variation exists too. */
    private SDVariable nothing() {
        return image.sum().mul(0);
    }

    /** Differences of vertical neighbours in the first columns. */
    private SDVariable vertical(int columns) {
        int rows = shape.height() - 1;
        return slice(image, 1, 0, rows, columns).sub(slice(image, 0, 0, rows, columns));
    }

    /** Differences of horizontal neighbours in the first rows. */
    private SDVariable horizontal(int rows) {
        int columns = shape.width() - 1;
        return slice(image, 0, 1, rows, columns).sub(slice(image, 0, 0, rows, columns));
    }

    private SDVariable slice(SDVariable x, int row, int column, int height, int width) {
        return graph.slice(x, new int[] {row, column, 0}, height, width, shape.channels());
    }

    private SDVariable square(SDVariable x) {
        return graph.math().square(x);
    }
}
