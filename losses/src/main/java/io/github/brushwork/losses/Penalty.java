package io.github.brushwork.losses;

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
