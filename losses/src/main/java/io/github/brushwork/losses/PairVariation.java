package io.github.brushwork.losses;

import io.github.brushwork.core.LossKernel;
import io.github.brushwork.core.Shape;
import io.github.brushwork.core.kernel.Footprint;
import io.github.brushwork.core.kernel.Scratch;
import io.github.brushwork.core.kernel.Workers;
import java.util.List;

/**
 * A weighted sum of penalties over pairs of elements, in bands of rows. Each task writes the gradient of its own rows,
 * which takes every pair across two rows up twice, and counts the pairs that begin in them. The bands depend on the shape
 * alone and their sums are added up in order, so that the result does not depend on the number of workers.
 *
 * <p>For one thread at a time; allocates nothing once it is made.
 */
final class PairVariation implements LossKernel {

    /** Elements that one task takes at least, unless there are no more. */
    private static final int BAND = 1 << 15;

    private final Shape shape;
    private final Penalty penalty;
    private final NeighbourPairs[] pairs;
    private final int rowsOfBand;
    private final double[] sums;
    private final Workers.Loop loop;

    /** Set for each call, as are those below. */
    private float[] image;

    private double weight;
    private float[] gradient;

    PairVariation(Workers workers, Shape shape, Penalty penalty, List<NeighbourPairs> pairs) {
        this.shape = shape;
        this.penalty = penalty;
        this.pairs = pairs.toArray(NeighbourPairs[]::new);
        this.rowsOfBand = rowsOfBand(shape);
        this.sums = new double[bands(shape)];
        this.loop = workers.loop(this::band);
    }

    static Footprint footprint(Shape shape) {
        return Footprint.doubles(bands(shape));
    }

    private static int rowsOfBand(Shape shape) {
        int row = shape.width() * shape.channels();
        return (BAND + row - 1) / row;
    }

    private static int bands(Shape shape) {
        int rowsOfBand = rowsOfBand(shape);
        return (shape.height() + rowsOfBand - 1) / rowsOfBand;
    }

    @Override
    public double evaluate(float[] image, double weight, float[] gradient) {
        Lengths.check(shape, image, gradient);
        this.image = image;
        this.weight = weight;
        this.gradient = gradient;
        try {
            loop.run(sums.length);
        } finally {
            this.image = null;
            this.gradient = null;
        }
        double sum = 0;
        for (double each : sums) {
            sum += each;
        }
        return sum;
    }

    private void band(int index, Scratch scratch) {
        int end = Math.min(shape.height(), (index + 1) * rowsOfBand);
        double sum = 0;
        for (int row = index * rowsOfBand; row < end; row++) {
            for (NeighbourPairs each : pairs) {
                addSlopes(each, row);
                sum += sum(each, row);
            }
        }
        sums[index] = sum;
    }

    private double sum(NeighbourPairs pairs, int row) {
        if (!pairs.beginsIn(row)) {
            return 0;
        }
        int from = index(row, pairs.left());
        return pairs.weight() * penalty.sum(image, from, index(row, pairs.right()), offset(pairs));
    }

    private void addSlopes(NeighbourPairs pairs, int row) {
        float factor = (float) (weight * pairs.weight());
        int length = pairs.columns() * shape.channels();
        if (pairs.beginsIn(row)) {
            int from = index(row, pairs.left());
            penalty.addSlopes(image, from, from + length, offset(pairs), factor, gradient);
        }
        if (pairs.endsIn(row)) {
            int from = index(row, pairs.left() + pairs.across());
            penalty.addSlopes(image, from, from + length, -offset(pairs), factor, gradient);
        }
    }

    private int offset(NeighbourPairs pairs) {
        return index(pairs.down(), pairs.across());
    }

    private int index(int row, int column) {
        return (row * shape.width() + column) * shape.channels();
    }
}
