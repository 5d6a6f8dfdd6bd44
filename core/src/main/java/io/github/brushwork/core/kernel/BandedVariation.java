package io.github.brushwork.core.kernel;

import io.github.brushwork.core.Shape;

/**
 * Variation in bands of rows. Each task writes the gradient of its own rows, gathered from the up to four neighbours of
 * every element, and counts the pairs whose upper or left element is in its rows.
 *
 * <p>Where an element has no neighbour on one side, it is compared with itself: the distance to the neighbour is 0.
 */
final class BandedVariation implements VariationKernel {

    /** Elements that one task takes at least, unless there are no more. */
    private static final int BAND = 1 << 15;

    /**
     * How far away in the array the neighbours of an element are.
     *
     * @param above of the one above
     * @param below of the one below
     * @param aside of those on both sides: the channels
     */
    record Neighbours(int above, int below, int aside) {}

    /** The loop over the elements of a row that have neighbours on both sides; without state, for several threads. */
    @FunctionalInterface
    interface InnerGradient {

        /**
         * Adds the gradients of some elements.
         *
         * @param vertical factor on what an element differs from those above and below
         * @param horizontal factor on what an element differs from those on both sides
         */
        void add(
                float[] image,
                Neighbours neighbours,
                float vertical,
                float horizontal,
                float[] gradient,
                int from,
                int to);
    }

    private final Shape shape;
    private final InnerGradient inner;
    private final Neighbours only;
    private final Neighbours ofFirstRow;
    private final Neighbours ofRow;
    private final Neighbours ofLastRow;
    private final int row;
    private final int rowsOfBand;
    private final double[] verticalSums;
    private final double[] horizontalSums;
    private final Workers.Loop loop;

    private float[] image;
    private float verticalFactor;
    private float horizontalFactor;
    private float[] gradient;

    /**
     * @param inner the loop in which the time goes
     */
    BandedVariation(Workers workers, Shape shape, InnerGradient inner) {
        this.shape = shape;
        this.inner = inner;
        this.row = shape.width() * shape.channels();
        this.only = new Neighbours(0, 0, shape.channels());
        this.ofFirstRow = new Neighbours(0, row, shape.channels());
        this.ofRow = new Neighbours(row, row, shape.channels());
        this.ofLastRow = new Neighbours(row, 0, shape.channels());
        this.rowsOfBand = rowsOfBand(shape);
        int bands = bands(shape);
        this.verticalSums = new double[bands];
        this.horizontalSums = new double[bands];
        this.loop = workers.loop(this::band);
    }

    private static int rowsOfBand(Shape shape) {
        int row = shape.width() * shape.channels();
        return (BAND + row - 1) / row;
    }

    /** How many sums of either kind it keeps. */
    static int bands(Shape shape) {
        int rows = rowsOfBand(shape);
        return (shape.height() + rows - 1) / rows;
    }

    @Override
    public double squaredVariation(float[] image, double vertical, double horizontal, double factor, float[] gradient) {
        Preconditions.checkLength("the image", image, shape);
        Preconditions.checkLength("the gradient", gradient, shape);
        this.image = image;
        this.verticalFactor = (float) (2 * factor * vertical);
        this.horizontalFactor = (float) (2 * factor * horizontal);
        this.gradient = gradient;
        try {
            loop.run(verticalSums.length);
        } finally {
            this.image = null;
            this.gradient = null;
        }
        double sum = 0;
        for (int i = 0; i < verticalSums.length; i++) {
            sum += vertical * verticalSums[i] + horizontal * horizontalSums[i];
        }
        return sum;
    }

    private void band(int index, Scratch scratch) {
        int end = Math.min(shape.height(), (index + 1) * rowsOfBand);
        double verticalSum = 0;
        double horizontalSum = 0;
        for (int y = index * rowsOfBand; y < end; y++) {
            int start = y * row;
            Neighbours neighbours = neighbours(y);
            addGradient(start, neighbours);
            if (neighbours.below() > 0) {
                verticalSum += squaredSteps(image, row, start, start + row);
            }
            horizontalSum += squaredSteps(image, shape.channels(), start, start + row - shape.channels());
        }
        verticalSums[index] = verticalSum;
        horizontalSums[index] = horizontalSum;
    }

    private Neighbours neighbours(int y) {
        boolean isFirst = y == 0;
        boolean isLast = y == shape.height() - 1;
        if (isFirst) {
            return isLast ? only : ofFirstRow;
        }
        return isLast ? ofLastRow : ofRow;
    }

    private void addGradient(int start, Neighbours neighbours) {
        int channels = shape.channels();
        int last = start + row - channels;
        inner.add(image, neighbours, verticalFactor, horizontalFactor, gradient, start + channels, last);
        int inwards = shape.width() > 1 ? channels : 0;
        for (int c = 0; c < channels; c++) {
            addGradient(start + c, neighbours, 0, inwards);
            if (inwards > 0) {
                addGradient(last + c, neighbours, inwards, 0);
            }
        }
    }

    /** The gradient of one element, whose neighbours on the left and the right are so far away. */
    private void addGradient(int i, Neighbours neighbours, int left, int right) {
        float here = image[i];
        float rise = here - image[i - neighbours.above()] - (image[i + neighbours.below()] - here);
        float turn = here - image[i - left] - (image[i + right] - here);
        gradient[i] += verticalFactor * rise + horizontalFactor * turn;
    }

    /** The {@link InnerGradient} in plain Java. */
    static void addPlainly(
            float[] x, Neighbours neighbours, float vertical, float horizontal, float[] gradient, int from, int to) {
        int above = neighbours.above();
        int below = neighbours.below();
        int aside = neighbours.aside();
        for (int i = from; i < to; i++) {
            float here = x[i];
            float rise = here - x[i - above] - (x[i + below] - here);
            float turn = here - x[i - aside] - (x[i + aside] - here);
            gradient[i] += vertical * rise + horizontal * turn;
        }
    }

    /**
     * The sum of squared differences of elements {@code distance} apart; four at a time, as in {@link PlainArithmetic}. By way of
     * the Vector API it would be part of one large compilation with the gradient, in which JDK 17 puts vectors into objects on the heap.
     */
    private static double squaredSteps(float[] x, int distance, int from, int to) {
        double sum0 = 0;
        double sum1 = 0;
        double sum2 = 0;
        double sum3 = 0;
        int i = from;
        for (; i < to - 3; i += 4) {
            double step0 = x[i + distance] - x[i];
            double step1 = x[i + 1 + distance] - x[i + 1];
            double step2 = x[i + 2 + distance] - x[i + 2];
            double step3 = x[i + 3 + distance] - x[i + 3];
            sum0 += step0 * step0;
            sum1 += step1 * step1;
            sum2 += step2 * step2;
            sum3 += step3 * step3;
        }
        for (; i < to; i++) {
            double step = x[i + distance] - x[i];
            sum0 += step * step;
        }
        return sum0 + sum1 + (sum2 + sum3);
    }
}
