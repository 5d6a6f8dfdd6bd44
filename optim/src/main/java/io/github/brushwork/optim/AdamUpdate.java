package io.github.brushwork.optim;

import java.util.Arrays;

/** The step of {@link Adam}. Its means are doubles, because the square of a float gradient may not be a float. */
final class AdamUpdate implements Update {

    private final double beta1;
    private final double beta2;
    private final double epsilon;
    private final double[] first;
    private final double[] second;
    private int steps;
    /** Powers of the decay rates: what the means still miss, because they began at 0. */
    private double missing1 = 1;

    private double missing2 = 1;

    AdamUpdate(double beta1, double beta2, double epsilon, AdamMoments moments) {
        this.beta1 = beta1;
        this.beta2 = beta2;
        this.epsilon = epsilon;
        this.first = moments.first().clone();
        this.second = moments.second().clone();
        // one by one, for the bits of a run that was never interrupted
        for (int i = 0; i < moments.steps(); i++) {
            count();
        }
    }

    private void count() {
        steps++;
        missing1 *= beta1;
        missing2 *= beta2;
    }

    @Override
    public void absorb(float[] gradient) {
        count();
        for (int i = 0; i < gradient.length; i++) {
            double g = gradient[i];
            first[i] = beta1 * first[i] + (1 - beta1) * g;
            second[i] = beta2 * second[i] + (1 - beta2) * g * g;
        }
    }

    @Override
    public void move(float[] x, double learningRate, float[] target) {
        double rate = learningRate / (1 - missing1);
        double scale = 1 / (1 - missing2);
        for (int i = 0; i < x.length; i++) {
            double change = rate * first[i] / (Math.sqrt(scale * second[i]) + epsilon);
            target[i] = (float) (x[i] - change);
        }
    }

    @Override
    public void clear() {
        Arrays.fill(first, 0);
        Arrays.fill(second, 0);
        steps = 0;
        missing1 = 1;
        missing2 = 1;
    }

    @Override
    public OptimizerState state(RunState run) {
        return new AdamState(run, new AdamMoments(steps, first.clone(), second.clone()));
    }
}
