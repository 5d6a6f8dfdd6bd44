package io.github.brushwork.core.kernel;

import io.github.brushwork.core.Shape;

/**
 * Variation in bands of rows. Each task writes the gradient of its own rows, gathered from the up to four neighbours of
 * every element, and counts the pairs whose upper or left element is in its rows.
 *
 * <p>Where an element has no neighbour on one side, it is compared with itself: the distance to the neighbour is 0.
 */
final class PlainVariation implements VariationKernel {

    /** Elements that one task takes at least, unless there are no more. */
    private static final int BAND = 1 << 15;

    private final Shape shape;
    private final int row;
    private final int rowsOfBand;
    private final double[] verticalSums;
    private final double[] horizontalSums;
    private final Workers.Loop loop;

    private float[] image;
    private float verticalFactor;
    private float horizontalFactor;
    private float[] gradient;

    PlainVariation(Workers workers, Shape shape) {
        this.shape = shape;
        this.row = shape.width() * shape.channels();
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
        Arguments.checkLength("the image", image, shape);
        Arguments.checkLength("the gradient", gradient, shape);
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
            int above = y > 0 ? row : 0;
            int below = y < shape.height() - 1 ? row : 0;
            addGradient(start, above, below);
            if (below > 0) {
                verticalSum += squaredSteps(image, row, start, start + row);
            }
            horizontalSum += squaredSteps(image, shape.channels(), start, start + row - shape.channels());
        }
        verticalSums[index] = verticalSum;
        horizontalSums[index] = horizontalSum;
    }

    private void addGradient(int start, int above, int below) {
        int channels = shape.channels();
        int last = start + row - channels;
        addInnerGradient(start + channels, last, above, below);
        int inwards = shape.width() > 1 ? channels : 0;
        for (int c = 0; c < channels; c++) {
            addGradient(start + c, above, below, 0, inwards);
            if (inwards > 0) {
                addGradient(last + c, above, below, inwards, 0);
            }
        }
    }

    /** The gradient of one element; the last four numbers say how far away its neighbours are. */
    private void addGradient(int i, int above, int below, int left, int right) {
        float here = image[i];
        float rise = here - image[i - above] - (image[i + below] - here);
        float turn = here - image[i - left] - (image[i + right] - here);
        gradient[i] += verticalFactor * rise + horizontalFactor * turn;
    }

    /** Gradients of the elements of a row that have neighbours on both sides. */
    private void addInnerGradient(int from, int to, int above, int below) {
        int channels = shape.channels();
        float[] x = image;
        float[] target = gradient;
        float vertical = verticalFactor;
        float horizontal = horizontalFactor;
        for (int i = from; i < to; i++) {
            float here = x[i];
            float rise = here - x[i - above] - (x[i + below] - here);
            float turn = here - x[i - channels] - (x[i + channels] - here);
            target[i] += vertical * rise + horizontal * turn;
        }
    }

    /** The sum of squared differences of elements {@code distance} apart; four at a time, as in {@link PlainArithmetic}. */
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
