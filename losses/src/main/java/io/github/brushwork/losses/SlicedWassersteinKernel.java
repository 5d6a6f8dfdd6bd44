package io.github.brushwork.losses;

import io.github.brushwork.core.LossKernel;
import io.github.brushwork.core.Shape;
import io.github.brushwork.core.Tensor;
import io.github.brushwork.core.kernel.Footprint;
import io.github.brushwork.core.kernel.Footprints;
import io.github.brushwork.core.kernel.GramKernel;
import io.github.brushwork.core.kernel.Kernels;

/** Evaluates a {@link SlicedWassersteinLoss}. */
final class SlicedWassersteinKernel implements LossKernel {

    private final Shape shape;
    private final int count;
    private final Directions directions;
    private final GramKernel product;
    private final RankMatching matching;
    private final float[] matrix;
    private final float[] projections;
    /** For each direction the projections that are wanted, in order. */
    private final float[] wanted;

    SlicedWassersteinKernel(SlicedWassersteinLoss loss, Shape shape, Kernels kernels) {
        int channels = shape.channels();
        this.shape = shape;
        this.count = loss.directions();
        this.directions = Directions.random(channels, count, loss.seed());
        this.product = kernels.gram(shape.positions(), channels);
        this.matching = new RankMatching(kernels.workers(), shape.positions(), channels);
        this.matrix = new float[channels * channels];
        this.projections = new float[shape.size()];
        this.wanted = wanted(loss.target(), kernels);
    }

    static Footprint footprint(SlicedWassersteinLoss loss, Shape shape, Footprints kernels) {
        long channels = shape.channels();
        long directions = loss.directions();
        Footprint targetProduct = kernels.gram(loss.target().shape().positions(), shape.channels());
        return kernels.gram(shape.positions(), shape.channels())
                .and(targetProduct.scratchOnly())
                .and(RankMatching.footprint(kernels.workers(), shape.positions(), shape.channels()))
                .and(Footprint.floats(directions * channels + channels * channels))
                .and(Footprint.floats(shape.size() + directions * shape.positions()));
    }

    private float[] wanted(Tensor target, Kernels kernels) {
        Shape targetShape = target.shape();
        int channels = targetShape.channels();
        GramKernel targetProduct = kernels.gram(targetShape.positions(), channels);
        float[] targetProjections = new float[targetShape.size()];
        float[] quantiles = new float[Math.multiplyExact(count, shape.positions())];
        for (int slice = 0; slice < directions.slices(); slice++) {
            directions.project(slice, targetProduct, target.data(), matrix, targetProjections);
            RankMatching.quantiles(
                    kernels.workers(),
                    targetProjections,
                    channels,
                    shape.positions(),
                    quantiles,
                    offset(slice),
                    directions.inSlice(slice));
        }
        return quantiles;
    }

    /** Where the wanted projections of a slice begin. */
    private int offset(int slice) {
        return directions.first(slice) * shape.positions();
    }

    @Override
    public double evaluate(float[] activations, double weight, float[] gradient) {
        Lengths.check(shape, activations, gradient);
        double projected = (double) count * shape.positions();
        double sum = 0;
        for (int slice = 0; slice < directions.slices(); slice++) {
            directions.project(slice, product, activations, matrix, projections);
            matching.match(projections, wanted, offset(slice), directions.inSlice(slice));
            sum += matching.residual() + matching.spread();
            directions.addBack(slice, product, projections, 2 * weight / projected, matrix, gradient);
        }
        return sum / projected;
    }
}
