package io.github.brushwork.losses.smoothness;

import io.github.brushwork.core.LossKernel;
import io.github.brushwork.core.Shape;
import io.github.brushwork.core.kernel.Footprint;
import io.github.brushwork.core.kernel.Scratch;
import io.github.brushwork.core.kernel.Workers;
import java.util.List;

/**
 * A weighted sum of penalties over pairs of elements, in bands of rows. Each task writes the gradient of its own rows,
 * so that pairs across two rows are visited from both, and counts the pairs that begin in them. The bands depend on the shape
 * alone and their sums are added up in order, so that the result does not depend on the number of workers.
 *
 * <p>For one thread at a time; allocates nothing once it is made.
 */
final class PairVariation implements LossKernel {

    /**
     * Pairs of elements of an image: every position of a rectangle with the one that is a step away, channel by channel.
     * An empty rectangle has no pairs.
     *
     * @param top first row of the rectangle
     * @param bottom row below its last one
     * @param left first column of the rectangle
     * @param right column after its last one
     * @param down rows to the other position, 0 or 1
     * @param across columns to the other position, from -1 to 1
     * @param weight how much each pair counts
     */
    record Pairs(int top, int bottom, int left, int right, int down, int across, double weight) {

        /** Pairs side by side, those with the left one in some rows. */
        static Pairs sideBySide(Shape shape, int top, int bottom, double weight) {
            return new Pairs(top, bottom, 0, shape.width() - 1, 0, 1, weight);
        }

        /** Pairs one above the other, those in some columns. */
        static Pairs oneAboveTheOther(Shape shape, int left, int right, double weight) {
            return new Pairs(0, shape.height() - 1, left, right, 1, 0, weight);
        }

        private boolean beginsIn(int row) {
            return row >= top && row < bottom && left < right;
        }

        private boolean endsIn(int row) {
            return beginsIn(row - down);
        }
    }

    /**
     * What the difference of two elements of an array costs. The methods go over a range of elements and compare each with the
     * one that is {@code offset} further on.
     */
    enum Penalty {
        /** The square of the difference. */
        SQUARE {
            @Override
            double sum(float[] x, int from, int to, int offset) {
                double sum = 0;
                for (int i = from; i < to; i++) {
                    double difference = x[i] - x[i + offset];
                    sum += difference * difference;
                }
                return sum;
            }

            @Override
            void addSlopes(float[] x, int from, int to, int offset, float factor, float[] gradient) {
                float twice = 2 * factor;
                for (int i = from; i < to; i++) {
                    gradient[i] += twice * (x[i] - x[i + offset]);
                }
            }
        },
        /** The magnitude of the difference; its slope is taken to be 0 where there is no difference. */
        MAGNITUDE {
            @Override
            double sum(float[] x, int from, int to, int offset) {
                double sum = 0;
                for (int i = from; i < to; i++) {
                    sum += Math.abs(x[i] - x[i + offset]);
                }
                return sum;
            }

            @Override
            void addSlopes(float[] x, int from, int to, int offset, float factor, float[] gradient) {
                for (int i = from; i < to; i++) {
                    gradient[i] += factor * Math.signum(x[i] - x[i + offset]);
                }
            }
        };

        /** The sum over the range. */
        abstract double sum(float[] x, int from, int to, int offset);

        /** Adds, for each element of the range, {@code factor} times the derivative by this element. */
        abstract void addSlopes(float[] x, int from, int to, int offset, float factor, float[] gradient);
    }

    /** Elements that one task takes at least, unless there are no more. */
    private static final int BAND = 1 << 15;

    private final Shape shape;
    private final Penalty penalty;
    private final Pairs[] pairs;
    private final int rowsOfBand;
    private final double[] sums;
    private final Workers.Loop loop;

    /** Set for each call, as are those below. */
    private float[] image;

    private double weight;
    private float[] gradient;

    PairVariation(Workers workers, Shape shape, Penalty penalty, List<Pairs> pairs) {
        this.shape = shape;
        this.penalty = penalty;
        this.pairs = pairs.toArray(Pairs[]::new);
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
        LossKernel.requireLengths(shape, image, gradient);
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
            for (Pairs each : pairs) {
                addSlopes(each, row);
                sum += sum(each, row);
            }
        }
        sums[index] = sum;
    }

    private double sum(Pairs pairs, int row) {
        if (!pairs.beginsIn(row)) {
            return 0;
        }
        int from = index(row, pairs.left());
        return pairs.weight() * penalty.sum(image, from, index(row, pairs.right()), offset(pairs));
    }

    private void addSlopes(Pairs pairs, int row) {
        float factor = (float) (weight * pairs.weight());
        int length = (pairs.right() - pairs.left()) * shape.channels();
        if (pairs.beginsIn(row)) {
            int from = index(row, pairs.left());
            penalty.addSlopes(image, from, from + length, offset(pairs), factor, gradient);
        }
        if (pairs.endsIn(row)) {
            int from = index(row, pairs.left() + pairs.across());
            penalty.addSlopes(image, from, from + length, -offset(pairs), factor, gradient);
        }
    }

    private int offset(Pairs pairs) {
        return index(pairs.down(), pairs.across());
    }

    private int index(int row, int column) {
        return (row * shape.width() + column) * shape.channels();
    }
}
