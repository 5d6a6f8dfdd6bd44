package io.github.brushwork.optim;

/** The exponential moving average of the points of a run. */
final class RunningAverage {

    private final double decay;
    private final double[] sum;
    private double missing;

    /** The average of one point. */
    RunningAverage(double decay, float[] x) {
        this.decay = decay;
        this.sum = new double[x.length];
        this.missing = 1;
        add(x);
    }

    /** As an earlier run left it. */
    RunningAverage(double decay, AverageState state) {
        this.decay = decay;
        this.sum = state.sum().clone();
        this.missing = state.missing();
    }

    void add(float[] x) {
        missing *= decay;
        for (int i = 0; i < sum.length; i++) {
            sum[i] = decay * sum[i] + (1 - decay) * x[i];
        }
    }

    /** The average, corrected for the weight that is missing; kept within the bounds whatever the rounding. */
    float[] mean(Bounds bounds) {
        float[] mean = new float[sum.length];
        for (int i = 0; i < sum.length; i++) {
            mean[i] = bounds.clamp((float) (sum[i] / (1 - missing)));
        }
        return mean;
    }

    AverageState state() {
        return new AverageState(sum.clone(), missing);
    }
}
