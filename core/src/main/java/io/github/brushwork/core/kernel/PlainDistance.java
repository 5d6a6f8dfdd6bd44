package io.github.brushwork.core.kernel;

import io.github.brushwork.core.Shape;

/** Squared differences, on the calling thread. */
final class PlainDistance implements DistanceKernel {

    private final Shape shape;

    PlainDistance(Workers workers, int length) {
        this.shape = new Shape(length, 1, 1);
    }

    @Override
    public double squaredDistance(float[] a, float[] b, double factor, float[] gradient) {
        Arguments.checkLength("the first array", a, shape);
        Arguments.checkLength("the second array", b, shape);
        Arguments.checkLength("the gradient", gradient, shape);
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            double difference = (double) a[i] - b[i];
            sum += difference * difference;
            gradient[i] += (float) (factor * difference);
        }
        return sum;
    }
}
