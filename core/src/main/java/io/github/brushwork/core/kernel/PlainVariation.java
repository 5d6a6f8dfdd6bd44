package io.github.brushwork.core.kernel;

import io.github.brushwork.core.Shape;

/** Squared differences of neighbours, on the calling thread. */
final class PlainVariation implements VariationKernel {

    private final Shape shape;

    PlainVariation(Workers workers, Shape shape) {
        this.shape = shape;
    }

    @Override
    public double squaredVariation(float[] image, double vertical, double horizontal, double factor, float[] gradient) {
        Arguments.checkLength("the image", image, shape);
        Arguments.checkLength("the gradient", gradient, shape);
        int row = shape.width() * shape.channels();
        double sum = 0;
        for (int i = 0; i < image.length; i++) {
            if (i + row < image.length) {
                sum += pair(image, i, i + row, vertical, factor, gradient);
            }
            if (i % row + shape.channels() < row) {
                sum += pair(image, i, i + shape.channels(), horizontal, factor, gradient);
            }
        }
        return sum;
    }

    private static double pair(float[] image, int i, int j, double weight, double factor, float[] gradient) {
        double difference = (double) image[j] - image[i];
        float slope = (float) (2 * factor * weight * difference);
        gradient[j] += slope;
        gradient[i] -= slope;
        return weight * difference * difference;
    }
}
